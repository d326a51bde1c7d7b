"""Unicode's bidi cases as lines of the book: in letters its face has, with mark-up cut through them.

A case is about bidi classes, not about letters, so every character may be
another one of its class; each place gets its own, so that no two can be taken
for each other. Embeddings, overrides, isolates and the like have no ink and are
forbidden in content; they decide the levels of what stands around them and are
then taken out, as the book's own text could never have them. Only an isolate
leaves something invisible behind: it has a level of its own that parts its
neighbours.
"""

from __future__ import annotations

import itertools
import random
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from unittest import mock

from bidi_cases import Case

from catalogue.composing.levels import resolve
from catalogue.composing.lines import Line
from catalogue.composing.pieces import format_prose
from catalogue.model.prose import Mark, Prose, Span
from catalogue.setting.collating.folding import fold_all

ALIKE = {
    "L": "abcdeghjkmnopqrstuvwxyzABCDEGHJKMNOPQRSTUVWXYZ",
    "R": "אבגדהוזחטיכלמנסעפצקרשתךםןףץ",
    "EN": "0123456789",
    "ON": "*!\"&;=?'^_`|~§¶†‡•",
    "NSM": "\u05b0\u05b1\u05b2\u05b3\u05b4\u05b5\u05b6\u05b7\u05b8\u05b9\u05bb",
}
"""Characters of one class that may stand for each other; brackets stand for themselves."""

ISOLATES = dict.fromkeys("\u2066\u2067\u2068\u2069", "\u2060")

STYLES = (Mark.STRONG, Mark.STRONG, Mark.EMPHASIS, Mark.LINK)


@dataclass(frozen=True, slots=True)
class Shown:
    """A case as a line, what has to be seen of it from left to right, folded, and its points in any order."""

    case: Case
    line: Line
    seen: str
    points: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """The cases that can be shown, and how many cannot, by reason."""

    shown: tuple[Shown, ...]
    left_out: Counter[str]


def choose(cases: Iterable[Case], coverage: frozenset[int], seed: int) -> Chosen:
    """Turn every case into a line that a face with this coverage can show."""
    shown: list[Shown] = []
    left_out: Counter[str] = Counter()
    dice = random.Random(seed)
    for case in cases:
        text = _recast(case.text, dice)
        visible = [at for at, char in enumerate(text) if _has_ink(char)]
        missing = {unicodedata.bidirectional(text[at]) for at in visible if ord(text[at]) not in coverage}
        if missing:
            left_out[f"the face has no letters of class {'/'.join(sorted(missing))}"] += 1
        elif any(_is_turned(text[at], case.levels[at]) for at in visible):
            left_out[
                "an override turns letters against their own direction, which content cannot ask for"
            ] += 1
        elif not visible:
            left_out["nothing of it has ink"] += 1
        else:
            shown.append(_show(case, text, visible, dice))
    return Chosen(tuple(shown), left_out)


def _recast(text: str, dice: random.Random) -> str:
    """Another character of the same class for every one that may change, never the same one twice."""
    alphabets = {name: dice.sample(chars, len(chars)) for name, chars in ALIKE.items()}
    return "".join(_one_of(char, alphabets) for char in text)


def _one_of(char: str, alphabets: dict[str, list[str]]) -> str:
    kind = unicodedata.bidirectional(char)
    if kind not in alphabets or unicodedata.mirrored(char) or not _has_ink(char):
        return char
    return alphabets[kind].pop()


def _is_turned(char: str, level: int | None) -> bool:
    """A letter or digit at a level that rules I1 and I2 never give it."""
    odd = {"L": 0, "EN": 0, "AN": 0, "R": 1, "AL": 1}.get(unicodedata.bidirectional(char))
    return odd is not None and level is not None and level % 2 != odd


def _has_ink(char: str) -> bool:
    return unicodedata.category(char) not in ("Cf", "Cc", "Zs")


def _show(case: Case, text: str, visible: list[int], dice: random.Random) -> Shown:
    """The text without what content cannot hold, its levels those of the whole, some letters pointed.

    The house's own isolates (−5, C++) are left out too: Unicode's cases know nothing of them.
    """
    units = [_pointed(char, dice) for char in text]
    starts = list(itertools.accumulate(map(len, units), initial=0))
    whole = resolve("".join(units), case.base)
    kept = [at for at, char in enumerate(text) if _has_ink(char) or char in ISOLATES or char == " "]
    clean = [ISOLATES.get(text[at], units[at]) for at in kept]
    levels = b"".join(whole[starts[at] : starts[at + 1]] for at in kept)
    prose = Prose("".join(clean), tuple(sorted(_cuts(clean, dice))))
    with mock.patch("catalogue.composing.pieces.resolve", lambda *_: levels):
        formatted = format_prose(prose, case.base, {})
    line = Line(formatted.pieces(0, len(prose.text)), case.base, 0, len(prose.text), 0, 0, 0)
    inked = set(visible)
    seen = fold_all("".join(text[at] for at in case.order if at in inked))
    return Shown(case, line, seen, points_of(prose.text))


def _pointed(char: str, dice: random.Random) -> str:
    """Every fifth Hebrew letter with a point; it takes the letter's class (rule W1)."""
    return char + dice.choice(ALIKE["NSM"]) if char in ALIKE["R"] and dice.random() < 0.2 else char


def points_of(text: str) -> str:
    """The points of a text, sorted."""
    return "".join(sorted(char for char in text if unicodedata.combining(char)))


def _cuts(units: Sequence[str], dice: random.Random) -> Iterator[Span]:
    """Up to three stretches of bold, italic or link, anywhere, also across each other."""
    starts = list(itertools.accumulate(map(len, units), initial=0))
    for _ in range(dice.randint(0, 3)):
        first, last = sorted(dice.sample(range(len(starts)), 2))
        yield Span(starts[first], starts[last], dice.choice(STYLES))
