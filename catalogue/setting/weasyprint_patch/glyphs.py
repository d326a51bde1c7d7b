"""Text is shaped once, and every glyph is written where Pango put it.

**Shaped once.** WeasyPrint throws the shaped text away when the line is laid out, and shapes it again
to draw it. Its glyphs are kept instead: they are a twentieth of what Pango keeps of them.

**Where they stand.** `draw_first_line` cuts every kern, word space and tracked advance to a whole
thousandth of the em with `int()`, always towards zero. Over the seventy glyphs of a tracked line that
adds up to 0.7 pt, and the margin that was measured straight is printed ragged. It also takes Pango's
units for thousandths of a pixel; they are 1/1024, and points in pointed Hebrew stood 2 % off. TJ takes
real numbers (ISO 32000-2, table 107): they are written with their first decimal.

What Pango alone can do, an ellipsis, and what no face of the book has, colours, bitmaps and missing
letters, is still drawn by WeasyPrint.
"""

from __future__ import annotations

import functools
import itertools
import operator
import struct
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from weasyprint.draw import text as draw_text
from weasyprint.matrix import Matrix
from weasyprint.text import line_break
from weasyprint.text.ffi import FROM_UNITS, ffi, pango

from catalogue.setting.weasyprint_patch.lines import scaling

_GLYPH = struct.Struct("=IiiiI")
"""PangoGlyphInfo: glyph, advance, offsets to the right and down, whether a cluster begins."""

_DOWN = operator.itemgetter(3)

_CLUSTER = struct.Struct("=i")

_EMPTY = 0x0FFFFFFF
"""PANGO_GLYPH_EMPTY: a word joiner shows nothing. What is greater stands for a letter that no face has."""


class Run(NamedTuple):
    """Glyphs of one word or space, from left to right. Offsets in bytes of the text."""

    glyphs: bytes
    clusters: bytes
    """Where in the run each glyph's cluster begins: a C int each."""
    offset: int
    length: int
    leftwards: bool


class Stretch(NamedTuple):
    """Runs of one face beside each other."""

    font: Any
    """Pango's."""
    runs: list[Run]

    @property
    def glyphs(self) -> bytes:
        """All its glyphs."""
        return b"".join([run.glyphs for run in self.runs])

    @property
    def shown(self) -> frozenset[int]:
        """Which glyphs of the face they are."""
        return frozenset(glyph for glyph, *_ in _GLYPH.iter_unpack(self.glyphs)) - {_EMPTY}


class ShapedOnce(line_break.Layout):  # type: ignore[misc]
    """A text of which the glyphs are kept when Pango lets go of it."""

    stretches: tuple[Stretch, ...] = ()

    def deactivate(self) -> None:
        """Let go of Pango's layout, and keep what it shaped."""
        if "layout" in vars(self):
            self.stretches = _stretches(self)
            self._hold_fonts()
            super().deactivate()

    def reactivate(self, style: Any) -> None:
        """Be ready to be drawn: only a text that was spread over its line since has to be shaped again."""
        if self.justification_spacing:
            self.wake(style)
            self.stretches = _stretches(self)

    def wake(self, style: Any) -> None:
        """Have Pango shape it again."""
        super().reactivate(style)

    def _hold_fonts(self) -> None:
        """Pango's fonts live as long as some layout does that uses them: one for each is held."""
        held = vars(self.style.font_config).setdefault("_held", {})
        for stretch in self.stretches:
            held.setdefault(int(ffi.cast("intptr_t", stretch.font)), self.layout)


def _stretches(layout: Any) -> tuple[Stretch, ...]:
    line, _ = layout.get_first_line()
    stretches: list[Stretch] = []
    node = line.runs
    while node != ffi.NULL:
        item, string = node.data.item, node.data.glyphs
        count, font = string.num_glyphs, item.analysis.font
        run = Run(
            ffi.buffer(string.glyphs, count * _GLYPH.size)[:],
            ffi.buffer(string.log_clusters, count * _CLUSTER.size)[:],
            item.offset,
            item.length,
            item.analysis.level % 2 == 1,
        )
        if stretches and stretches[-1].font == font:
            stretches[-1].runs.append(run)
        else:
            stretches.append(Stretch(font, [run]))
        node = node.next
    return tuple(stretches)


