"""Blocks, set: each a pile of parts with white around it. Lengths in points."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from catalogue.composing.document import PlacedFigure
from catalogue.composing.levels import RTL, reading_level
from catalogue.composing.lines import Line
from catalogue.composing.notearea import area_height
from catalogue.composing.numerals import hebrew_numeral
from catalogue.composing.paragraphs import SetParagraph, Setting, compose_paragraph
from catalogue.model.blocks import Block, Heading, Listing, Paragraph, Placing, Quotation, Table
from catalogue.model.design import Align, Design, TextStyle
from catalogue.model.figures import Asset, Figure, printed_under
from catalogue.model.prose import Mark, Prose, Span

_ABOVE = 3
"""Grid lines that the tallest picture leaves on its page: a paragraph's last two or a heading, and white."""


class Part(NamedTuple):
    """What a page break cannot divide: a line, a table row, or a picture with its caption."""

    height: float
    lines: tuple[Line, ...]
    cells: tuple[tuple[Line, ...], ...] = ()

    @property
    def notes(self) -> tuple[str, ...]:
        """The notes called in it, in reading order."""
        lines = (*self.lines, *(line for cell in self.cells for line in cell))
        return tuple(note for line in lines for note in line.calls)


@dataclass(frozen=True, slots=True)
class SetBlock:
    """A block in its style."""

    kind: str
    style: TextStyle
    base: int
    parts: tuple[Part, ...]
    before: float = 0.0
    after: float = 0.0
    keep: int = 0
    """Lines of what follows that must stand on the same page."""
    together: bool = False
    """Never divided."""
    label: str = ""
    figure: PlacedFigure | None = None
    paragraph: SetParagraph | None = None
    """What it was made from, for setting it a line longer or shorter."""
    home: int = RTL
    """The level of the text it belongs to: labels, first columns and narrow pictures stand on that side."""

    def set_otherwise(self) -> Iterator[tuple[float, SetBlock]]:
        """Running text of three lines and more in a line less and a line more, where its limits allow it.

        With each the demerits that it costs above this setting.
        """
        if self.kind == "paragraph" and self.paragraph is not None and len(self.parts) > 2:
            for demerits, paragraph in self.paragraph.set_otherwise():
                parts = tuple(Part(self.style.leading, (line,)) for line in paragraph.lines)
                yield demerits, replace(self, parts=parts, paragraph=paragraph)


