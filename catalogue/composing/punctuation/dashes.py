"""Hyphen, maqaf, dash and minus (Academy §§15, 32; 2015 and 2019 on maqaf and dash)."""

from __future__ import annotations

import re

from catalogue.composing.punctuation.changes import Change, Flag, Stretch
from catalogue.composing.punctuation.letters import (
    BREAKS,
    CLOSE_BRACKETS,
    FRACTIONS,
    HYPHENS,
    OPEN_BRACKETS,
    PREFIX_LETTERS,
    SPACES,
    after,
    before,
    is_digit,
    is_hebrew,
    is_latin,
    is_point,
    may_be_prefix,
)
from catalogue.composing.punctuation.marks import GERESH, MARKS
from catalogue.composing.punctuation.ranges import EN_DASH, Range, Verdict, find_ranges
from catalogue.composing.punctuation.relations import may_be_dash, may_be_relation
from catalogue.model.punctuation import PunctuationStyle

MAQAF = "\u05be"
MINUS = "\u2212"
TIMES = "\u00d7"

_DASH = re.compile("[-\u2010-\u2015\u05be]+")
_LONG = "\u2014\u2015"
_MINUS = re.compile(r"[-–](?<![^\s(\[].)(?=\d+(?:[.,]\d+)?(?:%|°|[ \u00a0]?(?:מעלות|אחוז|צלזיוס)))")
_SIZE = r"(?:[1-9]\d*|0(?=\.))(?:[.,]\d+)?(?:[ \u00a0]?(?:[סמ][\"״]מ|מ['׳]|[cm]?m|px|in))?"
_TIMES = re.compile(rf"(?<![\w.,]){_SIZE}(?:[ \u00a0]?[xX*][ \u00a0]?{_SIZE}){{1,2}}(?![\w*]|\.\d)")
_BY = re.compile("[xX*](?=[ \u00a0]?\\d)")
_HEBREW_YEAR = "(?<![א-ת])[בהלמ]?ה?['׳]?ת[קרש][א-ת]?[״\"][א-ת]"
_YEAR = r"(?:1[5-9]|20)\d\d(?!\d)"
_BEFORE_NUMBER = frozenset("$₪€£#@&+" + FRACTIONS)
_UNTIL_NOW = frozenset(("היום", "הווה", "עכשיו", "ההווה", "כה"))


def set_dashes(text: str, style: PunctuationStyle) -> tuple[list[Change], list[Flag]]:
    """Every dash and hyphen of the paragraph: ranges first, then what stands between words."""
    changes, flags, taken = _set_ranges(text, style)
    if style.times:
        changes += _set_times(text)
    for match in _DASH.finditer(text):
        start, end = match.span()
        if _MINUS.match(text, start) and not _follows_lone_prefix(text, start):
            changes += [Change(start, text[start], MINUS, "M1")] if style.minus else []
            continue
        if any(first <= start < last for first, last in taken):
            continue
        decided = _Joint(text, start, end).decide(style)
        if isinstance(decided, Change):
            changes.append(decided)
        elif decided:
            flags.append(decided)
    return sorted(changes), flags


def _set_ranges(text: str, style: PunctuationStyle) -> tuple[list[Change], list[Flag], list[Stretch]]:
    changes: list[Change] = []
    flags: list[Flag] = []
    taken: list[Stretch] = []
    for one in find_ranges(text):
        taken.append((one.dash, one.until))
        typed = text[one.dash : one.until]
        if one.verdict is Verdict.DESCENDING:
            flags.append(_descending(text, one))
        elif typed != EN_DASH and style.ranges and (one.verdict is Verdict.RANGE or style.abbreviated_years):
            rule = "H3" if one.verdict is Verdict.RANGE else "H3y"
            changes.append(Change(one.dash, typed, EN_DASH, rule))
    return changes, flags, taken


def _descending(text: str, one: Range) -> Flag:
    why = "a range that descends: reversed by its author for an older program, or a mistake"
    return Flag(one.start, text[one.start : one.end], why, "H4")


