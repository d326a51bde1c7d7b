"""Citations that are data become words: long the first time, שם directly after, short later."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from catalogue.composing.citations import Citation, CitingNote, Form, cite, unstopped
from catalogue.composing.numbering import number_notes
from catalogue.composing.punctuation import Change, apply, moved
from catalogue.composing.rewriting import rewrite
from catalogue.model.book import Book
from catalogue.model.notes import Note
from catalogue.model.prose import Mark, Prose, Span
from catalogue.model.sections import Essay, Film
from catalogue.model.sources import Source


def write_citations(book: Book) -> Book:
    """The book with every citation of its notes written out, in the order the notes are printed.

    Reading has made sure that each citation names a source of the book.
    """
    numbered = number_notes(book)
    printed = [one.note for one in numbered.values()]
    if not any(_citations(prose, book.sources) for note in printed for prose in note.paragraphs):
        return book
    paragraphs = [prose for note in printed for prose in note.paragraphs]
    citing = [
        CitingNote(prose.text, _citations(prose, book.sources), note.series)
        for note in printed
        for prose in note.paragraphs
    ]
    changes = cite(citing, book.language)
    texts = iter(map(_written, paragraphs, citing, changes))
    notes = {
        note.id: replace(note, paragraphs=tuple(next(texts) for _ in note.paragraphs)) for note in printed
    }
    order = tuple(_with(one, notes) if isinstance(one, Essay | Film) else one for one in book.order)
    return replace(book, order=order)


def _citations(prose: Prose, sources: Sequence[Source]) -> tuple[Citation, ...]:
    known = {source.id: source for source in sources}
    return tuple(_cited(known, prose)) if prose.spans else ()


def _cited(known: Mapping[str, Source], prose: Prose) -> Iterator[Citation]:
    for span in prose.marked(Mark.CITATION):
        source, _, locator = span.value.partition(":")
        yield Citation(span.start, known[source], locator)


def _written(prose: Prose, note: CitingNote, changes: Sequence[Change]) -> Prose:
    """The paragraph with its citations as words, which then are like any others."""
    if not changes:
        return prose
    spans = tuple(span for span in prose.spans if span.mark is not Mark.CITATION)
    made = rewrite(replace(prose, spans=spans), apply(prose.text, changes), changes)
    marked = (span for pair in zip(note.citations, changes, strict=True) for span in _marked(*pair, changes))
    return replace(made, spans=tuple(sorted((*made.spans, *marked))))


def _marked(citation: Citation, change: Change, changes: Sequence[Change]) -> Iterator[Span]:
    """The italics, bold and links of a source's own words, where they are printed."""
    form = Form(change.rule)
    if form is Form.IBIDEM:
        return
    start = moved(changes, change.start)
    for span in unstopped(citation.source, form).spans:
        yield replace(span, start=start + span.start, end=start + span.end)


def _with(section: Essay | Film, written: Mapping[str, Note]) -> Essay | Film:
    return replace(section, notes=tuple(written.get(note.id, note) for note in section.notes))
