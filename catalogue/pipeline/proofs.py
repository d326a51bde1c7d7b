"""`catalogue proof`: a folder to send to editor and curator, and the remarks that come back."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from catalogue.diagnostics import CatalogueError, Diagnostic, ExitCode, Report, Severity
from catalogue.model.book import Book
from catalogue.model.sections import Film
from catalogue.pipeline.checking import correction_note
from catalogue.pipeline.clock import Progress
from catalogue.pipeline.folders import Folders
from catalogue.pipeline.laid import Laid, Stopped
from catalogue.pipeline.locating import source_at
from catalogue.pipeline.stone import Stone
from catalogue.pipeline.writing import write_all
from catalogue.proofing.pixels import page_png
from catalogue.proofing.remarks import Remark
from catalogue.proofing.remarks import read_remarks as remarks_in
from catalogue.proofing.sheets import Proof, proof_page
from catalogue.setting.apart import PagePress

_WIDTH = 1000
"""Pixels a page is wide in the proof."""


@dataclass(frozen=True, slots=True)
class Sent:
    """The page to open, the number of pages, and what is worth a look."""

    index: Path
    pages: int
    report: Report


@dataclass(frozen=True, slots=True)
class Returned:
    """A remark, the words it stands on and where they are written (``file:line:column``)."""

    remark: Remark
    words: str
    place: str


def prove(folders: Folders, progress: Progress = lambda _: None) -> Sent:
    """Write out/proof/: index.html and its pictures. Raises CatalogueError as a build does."""
    progress("composing")
    stone, laid = _laid(folders)
    progress("drawing")
    pdfs, drawn = _draw(laid)
    report = Report.of((*laid.findings, *stone.house_rules(), *drawn))
    home = folders.out / "proof"
    pictures = {home / f"pages/{number}.png": page_png(pdf, _WIDTH) for number, pdf in enumerate(pdfs, 1)}
    stills = list(_stills(stone))
    copies = {home / still["file"]: still["path"].read_bytes() for still in stills if still["file"]}
    page = proof_page(_proof(stone, laid, report, stills))
    progress("writing")
    files = {**pictures, **copies, home / "index.html": page.encode()}
    write_all(files)
    for old in {*home.glob("pages/*.png"), *home.glob("stills/*")} - files.keys():
        old.unlink()
    return Sent(home / "index.html", len(pdfs), report)


def read_remarks(folders: Folders, path: Path) -> tuple[bool, tuple[Returned, ...]]:
    """Whether the remarks were made on the book as it lies, and each with its place in the source.

    Raises CatalogueError: CAT-R95, or as a build does.
    """
    proof, remarks = remarks_in(path)
    stone, laid = _laid(folders)
    return proof == _digest(laid), tuple(_returned(stone, one) for one in remarks)


def _returned(stone: Stone, remark: Remark) -> Returned:
    found = source_at(stone, remark.page, remark.x, remark.y) or {}
    place = found.get("source") or {}
    parts = [place.get("file"), place.get("line"), place.get("column")]
    return Returned(remark, found.get("words", ""), ":".join(str(part) for part in parts if part))


def _laid(folders: Folders) -> tuple[Stone, Laid]:
    stone = Stone(folders)
    laid = stone.lay()
    if isinstance(laid, Stopped):
        raise CatalogueError(Report.of(laid.findings), ExitCode.CONTENT)
    return stone, laid


def _draw(laid: Laid) -> tuple[list[bytes], list[Diagnostic]]:
    """Every page as PDF, and what was wrong with it."""
    press, pdfs, found = PagePress(), [], []
    for page in laid.pages:
        pdf, faults = pickle.loads(laid.jobs[page["digest"]]).draw(press)
        pdfs.append(pdf)
        found += faults
    return pdfs, found


def _digest(laid: Laid) -> str:
    return hashlib.sha256("".join(page["digest"] for page in laid.pages).encode()).hexdigest()[:16]


def _proof(stone: Stone, laid: Laid, report: Report, stills: list[dict[str, Any]]) -> Proof:
    assert stone.composed is not None and stone.read is not None
    notes = map(correction_note, stone.composed.corrections)
    facts = {name: laid.facts[name] for name in ("title", "binding", "width", "height", "bleed")}
    worth = [one for one in report if one.severity is not Severity.NOTE]
    return Proof(
        digest=_digest(laid),
        pages=laid.pages,
        findings=[(one.severity.word, str(one.location), one.message) for one in worth],
        changes=[(str(one.location), one.message) for one in notes],
        missing=list(_missing(stone.read)),
        stills=stills,
        **facts,
    )


def _missing(book: Book) -> Iterator[tuple[str, str]]:
    """What the book still waits for, in the reader's language."""
    edition, imprint = book.edition, book.imprint
    named = [(edition.isbn, "מסת״ב"), (edition.statement, "ציון המהדורה"), (edition.year, "שנת ההוצאה")]
    named += [(imprint.publisher, "המוציא לאור"), (imprint.rights, "ציון הזכויות")]
    yield from (("book.yaml", words) for value, words in named if not value)
    for section in book.sections():
        place = str(section.location.file)
        if isinstance(section, Film) and not section.assets:
            yield place, f"תמונה לסרט {section.id}"
        awaited = (asset for asset in section.assets if asset.awaited)
        yield from ((place, f"התמונה {asset.id} הוכרזה ולא הגיעה") for asset in awaited)
        silent = (figure for figure in section.figures if not figure.alternative)
        yield from ((place, f"טקסט חלופי לתמונה {figure.id}") for figure in silent)


def _stills(stone: Stone) -> Iterator[dict[str, Any]]:
    """Every picture of the book for the contact sheet, placed or not."""
    assert stone.read is not None
    placed = {one["id"]: one for one in stone.overlays().get("figures", ())}
    for section in stone.read.sections():
        assets = {asset.id: asset for asset in section.assets}
        for figure in section.figures:
            asset = assets[figure.asset]
            stands = placed.get(figure.id, {})
            file = f"stills/{asset.id}{asset.path.suffix.lower()}" if asset.path else ""
            facts = {"name": figure.id, "file": file, "path": asset.path, "credit": asset.credit}
            yield {**facts, "page": stands.get("page"), "ppi": stands.get("ppi")}
