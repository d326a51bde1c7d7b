"""A paragraph as atoms: what stands between two places where a line may end, measured."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from catalogue.composing.opportunities import opportunities
from catalogue.composing.pieces import Formatted, Measure, count_spaces, piece_width
from catalogue.model.design import TextStyle
from catalogue.model.prose import BREAK, CALL

_DASHES = ("\u2013", "\u2014")
_HYPHENS = ("\u05be", "-", "\u2013", "\u2014")


@dataclass(frozen=True, slots=True)
class Atom:
    """text[start:end] without its trailing spaces (`body` is where they begin). Widths in points."""

    start: int
    body: int
    end: int
    width: float
    inner: int
    """Word spaces inside (no-break ones)."""
    inner_width: float
    trailing: int
    trailing_width: float
    tracked: int
    """Characters that tracking spreads, trailing spaces included."""
    word: str
    hang_start: float
    """How far its first character may hang out at a line's start."""
    hang_end: float
    """The same for its last character at a line's end."""
    stuck: bool
    """A line should not end here: dash, maqaf, initial, lone letter."""
    dash: bool
    """A line should not begin here: it opens with a dash."""
    forced: bool
    """The author broke the line after it."""


def cut_atoms(
    formatted: Formatted, style: TextStyle, measure: Measure, hang: Mapping[str, float]
) -> tuple[Atom, ...]:
    """Measure a paragraph between its line-break opportunities."""
    ends = opportunities(formatted.prose)
    starts = (0, *ends[:-1])
    return tuple(
        _measure_atom(formatted, style, measure, hang, start, end)
        for start, end in zip(starts, ends, strict=True)
    )


def _measure_atom(
    formatted: Formatted, style: TextStyle, measure: Measure, hang: Mapping[str, float], start: int, end: int
) -> Atom:
    text = formatted.prose.text
    body = start + len(text[start:end].rstrip(" " + BREAK))
    visible = text[start:body]
    pieces = formatted.pieces(start, body)
    inner = count_spaces(visible)
    spaces = text[body:end].count(" ")
    space = measure(" ", style.weight, False, style.size, True)
    word = visible.replace(CALL, "").strip("\u2060")
    return Atom(
        start,
        body,
        end,
        sum(piece_width(piece, style, measure) for piece in pieces),
        inner,
        inner * space,
        spaces,
        spaces * space,
        formatted.tracked(start, end),
        word,
        _hang(visible[:1], style, measure, hang),
        _hang(visible[-1:], style, measure, hang),
        _is_stuck(word),
        word.startswith(_DASHES),
        text[end - 1 : end] == BREAK,
    )


def _hang(char: str, style: TextStyle, measure: Measure, hang: Mapping[str, float]) -> float:
    if not style.hanging or char not in hang:
        return 0.0
    if char == CALL:
        return hang[char] * style.size * style.call_size
    return hang[char] * measure(char, style.weight, False, style.size, True)


def _is_stuck(word: str) -> bool:
    """Dashes, an open maqaf, an initial (``א.``, ``J.``) or a lone letter at the end of a line."""
    if word.endswith(_HYPHENS):
        return True
    letters = sum(char.isalpha() for char in word)
    return letters == 1 and not any(char.isdigit() for char in word)