@dataclass(frozen=True, slots=True)
class Typesetter:
    """Sets blocks by the book's design."""

    design: Design
    setting: Setting

    def reading(self, language: str) -> Typesetter:
        """The same for text in `language` (BCP 47)."""
        return replace(self, setting=replace(self.setting, home=reading_level(language)))

    def text(
        self,
        kind: str,
        prose: Prose,
        style_name: str,
        *,
        indented: bool = False,
        label: str = "",
    ) -> SetBlock:
        """One paragraph of any kind in a named style."""
        style = self.design.style(style_name)
        width = self.design.page.measure
        paragraph = compose_paragraph(prose, style, width, self.setting, indented=indented)
        parts = tuple(Part(style.leading, (line,)) for line in self._placed(paragraph, style, width))
        heading = bool(style.keep)
        return SetBlock(
            kind,
            style,
            paragraph.base,
            parts,
            style.before,
            style.after,
            style.keep,
            heading,
            label,
            paragraph=paragraph if paragraph.base == self.setting.home else None,
            home=self.setting.home,
        )

    def blocks(
        self, blocks: Sequence[Block], figures: Mapping[str, Figure], assets: Mapping[str, Asset]
    ) -> Iterator[SetBlock]:
        """A section's body. A paragraph that follows a paragraph is indented."""
        after_paragraph = False
        for block in blocks:
            match block:
                case Paragraph(prose):
                    yield self.text("paragraph", prose, "text", indented=after_paragraph)
                case Heading(prose, level):
                    yield self.text(f"heading-{level}", prose, f"heading-{level}")
                case Quotation(paragraphs):
                    yield from self._quotation(paragraphs)
                case Listing(items, ordered, start):
                    for number, prose in enumerate(items, start):
                        label = self._ordinal(number) if ordered else "\u2013"
                        yield self.text("item", prose, "item", label=label)
                case Table(rows):
                    yield self._table(rows)
                case Placing(figure_id):
                    yield self.figure(figures[figure_id], assets[figures[figure_id].asset])
            after_paragraph = isinstance(block, Paragraph)

    def _ordinal(self, number: int) -> str:
        """A list's label: letters in text read from the right (the Academy's א. ב.), else digits."""
        return f"{hebrew_numeral(number, marks=False) if self.setting.home == RTL else number}."

    def _quotation(self, paragraphs: Sequence[Prose]) -> Iterator[SetBlock]:
        """White stands above and below the whole quotation, not between its paragraphs."""
        for at, prose in enumerate(paragraphs, 1):
            one = self.text("quotation", prose, "quotation", indented=at > 1)
            before = one.before if at == 1 else 0.0
            yield replace(one, before=before, after=one.after if at == len(paragraphs) else 0.0)

    def figure(self, figure: Figure, asset: Asset) -> SetBlock:
        """A picture, its caption under it, in whole grid lines: across the measure, or as a page has room."""
        style = self.design.style("caption")
        lines = self.caption(figure, asset)
        shape = aspect(figure, asset)
        width = min(self.design.page.measure, self._tallest(style, lines) / shape)
        height = width * shape
        placed = PlacedFigure(figure, asset, width, height)
        whole = self._on_grid(height + style.before + len(lines) * style.leading)
        part = Part(whole, lines)
        grid, home = self.design.grid, self.setting.home
        return SetBlock("figure", style, 1, (part,), grid, grid, figure=placed, together=True, home=home)

    def caption(self, figure: Figure, asset: Asset) -> tuple[Line, ...]:
        """The lines under a picture, across the measure."""
        style, measure = self.design.style("caption"), self.design.page.measure
        under = printed_under(figure, asset)
        return tuple(line for prose in under for line in self._lines(prose, style, measure))

    def _tallest(self, style: TextStyle, lines: Sequence[Line]) -> float:
        """The height (pt) that a caption and the first lines of its notes leave a picture on a page."""
        design = self.design
        notes = sum(len(line.calls) for line in lines)
        area = self._on_grid(area_height(notes, notes, design.notes, design.style("note").leading))
        under = style.before + len(lines) * style.leading
        return max(design.grid, (design.page.lines - _ABOVE) * design.grid - area - under)

    def _table(self, rows: Sequence[Sequence[Prose]]) -> SetBlock:
        """Columns of equal width, the style's `end` between them; a row is as high as its longest cell.

        The head is told from the rows by its weight.
        """
        style = self.design.style("table")
        columns = max(len(row) for row in rows)
        width = self.design.page.measure / columns
        parts = []
        for row in (tuple(map(_stressed, rows[0])), *rows[1:]):
            cells = tuple(self._lines(cell, style, width) for cell in row)
            height = max((len(cell) for cell in cells), default=0) * style.leading
            parts.append(Part(height, (), cells))
        home = self.setting.home
        return SetBlock("table", style, 1, tuple(parts), style.before, style.after, home=home)

    def _lines(self, prose: Prose, style: TextStyle, width: float) -> tuple[Line, ...]:
        return self._placed(compose_paragraph(prose, style, width, self.setting), style, width)

    def _placed(self, paragraph: SetParagraph, style: TextStyle, width: float) -> tuple[Line, ...]:
        """The lines where the direction the text is read in has them begin.

        A title, a list item or a cell in the other script stands at the head of
        its column, beside its label; several lines of it are a block of their
        own, which keeps clear of the label all the same, and if it is ragged
        begins where its longest line ends at the head of the column.
        """
        lines = paragraph.lines
        if paragraph.base == self.setting.home or style.align is Align.CENTRE:
            return lines
        if len(lines) == 1 or style.keep or style.align is Align.BALANCE:
            return tuple(line._replace(indent=width - style.start - line.width) for line in lines)
        aside = style.end - style.start
        if style.align is Align.START:
            aside = width - style.start - max((line.indent + line.width for line in lines), default=0.0)
        return tuple(line._replace(indent=line.indent + aside) for line in lines)

    def _on_grid(self, height: float) -> float:
        return math.ceil(height / self.design.grid - 1e-6) * self.design.grid


def _stressed(prose: Prose) -> Prose:
    return replace(prose, spans=tuple(sorted((Span(0, len(prose.text), Mark.STRONG), *prose.spans))))


def aspect(figure: Figure, asset: Asset) -> float:
    """Height over width of the part shown; an awaited still is taken as 16:9."""
    left, top, right, bottom = figure.crop
    if not asset.width or not asset.height:
        return 9 / 16
    return (asset.height * (bottom - top)) / (asset.width * (right - left))
