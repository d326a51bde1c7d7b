"""`catalogue build`: from content to the booklet's files, the order of the stages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from catalogue.composing.colophon import Type, colophon_lines
from catalogue.composing.composed import Composed, compose
from catalogue.diagnostics import ExitCode, Report
from catalogue.model.book import Book
from catalogue.model.design import Design
from catalogue.pipeline.clock import Progress, StageClock
from catalogue.pipeline.folders import Folders
from catalogue.pipeline.meant import Meant, read_all
from catalogue.pipeline.writing import write_all
from catalogue.press import PressFacts, press_pdf, screen_pdf
from catalogue.setting.collating import collate
from catalogue.setting.dressing import dress, picture_files
from catalogue.setting.fonts import Faces, font_files, prepare_fonts
from catalogue.setting.html import render_html
from catalogue.setting.pagemap import as_json, page_map
from catalogue.setting.shaping import Shaper


@dataclass(frozen=True, slots=True)
class Built:
    """What a build wrote, what is worth a look, and how long each stage took (seconds)."""

    files: tuple[Path, ...]
    pages: int
    report: Report
    seconds: Mapping[str, float]


def build(folders: Folders, progress: Progress = lambda _: None) -> Built:
    """Set the booklet and write its four files, all or none.

    Raises CatalogueError: CONTENT, MISSING, LAYOUT or PREFLIGHT.
    """
    clock = StageClock(progress)
    meant = read_all(folders, clock)
    with clock.stage("fonts"):
        faces = prepare_fonts(folders.fonts, folders.font_cache, meant.book.style.digits, announce=progress)
    composed = _compose(meant, faces, clock)
    with clock.stage("html"):
        dressing = dress(composed, meant.design, faces)
        html = render_html(composed.book, meant.design, composed.document, folders.templates, dressing)
    files = {**font_files(faces), **picture_files(composed)}
    raw = _typeset(html, files, clock)
    with clock.stage("press"):
        facts = press_facts(composed, meant.design)
        press, screen = press_pdf(raw, facts), screen_pdf(raw, facts)
    with clock.stage("collating"):
        collated = collate(press, composed.document, meant.design, faces).raise_errors(ExitCode.LAYOUT)
    report = meant.report + composed.report + collated
    mapped = as_json(page_map(composed.document, meant.design, composed.notes, {}, report))
    with clock.stage("writing"):
        written = dict(_outputs(folders.out, html, press, screen, mapped, files))
        write_all(written)
    return Built(
        tuple(path for path in written if path.parent == folders.out),
        len(composed.document.pages),
        report,
        clock.seconds,
    )


def _compose(meant: Meant, faces: Faces, clock: StageClock) -> Composed:
    with clock.stage("composing"):
        types = [Type(face.name, face.licence) for face in faces.typefaces]
        colophon = colophon_lines(meant.book, meant.design, types)
        return compose(meant.book, meant.design, Shaper(faces).advance, colophon)
