"""`catalogue proof`: a folder to send to editor and curator, and the remarks that come back."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from catalogue.diagnostics import CatalogueError, Diagnostic, ExitCode, Report
from catalogue.pipeline.clock import Progress
from catalogue.pipeline.facts import page_facts, press_profile
from catalogue.pipeline.folders import Folders
from catalogue.pipeline.laid import Laid, Stopped
from catalogue.pipeline.locating import source_at
from catalogue.pipeline.proof_lists import change_lines, finding_lines, missing_lines, stills
from catalogue.pipeline.stone import Stone
from catalogue.pipeline.writing import write_all
from catalogue.press import PressFacts, Spot, contact_jpeg, proof_pdf, remarks_on, screen_pdf
from catalogue.proofing.pixels import page_png
from catalogue.proofing.remarks import Remark, no_remarks
from catalogue.proofing.remarks import read_remarks as remarks_in
from catalogue.proofing.sheets import Proof, proof_page, proof_sheets
from catalogue.setting.dressing import FONTS
from catalogue.setting.fonts import font_face_css
from catalogue.setting.pagepress import PagePress
from catalogue.setting.pdf import typeset

_WIDTH = 1000
"""Pixels a page is wide in the proof."""


@dataclass(frozen=True, slots=True)
class Sent:
    """The page to open, the same as PDF, the number of pages, and what is worth a look."""

    index: Path
    pdf: Path
    pages: int
    report: Report


@dataclass(frozen=True, slots=True)
class Returned:
    """A remark, the words it stands on and where they are written (``file:line:column``)."""

    remark: Remark
    words: str
    place: str


def prove(folders: Folders, progress: Progress = lambda _: None) -> Sent:
    """Write out/proof/: index.html, its pictures, and proof.pdf. Raises CatalogueError as a build does."""
    progress("composing")
    stone, laid = _laid(folders)
    progress("drawing")
    pdfs, drawn = _draw(laid)
    report = Report.of((*laid.findings, *stone.house_rules(), *drawn))
    proof = _proof(stone, laid, report)
    assert stone.composed is not None and stone.design is not None
    facts = page_facts(stone.composed, stone.design)
    shown = [screen_pdf(pdf, facts) for pdf in pdfs]
    pictures = {f"pages/{number}.png": page_png(pdf, _WIDTH) for number, pdf in enumerate(shown, 1)}
    stills = dict(_contact_prints(stone, proof))
    progress("writing")
    home = folders.out / "proof"
    named = {**pictures, **stills, "index.html": proof_page(proof).encode()}
    named["proof.pdf"] = _pdf(stone, proof, shown, stills, facts)
    files = {home / name: data for name, data in named.items()}
    write_all(files)
    for old in {*home.glob("pages/*.png"), *home.glob("stills/*")} - files.keys():
        old.unlink()
    return Sent(home / "index.html", home / "proof.pdf", len(pdfs), report)


def read_remarks(folders: Folders, path: Path) -> tuple[bool, tuple[Returned, ...]]:
    """Whether the remarks were made on the book as it lies, and each with its place in the source.

    `path` is the file that the proof's page saves, or proof.pdf with somebody's annotations.
    Raises CatalogueError: CAT-R95, or as a build does.
    """
    stone, laid = _laid(folders)
    proof = _proof(stone, laid, Report())
    name, remarks = _from_pdf(path, proof) if path.suffix.lower() == ".pdf" else remarks_in(path)
    return name == proof.digest, tuple(_returned(stone, one) for one in remarks)


def _from_pdf(path: Path, proof: Proof) -> tuple[str, tuple[Remark, ...]]:
    try:
        name, noted = remarks_on(path.read_bytes())
    except (OSError, ValueError) as problem:
        raise CatalogueError(no_remarks(path, problem), ExitCode.CONTENT) from problem
    found = ((*proof.page_at(one.sheet, one.left, one.top), one.text, one.author) for one in noted)
    return name, tuple(Remark(*one) for one in found)


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


def _proof(stone: Stone, laid: Laid, report: Report) -> Proof:
    assert stone.composed is not None and stone.read is not None
    facts = {name: laid.facts[name] for name in ("title", "binding", "width", "height")}
    return Proof(
        digest=_digest(laid),
        pages=laid.pages,
        findings=list(finding_lines(report, stone.folders)),
        changes=list(change_lines(stone.composed.corrections, stone.folders)),
        missing=list(missing_lines(stone.read, stone.folders)),
        stills=list(stills(stone.read, stone.overlays().get("figures", ()))),
        **facts,
    )


def _contact_prints(stone: Stone, proof: Proof) -> Iterator[tuple[str, bytes]]:
    """The stills by their names in the proof, small, as they will look in print."""
    assert stone.read is not None
    profile = press_profile(stone.read)
    for still in proof.stills:
        if still["path"]:
            yield still["file"], contact_jpeg(still["path"].read_bytes(), profile)


def _pdf(
    stone: Stone, proof: Proof, pages: list[bytes], stills: Mapping[str, bytes], facts: PressFacts
) -> bytes:
    """The sheets with the pages of the book on them, still type and drawing."""
    assert stone.supplies and stone.faces
    html = proof_sheets(proof, stone.faces.family, font_face_css(stone.faces, FONTS))
    pictures = {name: partial(stills.__getitem__, name) for name in stills}
    sheets = typeset(html, {**stone.supplies.files, **pictures}, stone.faces)
    sheets.report.raise_errors(ExitCode.LAYOUT)
    spots = [Spot(*proof.spot(page["number"])) for page in proof.pages]
    return proof_pdf(sheets.pdf, pages, spots, facts, proof.digest)
