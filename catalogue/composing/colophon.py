"""What the colophon says: only facts that somebody gave, in the template's words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from catalogue.model.book import Book
from catalogue.model.design import Design
from catalogue.model.prose import Mark, Prose, Span, plain


@dataclass(frozen=True, slots=True)
class Type:
    """A typeface the book is set in, with its licence as the colophon names it."""

    name: str
    licence: str


def colophon_lines(book: Book, design: Design, types: Sequence[Type]) -> tuple[Prose, ...]:
    """A paragraph a fact; what is not known is left out."""
    return tuple(_lines(book, dict(design.tokens), types))


def _lines(book: Book, words: dict[str, str], types: Sequence[Type]) -> Iterator[Prose]:
    yield Prose(book.title.text, (Span(0, len(book.title.text), Mark.STRONG),), book.title.anchors)
    edition = book.edition
    # A first printing is what a reader takes for granted.
    printing = words.get("printing", "").format(printing=edition.printing) if edition.printing > 1 else ""
    if statement := ", ".join(filter(None, (edition.statement, printing, edition.year))):
        yield plain(statement)
    for credit in book.credits:
        yield plain(book.credit_line(credit))
    for line in (book.imprint.publisher, book.imprint.place, *book.imprint.lines, book.imprint.rights):
        if line:
            yield plain(line)
    if edition.isbn:
        yield plain(f"{words.get('isbn', 'ISBN')} {edition.isbn}")
    if types and "faces" in words:
        named = "; ".join(f"{one.name} ({one.licence})" for one in types)
        yield plain(words["faces"].format(faces=named))
    if "made" in words:
        yield plain(words["made"])
    if "shelf" in words:
        yield plain(words["shelf"].format(id=f"{book.slug}-{edition.id}"))
    if edition.previous and "previous" in words:
        # Named by its letters first: digits that begin a word go to the paragraph (UAX #9, W7, N1).
        yield plain(words["previous"].format(digest=f"sha512:{edition.previous}"))
