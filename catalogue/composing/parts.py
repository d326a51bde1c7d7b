"""The pages that are not sections: title page, contents, colophon, covers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from catalogue.composing.document import Entry, Fragment
from catalogue.composing.film_facts import fact_lines
from catalogue.composing.paging import paginate
from catalogue.composing.setblocks import SetBlock, Typesetter
from catalogue.model.book import Book
from catalogue.model.names import Credit, listed
from catalogue.model.prose import CALL, Anchor, Mark, Prose, Span, plain
from catalogue.model.sections import Film, Section, further_credits, maker_credits, printed_titles


def title_page(book: Book, typesetter: Typesetter) -> tuple[Fragment, ...]:
    """Title, subtitle, and who made the book, as the manuscript names them."""
    blocks = [typesetter.text("book-title", book.title, "book-title")]
    if book.subtitle:
        blocks.append(typesetter.text("subtitle", book.subtitle, "subtitle"))
    blocks.extend(
        typesetter.text("credit", plain(book.credit_line(credit), book.location), "credit")
        for credit in book.credits
    )
    return tuple(_whole(blocks))


def colophon(
    lines: Iterable[Prose], typesetter: Typesetter, first_page: int
) -> Iterator[tuple[Fragment, ...]]:
    """One paragraph a fact, on as many pages as they need."""
    blocks = [typesetter.text("colophon", line, "colophon") for line in lines]
    return (page.fragments for page in paginate(blocks, {}, typesetter, first_page))


def heading(text: str, kind: str, typesetter: Typesetter) -> tuple[Fragment, ...]:
    """A heading of the template's own, e.g. over the contents."""
    return tuple(_whole([typesetter.text(kind, plain(text), kind)])) if text else ()


def makers(book: Book, section: Section) -> str:
    """The people a section is by, as one line of text; empty when none is named."""
    return listed([name for credit in maker_credits(section) for name in book.names(credit)])


def maker_line(book: Book, section: Section) -> Prose:
    """The same line with the notes that its credits call, and the label of a credit that has one."""
    credits = maker_credits(section)
    names = [name for credit in credits for name in _called(book, credit)]
    label = next((credit.label for credit in credits if credit.label), "")
    return _with_calls(f"{label}: {listed(names)}" if label else listed(names), credits, section)


def further_line(book: Book, section: Section) -> Prose:
    """The other credits, each behind its label: ``צילום: נועה כהן; עריכה: …``."""
    credits = further_credits(section)
    said = (f"{credit.label}: {listed(_called(book, credit))}" for credit in credits)
    return _with_calls("; ".join(said), credits, section)


def _called(book: Book, credit: Credit) -> list[str]:
    """The names of a credit, the places of its note calls behind the last."""
    *names, last = book.names(credit)
    return [*names, last + CALL * len(credit.notes)]


def _with_calls(text: str, credits: Iterable[Credit], section: Section) -> Prose:
    called = (note for credit in credits for note in credit.notes)
    places = (at for at, char in enumerate(text) if char == CALL)
    spans = (Span(at, at + 1, Mark.CALL, note) for at, note in zip(places, called, strict=True))
    return Prose(text, tuple(spans), (Anchor(0, section.location),))


def entry(book: Book, section: Section, typesetter: Typesetter) -> Entry | None:
    """The section's line of the contents; none for a section without a title."""
    if section.title is None:
        return None
    title = typesetter.text("entry", without_calls(section.title.prose), "entry")
    names = makers(book, section)
    by = typesetter.text("entry-maker", plain(names), "entry-maker") if names else None
    lines = tuple(line for part in by.parts for line in part.lines) if by else ()
    return Entry(
        section.id,
        tuple(line for part in title.parts for line in part.lines),
        lines,
    )


def section_head(book: Book, section: Section, typesetter: Typesetter) -> Iterator[SetBlock]:
    """Title, and under a film's title its maker: two things told apart at once; then what else is known."""
    if section.title is None:
        return
    kind = "film-title" if isinstance(section, Film) else "essay-title"
    yield typesetter.text(kind, section.title.prose, kind)
    below = list(_below_title(book, section, typesetter))
    # The white above the text comes once, below the last of them.
    yield from (replace(block, after=0.0) for block in below[:-1])
    yield from below[-1:]


def _below_title(book: Book, section: Section, typesetter: Typesetter) -> Iterator[SetBlock]:
    """Further titles, maker, further credits, the facts of a film; what nobody gave is left out."""
    film = section if isinstance(section, Film) else None
    for title in printed_titles(section)[1:]:
        yield typesetter.text("further-title", title.prose, "facts")
    if (by := maker_line(book, section)).text:
        yield typesetter.text("maker", by, "maker")
    if (credits := further_line(book, section)).text:
        yield typesetter.text("facts", credits, "facts")
    for line in fact_lines(film, dict(typesetter.design.tokens)) if film else ():
        yield typesetter.text("facts", plain(line, replace(section.location, column=0)), "facts")


def section_foot(book: Book, section: Section, typesetter: Typesetter) -> Iterator[SetBlock]:
    """The note on whoever signs the section."""
    signer = None if isinstance(section, Film) else section.signed_by
    if signer:
        for prose in book.person(signer).biography:
            yield typesetter.text("biography", prose, "biography")


def without_calls(prose: Prose) -> Prose:
    """A heading's words alone, for contents and running heads: a note is called once."""
    text = prose.text
    for offset, _ in reversed(prose.calls()):
        text = text[:offset] + text[offset + 1 :]
    return Prose(text, (), prose.anchors)


def _whole(blocks: Sequence[SetBlock]) -> Iterator[Fragment]:
    for number, block in enumerate(blocks):
        lines = tuple(line for part in block.parts for line in part.lines)
        height = sum(part.height for part in block.parts)
        yield Fragment(number, block.kind, block.style.name, block.base, lines, block.before, height=height)
