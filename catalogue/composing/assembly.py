"""The order of everything: sections and parts become numbered pages, rectos and versos."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from catalogue.composing import parts
from catalogue.composing.document import Document, Entry, Page, SetSection
from catalogue.composing.lines import Line
from catalogue.composing.notearea import Rest
from catalogue.composing.paging import paginate
from catalogue.composing.setblocks import SetBlock, Typesetter
from catalogue.composing.setnotes import SetNote
from catalogue.composing.stills import set_still
from catalogue.model.blocks import Placing
from catalogue.model.book import Book, Part
from catalogue.model.design import Side
from catalogue.model.prose import Prose
from catalogue.model.sections import Film, Plate, Section, closing_stills, opening_still

_PLAIN_PLATE = Plate("plain")


@dataclass(slots=True)
class _Binder:
    """Pages as they come, each with its number and side."""

    pages: list[Page] = field(default_factory=list)
    sections: list[SetSection] = field(default_factory=list)

    @property
    def next_side(self) -> Side:
        return Side.RECTO if len(self.pages) % 2 == 0 else Side.VERSO

    def add(self, kind: str, **content: object) -> None:
        page = Page(len(self.pages) + 1, self.next_side, kind)
        self.pages.append(replace(page, **content))  # type: ignore[arg-type]

    def turn_to(self, side: Side) -> None:
        """Leave a page blank when the next one is on the other side."""
        if self.next_side is not side:
            self.add(Part.BLANK)


def assemble(
    book: Book, notes: Mapping[str, SetNote], colophon: Sequence[Prose], typesetter: Typesetter
) -> Document:
    """Put the whole book on pages; their count is a multiple of the book's extent.

    `colophon` is what the colophon page says, a paragraph a fact.
    """
    binder = _Binder()
    for entry in book.order:
        if isinstance(entry, Part):
            _add_part(binder, entry, book, colophon, typesetter)
        else:
            _add_section(binder, entry, book, notes, typesetter)
    pages = _with_heads(_fill_up(binder.pages, book.extent_multiple), book, typesetter)
    return Document(pages, tuple(binder.sections), _entries(binder.sections, book, typesetter))


def _add_part(
    binder: _Binder, part: Part, book: Book, colophon: Sequence[Prose], typesetter: Typesetter
) -> None:
    words = dict(typesetter.design.tokens)
    match part:
        case Part.TITLE:
            binder.turn_to(Side.RECTO)
            binder.add(part, fragments=parts.title_page(book, typesetter))
        case Part.CONTENTS:
            heading = parts.heading(words.get("contents", ""), "contents-title", typesetter)
            binder.add(part, fragments=heading)
        case Part.COLOPHON:
            binder.add(part, fragments=parts.colophon(colophon, typesetter))
        case Part.COVER | Part.BACK_COVER | Part.BLANK:
            binder.add(part)


def _add_section(
    binder: _Binder, section: Section, book: Book, notes: Mapping[str, SetNote], typesetter: Typesetter
) -> None:
    carried: tuple[Rest, ...] = ()
    if isinstance(section, Film):
        first = len(binder.pages) + 1
        carried = _add_plate(binder, section, notes, typesetter)
    else:
        if section.title is not None:
            binder.turn_to(typesetter.design.makeup.essay_opens)
        first = len(binder.pages) + 1
    blocks = _section_blocks(section, book, typesetter)
    contents = paginate(blocks, notes, typesetter, len(binder.pages) + 1, carried)
    for at, content in enumerate(contents):
        binder.add(
            "text",
            section=section.id,
            opens=at == 0,
            fragments=content.fragments,
            notes=content.notes,
        )
    binder.sections.append(SetSection(section, first, len(binder.pages)))


def _add_plate(
    binder: _Binder, film: Film, notes: Mapping[str, SetNote], typesetter: Typesetter
) -> tuple[Rest, ...]:
    """The film's picture on a page of its own: its still, or a plate drawn from its title.

    Gives what is left of the notes to the still's caption.
    """
    still = opening_still(film)
    if still is None:
        plates = dict(typesetter.design.plates)
        plate = film.plate or Plate(plates.get(film.id, _PLAIN_PLATE.style))
        binder.add("plate", section=film.id, plate=plate)
        return ()
    assets = {asset.id: asset for asset in film.assets}
    page = set_still(still, assets[still.asset], notes, typesetter)
    binder.add("still", section=film.id, figure=page.figure, fragments=page.fragments, notes=page.notes)
    return page.carried


def _section_blocks(section: Section, book: Book, typesetter: Typesetter) -> list[SetBlock]:
    """Head, text, the pictures that nothing else shows, and the words about whoever signs."""
    figures = {figure.id: figure for figure in section.figures}
    assets = {asset.id: asset for asset in section.assets}
    closing = (Placing(figure.id) for figure in closing_stills(section))
    return [
        *parts.section_head(book, section, typesetter),
        *typesetter.blocks((*section.blocks, *closing), figures, assets),
        *parts.section_foot(book, section, typesetter),
    ]


def _entries(sections: Sequence[SetSection], book: Book, typesetter: Typesetter) -> tuple[Entry, ...]:
    entries = (parts.entry(book, one.section, one.first_page, typesetter) for one in sections)
    return tuple(entry for entry in entries if entry is not None)


def _fill_up(pages: Sequence[Page], multiple: int) -> list[Page]:
    """Blanks before the last pages, so that the back cover is the last page of a whole sheet."""
    missing = -len(pages) % multiple
    last = [page for page in pages if page.kind == Part.BACK_COVER]
    body = [page for page in pages if page.kind != Part.BACK_COVER]
    filled = [*body, *[Page(0, Side.RECTO, Part.BLANK)] * missing, *last]
    return [
        replace(page, number=number, side=Side.RECTO if number % 2 else Side.VERSO)
        for number, page in enumerate(filled, 1)
    ]


def _with_heads(pages: Sequence[Page], book: Book, typesetter: Typesetter) -> tuple[Page, ...]:
    """Book title on versos, section title on rectos; none on openings, plates and parts."""
    titles = {
        section.id: _head(parts.without_calls(section.title.prose), typesetter)
        for section in book.sections()
        if section.title is not None
    }
    verso = _head(parts.without_calls(book.title), typesetter)
    return tuple(
        replace(page, head=verso if page.side is Side.VERSO else titles.get(page.section, verso))
        if page.kind == "text" and not page.opens
        else page
        for page in pages
    )


def _head(title: Prose, typesetter: Typesetter) -> tuple[Line, ...]:
    return tuple(line for part in typesetter.text("head", title, "head").parts for line in part.lines)
