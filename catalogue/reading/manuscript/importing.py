"""`catalogue import`: a flat manuscript becomes a content folder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from catalogue.diagnostics import Diagnostic, Location, Report
from catalogue.reading.book import read_folder
from catalogue.reading.findings.manuscript import (
    CALL_ON_TITLE_PAGE,
    MANUSCRIPT_UNREADABLE,
    NOTHING,
    WORDS_CHANGED,
)
from catalogue.reading.folder import Folder
from catalogue.reading.manuscript.calls import Call, joined_calls, note_names
from catalogue.reading.manuscript.law import first_difference, said_by_book, said_by_manuscript, words
from catalogue.reading.manuscript.outline import Part, outlined
from catalogue.reading.manuscript.pieces import pieces_of, rejoined
from catalogue.reading.manuscript.rendering import NO_TITLE, Manuscript, rendered
from catalogue.reading.manuscript.slips import dropped, slips
from catalogue.reading.source import Source, decode_loosely


@dataclass(frozen=True, slots=True)
class Imported:
    """The files of a content folder by their relative paths, and what was found on the way.

    With an error CAT-M09, M10 or R04 in the report there are no files.
    """

    files: Mapping[str, str]
    report: Report


def import_manuscript(manuscript: Path) -> Imported:
    """Read a flat manuscript from a file, UTF-8."""
    shown = manuscript.as_posix()
    try:
        raw = manuscript.read_bytes()
    except OSError as reason:
        words = {"path": shown, "reason": reason.strerror or "unknown reason"}
        return Imported({}, Report.of([MANUSCRIPT_UNREADABLE.at(Location(shown), **words)]))
    return import_text(raw, shown)


def import_text(raw: bytes, shown: str = "manuscript.txt") -> Imported:
    """Read a flat manuscript; `shown` is its name in locations."""
    found: list[Diagnostic] = []
    source = decode_loosely(shown, raw, found)
    if source is None or not words(source.text):
        nothing = [] if found else [NOTHING.at(Location(shown))]
        return Imported({}, Report.of([*found, *nothing]))
    manuscript = _taken_apart(source, found)
    files = rendered(manuscript, found)
    broken = _broken(source, manuscript, files)
    found += [*dropped(source), *slips(manuscript)]
    return Imported({} if broken else files, Report.of([*found, *broken]))


def _taken_apart(source: Source, found: list[Diagnostic]) -> Manuscript:
    """Pieces, joins, calls and outline of the manuscript."""
    pieces = pieces_of(source)
    notes = [piece for piece in pieces if piece.number]
    paragraphs = rejoined(pieces, found)
    outline = outlined(paragraphs, source.file, found)
    if notes and not outline.parts:
        outline.parts.append(Part())
    calls = []
    for call in joined_calls(paragraphs, notes, found):
        if call.paragraph in outline.title_page:
            written, mark = paragraphs[call.paragraph].written, notes[call.note].number
            found.append(CALL_ON_TITLE_PAGE.at(written.location(call.start), mark=mark))
        else:
            calls.append(call)
    return Manuscript(paragraphs, notes, note_names(notes), calls, outline)


def _broken(source: Source, manuscript: Manuscript, files: Mapping[str, str]) -> list[Diagnostic]:
    """The law: read the folder back and compare word by word."""
    # A title that is still to be written would keep the book from being read; a dash adds no word.
    titled = {**files, "book.yaml": files["book.yaml"].replace(f"\n{NO_TITLE}\n", f"\n{NO_TITLE} —\n", 1)}
    folder = Folder("content", {path: text.encode() for path, text in titled.items()})
    book = read_folder(folder).book
    if book is None:
        return [_changed(source, (words(source.text)[0], ""))]
    before = said_by_manuscript(source.text, _note_order(manuscript.calls, len(manuscript.notes)))
    after = said_by_book(book)
    differences = (first_difference(before.body, after.body), first_difference(before.notes, after.notes))
    return [_changed(source, difference) for difference in differences if difference]


def _changed(source: Source, difference: tuple[str, str]) -> Diagnostic:
    return WORDS_CHANGED.at(Location(source.file), manuscript=difference[0], content=difference[1])


def _note_order(calls: Sequence[Call], count: int) -> list[int]:
    """Notes in the order of their calls, then those nobody calls."""
    called = dict.fromkeys(call.note for call in calls)
    return [*called, *(index for index in range(count) if index not in called)]
