"""What every mark of a paragraph is, and what is printed for it."""

from __future__ import annotations

from collections.abc import Sequence

from catalogue.composing.punctuation.abbreviations import is_ending, lacks_a_stroke
from catalogue.composing.punctuation.changes import Change, Flag
from catalogue.composing.punctuation.letters import is_prefix
from catalogue.composing.punctuation.marks import (
    APOSTROPHE,
    DOUBLE_PRIME,
    GERESH,
    GERSHAYIM,
    PRIME,
    Mark,
    Side,
    find_marks,
    printed,
)
from catalogue.composing.punctuation.pairing import Paired, pair, quotations
from catalogue.composing.punctuation.quotation import print_quotations
from catalogue.composing.punctuation.roles import Role, is_certain, roles
from catalogue.model.punctuation import PunctuationStyle


def decide_marks(text: str, style: PunctuationStyle) -> tuple[list[Change], list[Flag]]:
    """The printed form of every mark in a paragraph, and the marks no rule could decide.

    All or nothing: where one quotation mark has no partner, all of the
    paragraph's quotation marks stay as typed, and of its gershayim only those
    beyond doubt are changed (rule 7 of the reference).
    """
    marks = find_marks(text)
    if not marks:
        return [], []
    paired = pair(marks, [roles(mark, text) for mark in marks])
    flags = [flag for flag in map(_unknown, marks, paired.roles) if flag]
    changes = _print_all(text, marks, paired.roles, style)
    if not paired.balanced:
        certain = {mark.start for mark in marks if not mark.double or is_certain(mark)}
        return [change for change in changes if change.start in certain], flags
    flags += filter(None, map(_unspaced, marks, paired.roles))
    if paired.rival and _print_all(text, marks, paired.rival, style) != changes:
        flags.append(_rivalled(marks, paired))
    return changes, flags


def _print_all(
    text: str, marks: Sequence[Mark], chosen: Sequence[Role], style: PunctuationStyle
) -> list[Change]:
    printed_letters = (_letter_mark(mark, role, style) for mark, role in zip(marks, chosen, strict=True))
    changes = [change for change in printed_letters if change]
    if Role.STRAY not in chosen:
        changes += print_quotations(text, marks, quotations(chosen), style)
    return sorted(changes)


def _letter_mark(mark: Mark, role: Role, style: PunctuationStyle) -> Change | None:
    """Gershayim, geresh, apostrophe or prime; None for a mark that quotes or is unknown."""
    match role:
        case Role.GERSHAYIM if style.gershayim:
            return printed(mark, GERSHAYIM, _gershayim_rule(mark))
        case Role.GERESH if style.geresh:
            return printed(mark, GERESH, _geresh_rule(mark))
        case Role.APOSTROPHE if style.apostrophes:
            return printed(mark, APOSTROPHE, "L1")
        case Role.PRIME if style.primes:
            return printed(mark, DOUBLE_PRIME if mark.double else PRIME, "L3")
    return None


def _gershayim_rule(mark: Mark) -> str:
    if mark.typed != '"':
        return "G3"
    if len(mark.after) > 1:
        return "G5" if is_prefix(mark.before) else "G4"
    return "G2" if is_prefix(mark.before) else "G1"


def _geresh_rule(mark: Mark) -> str:
    if mark.after:
        return "G6" if mark.year else "E1"
    if len(mark.before) == 1:
        return "E4"
    return "E2" if mark.before[-1] in "גזצץת" else "E3"


def _unknown(mark: Mark, role: Role) -> Flag | None:
    if role is Role.KEPT:
        why = "neither a geresh this program knows nor part of a quotation"
        if lacks_a_stroke(mark.before, mark.after):
            why = f"{mark.before}{GERSHAYIM}{mark.after} takes gershayim: one stroke was typed for two"
        return Flag(mark.start, mark.typed, why, "E5")
    if role is not Role.STRAY:
        return None
    if mark.floating:
        why = (
            "a quotation mark between spaces may open or close; the paragraph's quotation marks stay as typed"
        )
        return Flag(mark.start, mark.typed, why, "Q9")
    why = "a quotation mark without a partner; the paragraph's quotation marks stay as typed"
    return Flag(mark.start, mark.typed, why, "Q10")


def _unspaced(mark: Mark, role: Role) -> Flag | None:
    """A quotation that opens against a word which is no prefix, or closes against one that is no ending."""
    if role is Role.OPEN and mark.left_side is Side.WORD and not is_prefix(mark.before):
        return Flag(mark.start, mark.typed, "a quotation opens without a space before it", "Q12")
    if role is Role.CLOSE and mark.right_side is Side.WORD and not is_ending(mark.after):
        return Flag(mark.start, mark.typed, "a quotation closes without a space after it", "Q12")
    return None


def _rivalled(marks: Sequence[Mark], paired: Paired) -> Flag:
    other = paired.rival or ()
    at = next(number for number, role in enumerate(paired.roles) if role is not other[number])
    why = f"read as {paired.roles[at].value}, but {other[at].value} is almost as likely"
    return Flag(marks[at].start, marks[at].typed, why, "Q11")
