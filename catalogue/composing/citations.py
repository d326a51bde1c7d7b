"""Citations kept as data: long the first time, שם directly after, short later.

Within a note a citation is one CALL character; `cite` says what is printed
for each. Every שם is computed from its neighbours in print, so it cannot go
stale. Those that an author wrote by hand are watched by `ibidem`.
"""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass, replace

from catalogue.composing.punctuation.changes import Change
from catalogue.composing.punctuation.letters import is_hebrew, is_latin
from catalogue.model.notes import MAIN
from catalogue.model.prose import CALL, Prose
from catalogue.model.sources import Source


class Form(enum.StrEnum):
    """How a citation is printed; the value is the rule of its change."""

    LONG = "K1"
    IBIDEM = "K2"
    SHORT = "K3"


@dataclass(frozen=True, slots=True)
class Citation:
    """A source and the place in it, standing at `offset` of its note's text."""

    offset: int
    source: Source
    locator: str = ""


@dataclass(frozen=True, slots=True)
class CitingNote:
    """A note, or one paragraph of it: its flat text, and its citations in order of their offsets."""

    text: str
    citations: tuple[Citation, ...] = ()
    series: str = MAIN


def cite(notes: Sequence[CitingNote], language: str = "he") -> tuple[tuple[Change, ...], ...]:
    """What replaces the CALL characters of the citations, note by note, in the order given (that of print).

    שם stands for the citation directly before it: in the same note, or, when
    the note begins, that of the note before it in its series if that cites one source only.
    `language` is the book's; a note whose own words are Latin has Ibid. instead.
    """
    cited: set[str] = set()
    lasts: dict[str, Citation | None] = {}
    printed: list[tuple[Change, ...]] = []
    for note in notes:
        last = lasts.get(note.series)
        changes: list[Change] = []
        for citation in note.citations:
            form = _form(citation, last, cited)
            words = _words(note, citation, last, form, language)
            changes.append(Change(citation.offset, CALL, words, form.value))
            cited.add(citation.source.id)
            last = citation
        printed.append(tuple(changes))
        alone = len({citation.source.id for citation in note.citations}) == 1
        lasts[note.series] = last if alone else None
    return tuple(printed)


def unstopped(source: Source, form: Form) -> Prose:
    """The words of a source in its long or its short form, without a full stop of their own."""
    words = source.full if form is Form.LONG else source.short
    text = words.text.rstrip(". ")
    return Prose(text, tuple(replace(span, end=min(span.end, len(text))) for span in words.spans))


def _form(citation: Citation, last: Citation | None, cited: set[str]) -> Form:
    if last and last.source.id == citation.source.id:
        return Form.IBIDEM
    return Form.SHORT if citation.source.id in cited else Form.LONG


def _words(note: CitingNote, citation: Citation, last: Citation | None, form: Form, language: str) -> str:
    """The words printed: ``שם``, ``שם, 12``, or the source and the locator; never two full stops."""
    if form is Form.IBIDEM:
        head = _ibidem(note, citation.offset, language)
        same_place = last is not None and last.locator == citation.locator
    else:
        head = unstopped(citation.source, form).text
        same_place = False
    words = head if same_place or not citation.locator else f"{head}, {citation.locator}"
    stopped = note.text[citation.offset + 1 : citation.offset + 2] == "."
    return words.removesuffix(".") if stopped else words


def _ibidem(note: CitingNote, offset: int, language: str) -> str:
    own = note.text.replace(CALL, "")
    if language.split("-")[0] == "he" and (any(map(is_hebrew, own)) or not any(map(is_latin, own))):
        return "שם"
    before = note.text[:offset].rstrip()
    return "Ibid." if not before or before[-1] in ".!?" else "ibid."
