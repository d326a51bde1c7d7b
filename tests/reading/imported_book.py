"""A manuscript imported and read back, for the tests of the import."""

from __future__ import annotations

from catalogue.model.blocks import Heading, Paragraph
from catalogue.model.book import Book
from catalogue.model.prose import CALL, Prose
from catalogue.model.sections import Section
from catalogue.reading.book import Read, read_folder
from catalogue.reading.folder import Folder
from catalogue.reading.manuscript.importing import Imported, import_text


def imported(text: str) -> Imported:
    return import_text(text.encode(), "m.txt")


def reread(result: Imported) -> Read:
    return read_folder(Folder("content", {path: text.encode() for path, text in result.files.items()}))


def book_of(text: str) -> Book:
    book = reread(imported(text)).book
    assert book
    return book


def sections(text: str) -> list[Section]:
    return list(book_of(text).sections())


def lines(section: Section) -> list[str]:
    """Paragraphs and headings as text, each call as [name]."""
    return [_called(block.prose) for block in section.blocks if isinstance(block, Paragraph | Heading)]


def notes(section: Section) -> dict[str, str]:
    return {note.id: " ¶ ".join(prose.text for prose in note.paragraphs) for note in section.notes}


def _called(prose: Prose) -> str:
    text = prose.text
    for offset, name in reversed(prose.calls()):
        assert text[offset] == CALL
        text = f"{text[:offset]}[{name}]{text[offset + 1 :]}"
    return text


def said(result: Imported) -> list[str]:
    return [f"{finding.location} {finding.code}" for finding in result.report]
