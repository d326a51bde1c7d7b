"""`catalogue build`: from content to the booklet's files, the order of the stages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from catalogue.composing.colophon import Type, colophon_lines
from catalogue.composing.composed import Composed, compose
from catalogue.composing.document import Document
from catalogue.composing.ibidem import printed_notes
from catalogue.composing.referents import Referent, compare, diagnose_turned
from catalogue.diagnostics import ExitCode, Report
from catalogue.pipeline.clock import Progress, StageClock
from catalogue.pipeline.drawing import draw_book
from catalogue.pipeline.facts import press_facts
from catalogue.pipeline.folders import Folders
from catalogue.pipeline.hands import Hands
from catalogue.pipeline.meant import LINES, TURNED, Meant, accepted, read_all
from catalogue.pipeline.recorded import as_record, recorded_referents
from catalogue.pipeline.source_names import with_source_names
from catalogue.pipeline.standing import Standing
from catalogue.pipeline.supplies import Supplies, gather
from catalogue.pipeline.workroom import warm
from catalogue.pipeline.writing import write_all
from catalogue.press import press_pdf, screen_pdf
from catalogue.setting.collating import collate
from catalogue.setting.dressing import dress, plate_faults
from catalogue.setting.fonts import Faces, prepare_fonts
from catalogue.setting.html import render_html
from catalogue.setting.pagemap import as_json, page_map
from catalogue.setting.repertoire import missing_characters
from catalogue.setting.shaping import Shaper


@dataclass(frozen=True, slots=True)
class Built:
    """What a build wrote, what is worth a look, and how long each stage took (seconds)."""

    files: tuple[Path, ...]
    pages: int
    report: Report
    seconds: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Printed:
    """The booklet before it is written: HTML, press pages, screen copy, and what they came from."""

    composed: Composed
    html: str
    raw: bytes
    press: bytes
    screen: bytes
    supplies: Supplies
    faces: Faces
    referents: tuple[Referent, ...]
    """What every hand-written שם refers to."""
    report: Report


def build(folders: Folders, progress: Progress = lambda _: None, cores: int = 1) -> Built:
    """Set the booklet on so many cores and write its four files, all or none.

    Raises CatalogueError: CONTENT, MISSING, LAYOUT or PREFLIGHT.
    """
    clock = StageClock(progress)
    with Hands(cores) as hands:
        hands.everyone(warm)
        meant = read_all(folders, clock)
        printed = _held_against_last(print_book(folders, meant, clock, hands), meant, folders)
    with clock.stage("writing"):
        files = booklet_files(folders, printed)
        beside = {name: fetch() for name, fetch in printed.supplies.files.items()}
        write_all({folders.out / name: data for name, data in {**beside, **files}.items()})
    written = tuple(folders.out / name for name in files)
    return Built(written, len(printed.composed.document.pages), printed.report, clock.seconds)


def booklet_files(folders: Folders, printed: Printed) -> dict[str, bytes]:
    """The four files of a build, by their names in `out/`."""
    mapped = page_map(
        printed.composed.document,
        printed.composed.design,
        printed.composed.notes,
        printed.supplies.resolutions,
        printed.report,
    )
    mapped["referents"] = as_record(printed.referents, folders)
    return {
        "booklet.html": printed.html.encode(),
        "booklet.pdf": printed.press,
        "booklet-screen.pdf": printed.screen,
        "booklet.json": as_json(with_source_names(mapped, folders)).encode(),
    }


def print_book(folders: Folders, meant: Meant, clock: StageClock, hands: Hands) -> Printed:
    """Everything between reading and writing; the finished pages are opened again and checked."""
    with clock.stage("fonts"):
        faces = prepare_fonts(
            folders.fonts, folders.font_cache, meant.book.style.digits, announce=clock.progress
        )
    shaper = Shaper(faces)
    with clock.stage("composing"):
        types = [Type(face.name, face.licence) for face in faces.typefaces]
        colophon = colophon_lines(meant.book, meant.design, types)
        composed = compose(meant.book, meant.design, shaper.advance, colophon)
        found = accepted(composed.report, meant.book, LINES)
        missing_characters(composed.document, meant.design, faces).raise_errors(ExitCode.MISSING)
    with clock.stage("html"):
        dressing = dress(composed.book, meant.design, faces, shaper, folders.plate_cache)
        plate_faults(composed.document, dressing).raise_errors(ExitCode.CONTENT)
        html = render_html(composed.book, composed.design, composed.document, folders.templates, dressing)
    with clock.stage("layout"):
        supplies = gather(composed.document, meant.book, faces)
        set_pages = draw_book(html, supplies, faces, Standing(folders.page_cache), hands)
        set_pages.report.raise_errors(ExitCode.LAYOUT)
    with clock.stage("press"):
        facts = press_facts(composed, meant.design)
        finished = hands.do(press_pdf, set_pages.pdf, facts), hands.do(screen_pdf, set_pages.pdf, facts)
        press, screen = (job.result() for job in finished)
    with clock.stage("collating"):
        collated = _collated(press, composed.document, faces, meant.book.extent_multiple, hands)
        collated.raise_errors(ExitCode.LAYOUT)
    report = meant.report + found + collated
    referents = compare(printed_notes(composed.notes)).referents
    return Printed(composed, html, set_pages.pdf, press, screen, supplies, faces, referents, report)


def _collated(press: bytes, document: Document, faces: Faces, multiple: int, hands: Hands) -> Report:
    """The collation, each hand with its share of the pages; the same words whatever their number."""
    given = (press, document, faces.families, multiple)
    share = -(-len(document.pages) // hands.count)
    shares = [range(at, at + share) for at in range(1, len(document.pages) + 1, share)]
    reports = [job.result() for job in [hands.do(collate, *given, only) for only in shares]]
    return hands.do(collate, *given).result() if any(map(len, reports)) else Report()


def _held_against_last(printed: Printed, meant: Meant, folders: Folders) -> Printed:
    """Every שם that refers to something else than at the last build; nothing printed depends on it."""
    recorded = recorded_referents(folders)
    referents = compare(printed_notes(printed.composed.notes), recorded).referents
    return replace(printed, referents=referents, report=printed.report + turned(printed, meant, recorded))


def turned(printed: Printed, meant: Meant, recorded: Sequence[Referent]) -> Report:
    """CAT-T21 for every שם that refers to something else than the record says."""
    compared = compare(printed_notes(printed.composed.notes), recorded)
    return accepted(Report.of(diagnose_turned(compared.turned)), meant.book, TURNED)
