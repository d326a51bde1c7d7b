"""What a proof lists beside its pages: findings, changes of typography, what is missing, the stills."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from catalogue.composing.punctuated import Correction
from catalogue.diagnostics import Diagnostic, Severity
from catalogue.model.book import Book
from catalogue.model.sections import Film
from catalogue.pipeline.checking import correction_note
from catalogue.pipeline.folders import Folders
from catalogue.pipeline.source_names import source_name, sourced
from catalogue.proofing.hebrew import in_hebrew
from catalogue.proofing.sheets import Line


def finding_lines(report: Iterable[Diagnostic], folders: Folders) -> Iterator[Line]:
    """Warnings and errors; notes are for the record."""
    return (_line(one, folders) for one in report if one.severity is not Severity.NOTE)


def change_lines(corrections: Iterable[Correction], folders: Folders) -> Iterator[Line]:
    """What typography changed, each with its rule."""
    return (_line(correction_note(one), folders) for one in corrections)


def missing_lines(book: Book, folders: Folders) -> Iterator[Line]:
    """What the book still waits for, in the reader's language."""
    edition, imprint = book.edition, book.imprint
    named = [(edition.isbn, "מסת״ב"), (edition.statement, "ציון המהדורה"), (edition.year, "שנת ההוצאה")]
    named += [(imprint.publisher, "המוציא לאור"), (imprint.rights, "ציון הזכויות")]
    yield from (Line("content/book.yaml", words, "missing") for value, words in named if not value)
    for section in book.sections():
        place = source_name(section.location.file, folders)
        if isinstance(section, Film) and not section.assets:
            yield Line(place, f"תמונה לסרט ”{_title(section)}”", "missing")
        awaited = (asset for asset in section.assets if asset.awaited)
        yield from (Line(place, f"התמונה {asset.id} הוכרזה ולא הגיעה", "missing") for asset in awaited)
        silent = (figure for figure in section.figures if not figure.alternative)
        yield from (Line(place, f"טקסט חלופי לתמונה {figure.id}", "missing") for figure in silent)


def _title(film: Film) -> str:
    """The film's title as its pages have it, in one line; without one its name among the files."""
    words = film.title.prose.text if film.title else film.id
    return words.translate({0x2028: " ", 0x2060: None, 0xFFFC: None})


def stills(book: Book, placed: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Every picture of the book for the contact sheet, placed or not; `placed` is the page map's figures."""
    stands = {one["id"]: one for one in placed}
    for section in book.sections():
        assets = {asset.id: asset for asset in section.assets}
        for figure in section.figures:
            asset = assets[figure.asset]
            here = stands.get(figure.id, {})
            file = f"stills/{asset.id}.jpg" if asset.path else ""
            facts: dict[str, Any] = {"name": figure.id, "file": file, "path": asset.path}
            yield {**facts, "credit": asset.credit, "page": here.get("page"), "ppi": here.get("ppi")}


def _line(finding: Diagnostic, folders: Folders) -> Line:
    """The proof goes to others, so it names no folder of this machine."""
    told = sourced(finding, folders)
    words = in_hebrew(told).message
    return Line(str(told.location), words, told.severity.word, "ltr" if words == told.message else "rtl")