def _set_times(text: str) -> list[Change]:
    """24x36 between Hebrew words; in Latin words and codes the letter x stays."""
    changes: list[Change] = []
    for match in _TIMES.finditer(text) if _BY.search(text) else ():
        near = text[: match.start()].rstrip(SPACES)[-1:], text[match.end() :].lstrip(SPACES)[:1]
        if any(is_latin(char) for char in near if char):
            continue
        for sign in _BY.finditer(match[0]):
            changes.append(Change(match.start() + sign.start(), sign[0], TIMES, "M2"))
    return changes


def _follows_lone_prefix(text: str, at: int) -> bool:
    """Whether the word before text[at] is one prefix letter: Hebrew has no such word."""
    end = len(text[:at].rstrip(SPACES))
    word = before(text, end)
    alone = end == len(word) or text[end - len(word) - 1] in SPACES + BREAKS + OPEN_BRACKETS
    return alone and len(word) == 1 and word in PREFIX_LETTERS


class _Joint:
    """A dash as typed, with the spaces and the characters on both sides of it."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.typed = text[start:end]
        word_end = len(text[:start].rstrip(SPACES))
        self.next_word = len(text) - len(text[end:].lstrip(SPACES))
        self.left = text[word_end - 1] if word_end else ""
        self.right = text[self.next_word : self.next_word + 1]
        self.edge_left = not self.left or self.left in BREAKS
        self.edge_right = not self.right or self.right in BREAKS
        self.open_left = word_end < start or self.edge_left
        self.open_right = end < self.next_word or self.edge_right
        self.left_hebrew = _is_hebrew_word(text, word_end - 1, -1)
        self.right_hebrew = _is_hebrew_word(text, self.next_word, 1)
        self.numeric = is_digit(self.right) or is_latin(self.right) or self.right in _BEFORE_NUMBER
        """What follows takes a maqaf after a prefix: a number or a Latin word."""

    def decide(self, style: PunctuationStyle) -> Change | Flag | None:
        """A change, a question, or nothing."""
        if (self.edge_left and self.edge_right) or len(self.typed) > 3:
            return None
        if self.open_left and self.open_right:
            return self._spaced(style)
        if self.open_left or self.open_right:
            return self._lopsided(style)
        return self._tight(style)

    def _spaced(self, style: PunctuationStyle) -> Change | Flag | None:
        """Spaces on both sides: a dash. English keeps an em dash its author typed."""
        english = self.typed[0] in _LONG and not self.left_hebrew and not self.right_hebrew
        if self.typed == EN_DASH or not style.dashes or english:
            return None
        if self.numeric and not self.edge_left and _follows_lone_prefix(self.text, self.start):
            return self._question("a prefix, a dash and a number: a maqaf, or a dash after a letter")
        return Change(self.start, self.typed, EN_DASH, "D1")

    def _lopsided(self, style: PunctuationStyle) -> Change | Flag | None:
        """A space on one side only. After a prefix it is a slip; elsewhere only the author knows."""
        prefixed = may_be_prefix(before(self.text, self.start))
        if self.open_right and not self.edge_right and self.numeric and prefixed and style.maqaf:
            if self.typed in HYPHENS or self.typed == EN_DASH:
                return Change(self.start, self.text[self.start : self.next_word], MAQAF, "H2")
        elif self.left_hebrew or self.right_hebrew or (is_digit(self.left) and is_digit(self.right)):
            return self._question("a space on one side of the hyphen: a maqaf, a dash, or a broken word")
        return None

    def _tight(self, style: PunctuationStyle) -> Change | Flag | None:
        """No spaces: a maqaf between Hebrew and what follows, nothing between Latin words."""
        if self.typed in HYPHENS:
            return self._hyphen(style) if style.maqaf else None
        if self.typed == EN_DASH:
            prefixed = self.numeric and may_be_prefix(before(self.text, self.start))
            return Change(self.start, self.typed, MAQAF, "H2") if prefixed and style.maqaf else None
        if self.typed == "--" and is_digit(self.right) and may_be_prefix(before(self.text, self.start)):
            return self._question("a prefix before a dash and a number: a maqaf and a minus, or a dash")
        if self.numeric and _follows_lone_prefix(self.text, self.start):
            return self._maqaf("H2") if style.maqaf else None
        outside = self.left in OPEN_BRACKETS or self.right in CLOSE_BRACKETS + ".,:;!?"
        if style.dashes and not outside and (self.left_hebrew or self.right_hebrew):
            return Change(self.start, self.typed, f" {EN_DASH} ", "D1")
        return None

    def _hyphen(self, style: PunctuationStyle) -> Change | Flag | None:
        if self.left and self.left in OPEN_BRACKETS:
            return None
        if self._meets_mark_from_outside():
            return self._question("a hyphen at the edge of a quotation: speech cut off, or a compound")
        if self._joins_two_calendars():
            return self._question("a Hebrew year beside the civil one takes a dash", "H5")
        if not self.left_hebrew:
            return self._suffix(style) if is_hebrew(self.right) else None
        if self.typed != MAQAF and self.left in MARKS and self.right in MARKS and self.left != GERESH:
            return self._question("a hyphen between two quotations: a maqaf, or a relation with a dash")
        if self.numeric:
            return self._maqaf("H2")
        if is_hebrew(self.right) or self.right in MARKS + OPEN_BRACKETS:
            return self._compound()
        return None

    def _meets_mark_from_outside(self) -> bool:
        """Whether, by their spaces, an opening mark stands before the hyphen or a closing one after it."""
        before_mark = len(self.text[: self.start].rstrip(MARKS))
        after_mark = len(self.text) - len(self.text[self.end :].lstrip(MARKS))
        outer_left, outer_right = (
            self.text[before_mark - 1 : before_mark],
            self.text[after_mark : after_mark + 1],
        )
        opens = before_mark < self.start and (not outer_left or outer_left in SPACES + BREAKS + OPEN_BRACKETS)
        closes = after_mark > self.end and (
            not outer_right or outer_right in SPACES + BREAKS + CLOSE_BRACKETS + ".,:;!?"
        )
        return (opens and self.right_hebrew) or (closes and self.left_hebrew)

    def _joins_two_calendars(self) -> bool:
        left, right = self.text[max(0, self.start - 10) : self.start], self.text[self.end : self.end + 10]
        if not any(mark in left + right for mark in '״"'):
            return False
        if re.match(_YEAR, right):
            return bool(re.search(f"{_HEBREW_YEAR}$", left))
        return bool(re.match(f"{_HEBREW_YEAR}(?![א-ת])", right) and re.search(f"(?<!\\d){_YEAR}$", left))

    def _compound(self) -> Change | Flag | None:
        first, second = before(self.text, self.start), after(self.text, self.end)
        if self.typed != MAQAF and first and second:
            if may_be_relation(self.text, self.start - len(first), first, second):
                return self._question("a relation or a route between two names takes a dash", "H5")
            if may_be_dash(first, second):
                return self._question("a hyphen that may stand for a dash")
        return self._maqaf("H1" if self.right_hebrew else "H2")

    def _suffix(self, style: PunctuationStyle) -> Change | None:
        """A Hebrew ending, or a word, after a number or a Latin word; 2011–היום is a range."""
        if is_digit(self.left) and after(self.text, self.end) in _UNTIL_NOW:
            return Change(self.start, self.typed, EN_DASH, "H3") if style.ranges else None
        return self._maqaf("H2s") if style.suffixes else None

    def _maqaf(self, rule: str) -> Change | None:
        return Change(self.start, self.typed, MAQAF, rule) if self.typed != MAQAF else None

    def _question(self, why: str, rule: str = "D3") -> Flag:
        return Flag(self.start, self.typed, why, rule)


def _is_hebrew_word(text: str, at: int, step: int) -> bool:
    """Whether the nearest letter or digit of the word at text[at] is Hebrew, signs looked through."""
    while 0 <= at < len(text) and text[at] not in SPACES + BREAKS:
        if is_hebrew(text[at]) or is_point(text[at]):
            return True
        if is_latin(text[at]) or is_digit(text[at]):
            return False
        at += step
    return False
