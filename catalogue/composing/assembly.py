"""The order of everything: sections and parts become numbered pages, rectos and versos."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from catalogue.composing import contents, parts
from catalogue.composing.document import Document, Entry, Page, SetSection
from catalogue.composing.lines import Line
from catalogue.composing.memory import Memory
from catalogue.composing.notearea import Rest
from catalogue.composing.paging import PageContent, paginate
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
    book: Book,
    notes: Mapping[str, SetNote],
    colophon: Sequence[Prose],
    typesetter: Typesetter,
    memory: Memory,
) -> Document:
    """Put the whole book on pages; their count is a multiple of the book's extent.

    `colophon` is what the colophon page says, a paragraph a fact.
    """
    binder = _Binder()
    entries = contents.set_entries(book, typesetter)
    # What another section says cannot matter to one that does not see it, and need not be looked at.
    frame = memory.settled("frame", replace(book, order=()))
    for one in book.order:
        if isinstance(one, Part):
            _add_part(binder, one, book, entries, colophon, typesetter)
        else:
            _add_section(binder, one, frame, notes, typesetter, memory)
    pages = _with_heads(_bound(binder.pages, book), book, typesetter)
    listed = contents.with_pages(entries, binder.sections)
    return Document(pages, tuple(binder.sections), tuple(listed))


def _add_part(
    binder: _Binder,
    part: Part,
    book: Book,
    entries: Sequence[Entry],
    colophon: Sequence[Prose],
    typesetter: Typesetter,
) -> None:
    match part:
        case Part.TITLE:
            binder.turn_to(Side.RECTO)
            binder.add(part, fragments=parts.title_page(book, typesetter))
        case Part.CONTENTS:
            _add_contents(binder, entries, typesetter)
        case Part.COLOPHON:
            for fragments in parts.colophon(colophon, typesetter, len(binder.pages) + 1):
                binder.add(part, fragments=fragments)
        case Part.COVER | Part.BACK_COVER | Part.BLANK:
            binder.add(part)


def _add_contents(binder: _Binder, entries: Sequence[Entry], typesetter: Typesetter) -> None:
    design = typesetter.design
    heading = parts.heading(design.word("contents"), "contents-title", typesetter)
    for at, page in enumerate(contents.divide(entries, heading, design)):
        listed = tuple(entry.section for entry in page)
        binder.add(Part.CONTENTS, fragments=() if at else heading, listed=listed)


def _add_section(
    binder: _Binder,
    section: Section,
    book: Book,
    notes: Mapping[str, SetNote],
    typesetter: Typesetter,
    memory: Memory,
) -> None:
    carried: tuple[Rest, ...] = ()
    typesetter = typesetter.reading(book.language_of(section))
    makeup = typesetter.design.makeup
    if isinstance(section, Film):
        if makeup.film_opens is not None:
            binder.turn_to(makeup.film_opens)
        first = len(binder.pages) + 1
        carried = _add_plate(binder, section, notes, typesetter)
    else:
        if section.title is not None:
            binder.turn_to(makeup.essay_opens)
        first = len(binder.pages) + 1
    pages = _pages(section, book, notes, typesetter, binder.next_side, carried, memory)
    for at, content in enumerate(pages):
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


def _pages(
    section: Section,
    book: Book,
    notes: Mapping[str, SetNote],
    typesetter: Typesetter,
    side: Side,
    carried: tuple[Rest, ...],
    memory: Memory,
) -> tuple[PageContent, ...]:
    """The section's pages of text, from `side` on, with nothing of another section in sight."""
    own = {note.id: notes[note.id] for note in section.notes}
    marks = {name: typesetter.setting.marks[name] for name in own}
    setter = replace(typesetter, setting=replace(typesetter.setting, marks=marks))

    def work() -> tuple[PageContent, ...]:
        blocks = _section_blocks(section, book, setter)
        return paginate(blocks, own, setter, 1 if side is Side.RECTO else 2, carried)

    return memory.recall(("pages", section.id), (section, book, own, setter, side, carried), work)


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


def _bound(pages: Sequence[Page], book: Book) -> list[Page]:
    """Blanks before the last pages, so that the back cover is the last page of a whole sheet; then sides."""
    missing = -len(pages) % book.extent_multiple
    last = [page for page in pages if page.kind == Part.BACK_COVER]
    body = [page for page in pages if page.kind != Part.BACK_COVER]
    filled = [*body, *[Page(0, Side.RECTO, Part.BLANK)] * missing, *last]
    spines = {Side.RECTO: book.binding, Side.VERSO: "left" if book.binding == "right" else "right"}
    sides = itertools.cycle((Side.RECTO, Side.VERSO))
    return [
        replace(page, number=number, side=side, spine=spines[side])
        for number, (page, side) in enumerate(zip(filled, sides, strict=False), 1)
    ]


def _with_heads(pages: Sequence[Page], book: Book, typesetter: Typesetter) -> tuple[Page, ...]:
    """Book title on versos, section title on rectos; none on openings, plates and parts."""
    titles = {
        section.id: _head(section.title.running or section.title.prose, typesetter)
        for section in book.sections()
        if section.title is not None
    }
    verso = _head(book.running_title or book.title, typesetter)
    return tuple(
        replace(page, head=verso if page.side is Side.VERSO else titles.get(page.section, verso))
        if page.kind == "text" and not page.opens
        else page
        for page in pages
    )


def _head(title: Prose, typesetter: Typesetter) -> tuple[Line, ...]:
    """One line, which the template puts into the outer corner: it begins nowhere by itself."""
    head = typesetter.text("head", parts.without_calls(title), "head")
    return tuple(line._replace(indent=0.0) for part in head.parts for line in part.lines)
