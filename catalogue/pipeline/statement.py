"""Which edition this is: what the book says, and what the archivist says where the book is silent."""

from __future__ import annotations

from dataclasses import dataclass

from catalogue.archive.editions import Agent, BookFacts, EditionStatement
from catalogue.diagnostics import CatalogueError, Diagnostic, ExitCode, error
from catalogue.model.book import Book
from catalogue.model.edition import Edition
from catalogue.model.names import Credit
from catalogue.model.sections import Essay

_ROLES = {"aut": "author", "edt": "editor", "trl": "translator", "ill": "illustrator", "ctb": "contributor"}
"""MARC relator codes that have a property of their own in schema.org; others keep the book's own label."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelving:
    """What the archivist says of an edition. `moment` (RFC 3339) is the only clock the archive knows."""

    moment: str
    person: Agent
    edition: int | None = None
    """Number of the edition, where book.yaml states none."""
    printing: int | None = None
    """Number of the printing, where it is not the one in book.yaml: an unchanged reprint."""
    message: str = ""
    as_proof: bool = False


def statement(edition: Edition, shelving: Shelving) -> EditionStatement:
    """The three numbers' first two, and the words as printed.

    Raises CatalogueError (CAT-A71, ARCHIVE) when the printed statement belongs to another number.
    """
    number = shelving.edition or edition.number
    if edition.statement and number != edition.number:
        raise CatalogueError(_contradicted(number, edition), ExitCode.ARCHIVE)
    return EditionStatement(number, shelving.printing or edition.printing, edition.statement)


def is_stated(edition: Edition, shelving: Shelving) -> bool:
    """Whether anybody has said which edition this is."""
    return bool(edition.statement or shelving.edition)


def identifier(book: Book) -> str:
    """The catalogue's URI, the same for all its editions."""
    return f"urn:x-catalogue:{book.slug}"


def book_facts(book: Book) -> BookFacts:
    """The library card: only what the book says."""
    return BookFacts(
        title=_plain(book.title.text),
        subtitle=_plain(book.subtitle.text) if book.subtitle else "",
        language=book.language,
        isbn=book.edition.isbn,
        publisher=book.imprint.publisher,
        place=book.imprint.place,
        year=book.edition.year,
        rights=book.imprint.rights,
        people=people(book),
    )


def people(book: Book) -> tuple[Agent, ...]:
    """Everybody the book and its essays credit, once for each role; makers of films made films, not this."""
    essays = (
        credit for section in book.sections() if isinstance(section, Essay) for credit in section.credits
    )
    credited = (agent for credit in (*book.credits, *essays) for agent in _agents(book, credit))
    return tuple(dict.fromkeys(credited))


def _agents(book: Book, credit: Credit) -> tuple[Agent, ...]:
    role = _ROLES.get(credit.role) or credit.label or credit.role
    return tuple(Agent(name, role) for name in book.names(credit))


def _plain(text: str) -> str:
    return text.replace("\u2060", "").replace("\u2028", " ")


def _contradicted(number: int, edition: Edition) -> Diagnostic:
    return error(
        "CAT-A71",
        f"--edition {number} contradicts the book, whose edition {edition.number} is “{edition.statement}”",
        why="what is printed in the colophon and what the archive says must be one edition",
        hint="correct `edition: number:` in book.yaml, or leave --edition out",
    )
