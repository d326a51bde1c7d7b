"""What the composed book promises to every page: its lines, and the little the book adds around them."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass

from catalogue.composing.document import Document, Fragment, Page
from catalogue.composing.lines import Line
from catalogue.setting.collating.order import visual_lines, visual_text

RTL = 1


@dataclass(frozen=True, slots=True)
class Awaited:
    """A line that has to stand on a page, or may (a running head)."""

    page: int
    flow: str
    """Lines of one flow follow one another down the page: the text, the notes, a cell, the contents…"""
    line: Line
    seen: str
    """What an eye finds from left to right, folded."""
    required: bool = True


@dataclass(frozen=True, slots=True)
class Addition:
    """Something the book adds around its words; the folio may be left out, the others may not."""

    page: int
    what: str
    text: str
    seen: str
    required: bool = True


@dataclass(frozen=True, slots=True)
class _Standing:
    """A line on its page; lines of one `block` belong to one run of text, over all its pages."""

    block: tuple[str | int, ...]
    page: int
    flow: str
    line: Line
    required: bool = True


def awaited_lines(document: Document, pages: Container[int] | None = None) -> tuple[Awaited, ...]:
    """Every composed line of the book, or of some pages, with what has to be seen of it."""
    standing = tuple(_standing(document))
    wanted = [pages is None or one.page in pages for one in standing]
    seen = [""] * len(standing)
    for paragraph in _paragraphs(standing):
        if any(wanted[at] for at in paragraph):
            lines = visual_lines([standing[at].line for at in paragraph])
            for at, text in zip(paragraph, lines, strict=True):
                seen[at] = text
    return tuple(
        Awaited(one.page, one.flow, one.line, text, one.required)
        for one, text, here in zip(standing, seen, wanted, strict=True)
        if here
    )


def awaited_additions(document: Document, pages: Container[int] | None = None) -> tuple[Addition, ...]:
    """Folios, note marks, list labels and the page numbers of the contents."""
    return tuple(one for one in _additions(document) if pages is None or one.page in pages)


def _standing(document: Document) -> Iterator[_Standing]:
    for page in document.pages:
        yield from _on_page(page)
        yield from _contents(document, page)


def _on_page(page: Page) -> Iterator[_Standing]:
    for line in page.head:
        yield _Standing(("head", page.number), page.number, "head", line, False)
    home = page.section or f"page {page.number}"
    for at, fragment in enumerate(page.fragments):
        flow = "text" if page.kind == "text" else f"{page.kind} {at}"
        for line in fragment.lines:
            yield _Standing((home, fragment.block), page.number, flow, line)
        yield from _cells(fragment, (home, fragment.block, page.number, at), page.number, flow)
    for note in page.notes:
        for line in note.lines:
            yield _Standing(("note", note.id), page.number, "notes", line)


def _cells(fragment: Fragment, block: tuple[str | int, ...], page: int, flow: str) -> Iterator[_Standing]:
    for column, cell in enumerate(fragment.cells):
        for line in cell:
            yield _Standing((*block, column), page, f"{flow}, cell {block[1:]} {column}", line)


def _contents(document: Document, page: Page) -> Iterator[_Standing]:
    for entry in document.listed(page):
        for part, lines in (("title", entry.title), ("makers", entry.makers)):
            for line in lines:
                yield _Standing(("contents", page.number, entry.section, part), page.number, "contents", line)


def _paragraphs(standing: tuple[_Standing, ...]) -> Iterator[list[int]]:
    """The lines of every paragraph, wherever its pages are; a line that starts at 0 begins a new one."""
    open_paragraphs: dict[tuple[str | int, ...], list[int]] = {}
    for at, one in enumerate(standing):
        if one.block in open_paragraphs and one.line.start == 0:
            yield open_paragraphs.pop(one.block)
        open_paragraphs.setdefault(one.block, []).append(at)
    yield from open_paragraphs.values()


def _additions(document: Document) -> Iterator[Addition]:
    for page in document.pages:
        for fragment in page.fragments:
            if fragment.label:
                yield _addition(page.number, "list label", fragment.label, fragment.home)
        for note in page.notes:
            if note.mark:
                yield _addition(page.number, "note mark", note.mark)
        for entry in document.listed(page):
            yield _addition(page.number, "page number", str(entry.page))
        yield Addition(page.number, "folio", page.label, visual_text(page.label, RTL), required=False)


def _addition(page: int, what: str, text: str, base: int = RTL) -> Addition:
    return Addition(page, what, text, visual_text(text, base))
