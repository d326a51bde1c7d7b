"""From prose to set lines."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from catalogue.composing.advances import Measure
from catalogue.composing.atoms import cut_atoms
from catalogue.composing.fit import fit, fit_otherwise
from catalogue.composing.levels import RTL, base_level
from catalogue.composing.lines import Line, Piece
from catalogue.composing.measured import Fitted, Measured
from catalogue.composing.pieces import (
    Formatted,
    count_spaces,
    count_tracked,
    format_prose,
    piece_width,
)
from catalogue.model.design import Align, TextStyle
from catalogue.model.prose import Anchor, Prose, Span

_NARROWEST = 1.0
"""Points that a column always has, whatever its margins leave of it: a letter stands on each line of it."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What every paragraph of the book is set with."""

    measure: Measure
    """Widths, from the faces the book is printed in."""
    marks: Mapping[str, str]
    """Note id to the mark printed for it."""
    hang: Mapping[str, float]
    """Optical margins: fraction of a character's width that may hang out; see `Design.hang`."""
    home: int = RTL
    """The level the text is read at: paragraphs in both scripts have it, and all begins on its side."""


@dataclass(frozen=True, slots=True)
class SetParagraph:
    """A paragraph as lines, and what is needed to set it a line longer or shorter."""

    formatted: Formatted
    measured: Measured
    setting: Setting
    lines: tuple[Line, ...]

    @property
    def base(self) -> int:
        """Its level: 1 right-to-left, 0 left-to-right."""
        return self.formatted.base

    def set_otherwise(self) -> Iterator[tuple[float, SetParagraph]]:
        """The same paragraph in a line less and a line more, as far as its limits allow.

        With each the demerits that it costs above this setting.
        """
        ways = fit_otherwise(self.measured, len(self.lines))
        for demerits, chosen in ways.values():
            yield (
                demerits,
                replace(self, lines=_set_lines(self.formatted, self.measured, chosen, self.setting)),
            )


def compose_paragraph(
    prose: Prose,
    style: TextStyle,
    width: float,
    setting: Setting,
    *,
    indented: bool = False,
    base: int | None = None,
) -> SetParagraph:
    """Set one paragraph to `width` points, in as few lines as look best."""
    level = base_level(prose.text, setting.home) if base is None else base
    marks = tuple((name, setting.marks[name]) for _, name in prose.calls())
    hang = tuple(setting.hang.items())
    return _composed(
        (prose.text, prose.spans, prose.anchors), style, width, setting.measure, marks, hang, indented, level
    )


# An edit changes one paragraph of a thousand, and the preview composes the book at every save. The
# key is everything that is used: the anchors too, which two equal proses may have different.
@functools.lru_cache(maxsize=16_384)
def _composed(
    written: tuple[str, tuple[Span, ...], tuple[Anchor, ...]],
    style: TextStyle,
    width: float,
    measure: Measure,
    marks: tuple[tuple[str, str], ...],
    hang: tuple[tuple[str, float], ...],
    indented: bool,
    level: int,
) -> SetParagraph:
    setting = Setting(measure, dict(marks), dict(hang))
    formatted = format_prose(Prose(*written), level, setting.marks)
    indent = style.indent if indented else 0.0
    room = max(width - style.start - style.end, _NARROWEST)
    atoms = cut_atoms(formatted, style, measure, setting.hang, room - indent)
    measured = Measured(atoms, style, room, indent)
    return SetParagraph(formatted, measured, setting, _set_lines(formatted, measured, fit(measured), setting))


def _set_lines(
    formatted: Formatted, measured: Measured, chosen: Iterable[Fitted], setting: Setting
) -> tuple[Line, ...]:
    return tuple(_set_line(formatted, measured, one, setting) for one in chosen)


def _set_line(formatted: Formatted, measured: Measured, chosen: Fitted, setting: Setting) -> Line:
    style, atoms = measured.style, measured.atoms
    first, last = chosen.first, chosen.last - 1
    start, end = atoms.start(first), atoms.body(last)
    pieces = formatted.pieces(start, end)
    # Measured anew: within the line an address is one word again, and its letters kern over the atoms.
    natural = sum([piece_width(piece, style, setting.measure) for piece in pieces])
    indent = 0.0 if first else measured.indent
    if style.align is Align.CENTRE:
        indent = (measured.measure - natural) / 2
    spaces = sum([count_spaces(piece.text) for piece in pieces])
    indent = style.start + indent - atoms.words[first].hang_start
    spread = _spread(pieces, natural, spaces, chosen, measured)
    location = formatted.prose.location(start)
    base, broken = formatted.base, atoms.words[last].broken
    return Line._make(
        (pieces, base, start, end, natural, spread[0], spaces, *spread[1:], indent, broken, location)
    )


_Spread = tuple[float, float, float, float, float]
"""How a line comes to be as wide as it is set: width, gap, ratio, scaling, tracking; see `Line`."""

_UNCHANGED = (0.0, 1.0, 0.0, 0.0)
"""Gap, ratio, scaling and tracking of a line that keeps its natural width."""


def _spread(
    pieces: Sequence[Piece], natural: float, spaces: int, chosen: Fitted, measured: Measured
) -> _Spread:
    filled = measured.justified and chosen.ratio and not (measured.ends(chosen.last) and chosen.ratio == 1.0)
    if not filled:
        return natural, *_UNCHANGED
    tracked = count_tracked(pieces)
    if not spaces:
        return _pressed(natural, tracked, chosen, measured)
    return _justified(natural, spaces, tracked, chosen, measured)


def _pressed(natural: float, tracked: int, chosen: Fitted, measured: Measured) -> _Spread:
    """A line of one long word: its glyphs alone make it fit, or it keeps its own width."""
    if natural <= chosen.room:
        return natural, *_UNCHANGED
    tracking = chosen.share * measured.style.limits.tracking * measured.style.size
    width = natural + tracked * tracking
    scaling = min(0.0, chosen.room / width - 1)
    return width * (1 + scaling), 0.0, 1.0, scaling, tracking


def _justified(natural: float, spaces: int, tracked: int, chosen: Fitted, measured: Measured) -> _Spread:
    """Spread what is missing over the word spaces; the glyphs take the share `chosen` gives them."""
    limits = measured.style.limits
    scaling = chosen.share * limits.scaling
    # The whole line is scaled, its spaces too, so tracking and gap are worked out for the line before that.
    tracking = chosen.share * limits.tracking * measured.style.size / (1 + scaling)
    gap = (chosen.room / (1 + scaling) - natural - tracked * tracking) / spaces
    space = measured.spaces(chosen.first, chosen.last) / spaces
    ratio = (space + gap + tracking) * (1 + scaling) / space
    return chosen.room, gap, ratio, scaling, tracking
