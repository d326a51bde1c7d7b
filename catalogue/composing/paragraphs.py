"""From prose to set lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from catalogue.composing.atoms import cut_atoms
from catalogue.composing.fit import Fitted, Measured, fit
from catalogue.composing.levels import base_level
from catalogue.composing.lines import Line
from catalogue.composing.pieces import (
    Formatted,
    Measure,
    count_spaces,
    count_tracked,
    format_prose,
    piece_width,
)
from catalogue.model.design import Align, TextStyle
from catalogue.model.prose import Prose


@dataclass(frozen=True, slots=True)
class Setting:
    """What every paragraph of the book is set with."""

    measure: Measure
    """Widths, from the faces the book is printed in."""
    marks: Mapping[str, str]
    """Note id to the mark printed for it."""
    hang: Mapping[str, float]
    """Optical margins: fraction of a character's width that may hang out."""


@dataclass(frozen=True, slots=True)
class SetParagraph:
    """A paragraph as lines, and what is needed to set it a line longer or shorter."""

    prose: Prose
    style: TextStyle
    base: int
    lines: tuple[Line, ...]


def compose_paragraph(
    prose: Prose,
    style: TextStyle,
    width: float,
    setting: Setting,
    *,
    indented: bool = False,
    base: int | None = None,
    more: int = 0,
) -> SetParagraph:
    """Set one paragraph to `width` points.

    `more` asks for that many lines above the best count (negative for fewer);
    the answer has the best count when the limits do not allow it.
    """
    level = base_level(prose.text) if base is None else base
    formatted = format_prose(prose, level, setting.marks)
    atoms = cut_atoms(formatted, style, setting.measure, setting.hang)
    indent = style.indent if indented else 0.0
    measured = Measured(atoms, style, width - style.start - style.end, indent)
    chosen = fit(measured, more) if atoms else ()
    lines = tuple(_set_line(formatted, measured, one, setting) for one in chosen)
    return SetParagraph(prose, style, level, lines)


def _set_line(formatted: Formatted, measured: Measured, chosen: Fitted, setting: Setting) -> Line:
    style = measured.style
    first, last = measured.atoms[chosen.first], measured.atoms[chosen.last - 1]
    pieces = formatted.pieces(first.start, last.body)
    natural = sum(piece_width(piece, style, setting.measure) for piece in pieces)
    spaces = sum(count_spaces(piece.text) for piece in pieces)
    line = Line(
        pieces,
        formatted.base,
        first.start,
        last.body,
        natural,
        natural,
        spaces,
        indent=style.start + (0.0 if chosen.first else measured.indent) - first.hang_start,
        location=formatted.prose.location(first.start),
    )
    if style.align is Align.CENTRE:
        return replace(line, indent=style.start + (measured.measure - natural) / 2)
    if style.align is not Align.JUSTIFY or _is_natural(measured, chosen, natural):
        return line
    return _justify(line, chosen, measured)


def _is_natural(measured: Measured, chosen: Fitted, natural: float) -> bool:
    """A paragraph's or forced line's end keeps its natural spaces when it fits so."""
    ends = chosen.last == len(measured.atoms) or measured.atoms[chosen.last - 1].forced
    return ends and natural <= chosen.room


def _justify(line: Line, chosen: Fitted, measured: Measured) -> Line:
    """Spread what is missing over the word spaces; the glyphs take the share `chosen` gives them."""
    if not line.spaces:
        return line
    limits = measured.style.limits
    scaling = chosen.share * limits.scaling
    tracking = chosen.share * limits.tracking * measured.style.size
    # The whole line is scaled, its spaces too, so the gap is worked out for the line before that.
    tracked = count_tracked(line.pieces, line.base) * tracking
    gap = (chosen.room / (1 + scaling) - line.natural - tracked) / line.spaces
    _, gaps = measured.natural(chosen.first, chosen.last)
    ratio = (gaps / line.spaces + gap) * (1 + scaling) / (gaps / line.spaces)
    return replace(line, width=chosen.room, gap=gap, ratio=ratio, scaling=scaling, tracking=tracking)
