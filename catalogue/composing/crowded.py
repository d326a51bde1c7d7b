"""What is longer than the place it was given: a running head of two lines, a title page over its foot."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.composing.document import Document, Page
from catalogue.composing.lines import Line
from catalogue.diagnostics import Diagnostic, Report, error, on_page
from catalogue.model.book import Part
from catalogue.model.design import Design


def crowded_places(document: Document, design: Design) -> Report:
    """A finding for every running head and every title page that does not fit, each said once."""
    return Report.of([*_heads(document), *_title_pages(document, design)])


def _heads(document: Document) -> Iterator[Diagnostic]:
    long = {page.head[0].location: page.head for page in document.pages if len(page.head) > 1}
    return (_long_head(head) for head in long.values())


def _long_head(head: tuple[Line, ...]) -> Diagnostic:
    return error(
        "CAT-L41",
        f"the running head is {len(head)} lines long",
        head[0].location,
        why="a running head is one line, as wide as the text",
        hint="give a shorter form of this title beside it, as running-title: …",
    )


def _title_pages(document: Document, design: Design) -> Iterator[Diagnostic]:
    room = design.page.lines * design.grid
    for page in document.pages:
        if page.kind == Part.TITLE and (over := _height(page) - room) > 0:
            yield on_page(_full_page(page, over), page.number)


def _height(page: Page) -> float:
    """Of everything on the page, with the white between (pt)."""
    return sum(one.space + one.height for one in page.fragments)


def _full_page(page: Page, over: float) -> Diagnostic:
    return error(
        "CAT-L42",
        f"the title page holds {over:.0f} pt more than it has room for",
        page.fragments[0].lines[0].location,
        why="title, subtitle and credits stand on one page",
        hint="shorten them, or set them smaller: book-title, subtitle and credit in tokens.yaml",
    )