_draw_first_line = draw_text.draw_first_line


def _draw_glyphs(stream: Any, box: Any, overflow: str, ellipsis: str, matrix: Any) -> list[Any]:
    """Write the glyphs of a text box; `matrix` puts its first one in its place."""
    if not box.text.strip() or not box.style["font_size"]:
        return []
    matrix, layout = Matrix(a=scaling(box.style)) @ matrix, box.pango_layout
    fonts = [stream.add_font(stretch.font) for stretch in layout.stretches]
    shown = [stretch.shown for stretch in layout.stretches]
    if overflow == "ellipsis" or ellipsis != "none" or not all(map(_is_plain, fonts, shown)):
        layout.wake(box.style)
        return list(_draw_first_line(stream, box, overflow, ellipsis, matrix))
    stream.set_text_matrix(*matrix.values)
    pen = _Pen()
    for stretch, (font, size), names in zip(layout.stretches, fonts, shown, strict=True):
        if not names <= font.to_unicode.keys():
            _learn(font, stretch, size, layout.text, stream)
        stream.set_font_size(font.hash, size)
        pen.write(stream, stretch, font, size)
    return []


def _is_plain(font: tuple[Any, float], shown: frozenset[int]) -> bool:
    """Whether the glyphs are letters in black, and none is missing."""
    face, _ = font
    coloured = face.bitmap or face.svg or face.png or face.colr
    return not coloured and max(shown, default=0) < _EMPTY


class _Pen:
    """Writes the glyphs of one text, and knows where it stands. Lengths in Pango's units."""

    def __init__(self) -> None:
        self.at = 0.0
        """Where the next glyph would be shown, if nothing moved it."""
        self.due = 0
        """Where Pango put it."""

    def write(self, stream: Any, stretch: Stretch, font: Any, size: float) -> None:
        """Show glyphs of one face, height by height: points may stand above or below the line."""
        thousandth = size / FROM_UNITS / 1000
        for down, some in itertools.groupby(_GLYPH.iter_unpack(stretch.glyphs), key=_DOWN):
            string = "".join(self._moves(some, font.widths, thousandth))
            if down:
                stream.set_text_rise(-down * FROM_UNITS)
            stream.show_text(f"<{string}>".removeprefix("<>"))
            if down:
                stream.set_text_rise(0)

    def _moves(
        self, glyphs: Iterable[tuple[int, ...]], widths: Mapping[int, int], thousandth: float
    ) -> Iterator[str]:
        """The inside of a TJ string. What is rounded off one move is made up for by the next."""
        at, due = self.at, self.due
        for glyph, advance, right, _, _ in glyphs:
            if glyph != _EMPTY:
                back = round((at - due - right) / thousandth, 1)
                if back:
                    at -= back * thousandth
                    yield f">{back:g}<"
                yield _hexadecimal(glyph)
                at += widths[glyph] * thousandth
            due += advance
        self.at, self.due = at, due


@functools.cache
def _hexadecimal(glyph: int) -> str:
    return f"{glyph:04x}"


def _learn(font: Any, stretch: Stretch, size: float, text: str, stream: Any) -> None:
    """Tell the font, of every glyph it has not shown yet, how wide it is and what it says."""
    for run in stretch.runs:
        for at, (glyph, *_) in enumerate(_GLYPH.iter_unpack(run.glyphs)):
            if glyph != _EMPTY and glyph not in font.to_unicode:
                pango.pango_font_get_glyph_extents(stretch.font, glyph, stream.ink_rect, stream.logical_rect)
                font.widths[glyph] = round(stream.logical_rect.width * 1000 * FROM_UNITS / size)
                font.to_unicode[glyph] = _cluster(run, at, text)


def _cluster(run: Run, at: int, text: str) -> str:
    """The text that the glyph stands for, with all glyphs of its cluster."""
    clusters = [start for (start,) in _CLUSTER.iter_unpack(run.clusters)]
    after = at - 1 if run.leftwards else at + 1
    stop = clusters[after] if 0 <= after < len(clusters) else run.length
    return text.encode()[run.offset + clusters[at] : run.offset + stop].decode()


def apply() -> None:
    """Let WeasyPrint draw text so."""
    line_break.Layout = ShapedOnce
    draw_text.draw_first_line = _draw_glyphs
