"""`catalogue press`: the printer's folder, whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from catalogue.diagnostics import CatalogueError, Diagnostic, ExitCode, Report, error
from catalogue.model.sheets import Sheets, contradictions
from catalogue.pipeline.building import Printed, print_book
from catalogue.pipeline.clock import Progress, StageClock
from catalogue.pipeline.folders import Folders
from catalogue.pipeline.hands import Hands
from catalogue.pipeline.jobs import brief
from catalogue.pipeline.meant import Meant, read_all
from catalogue.press import Lettering, Prepared, PressFacts, deliver, prepare, press_pdf, ticket_html
from catalogue.press.ticket_page import TICKET_TRIM_MM
from catalogue.setting.dressing import FONTS
from catalogue.setting.fonts import font_face_css
from catalogue.setting.lettering import letter_line
from catalogue.setting.pdf import typeset
from catalogue.setting.shaping import Shaper


@dataclass(frozen=True, slots=True)
class Pressed:
    """Where the job lies, and what is worth a look."""

    folder: Path
    zip: Path
    report: Report


def press(
    folders: Folders,
    progress: Progress = lambda _: None,
    cores: int = 1,
    *,
    proof: bool = False,
    sheets: Mapping[str, Any] = MappingProxyType({}),
) -> Pressed:
    """Build the booklet, judge it, impose it, and hand over the printer's folder and its zip.

    `proof` lets faults through and marks every page; `sheets` are fields of `Sheets` for this run.
    Raises CatalogueError: as a build does, USAGE for sheets that contradict themselves, CONTENT
    for pages that do not go on them, and PREFLIGHT with everything a press would refuse.
    """
    clock = StageClock(progress)
    meant = read_all(folders, clock)
    asked = _asked(meant, sheets)
    with Hands(cores) as hands:
        printed = print_book(folders, meant, clock, hands)
    letterer = partial(_lettered, Shaper(printed.faces))
    with clock.stage("preflight and sheets"):
        briefed = brief(printed, meant.design, asked, letterer, proof=proof)
        try:
            prepared = prepare(printed.press, briefed.job, letterer)
        except CatalogueError as refused:  # what reading had doubts about tells where to look
            raise CatalogueError(printed.report + refused.report, refused.exit_code) from refused
    with clock.stage("ticket"):
        files = {**prepared.files, "ticket.pdf": _ticket_pdf(prepared, printed)}
    name = f"{meant.book.slug}-{meant.book.edition.id}" + ("-proof" if proof else "")
    delivered = deliver(folders.out / "press", name, files)
    found = printed.report + briefed.report + prepared.judged.report("pages.pdf")
    return Pressed(delivered.folder, delivered.zip, found)


def _lettered(shaper: Shaper, text: str) -> Lettering:
    line = letter_line(shaper, text)
    return Lettering(line.d, line.advance)


def _asked(meant: Meant, instead: Mapping[str, Any]) -> Sheets:
    """The book's sheets, or what the command line asks for instead."""
    sheets = meant.book.print_run.sheets.instead(**instead)
    flaws = [_contradicted(words) for _, words in contradictions(sheets)]
    Report.of(flaws).raise_errors(ExitCode.USAGE)
    return sheets


def _contradicted(words: str) -> Diagnostic:
    return error(
        "CAT-P93",
        words,
        why="what book.yaml and the command line say of the sheets must fit together",
        hint="name what is missing as an option too, or leave the option out",
    )


def _ticket_pdf(prepared: Prepared, printed: Printed) -> bytes:
    """The ticket's page, drawn in the book's face and finished as any press page."""
    html = ticket_html(prepared.ticket, printed.faces.family, font_face_css(printed.faces, FONTS))
    drawn = typeset(html, printed.supplies.files)
    drawn.report.raise_errors(ExitCode.LAYOUT)
    return press_pdf(drawn.pdf, _ticket_facts(prepared.ticket.facts))


def _ticket_facts(facts: PressFacts) -> PressFacts:
    return PressFacts(
        title=facts.title,
        language=facts.language,
        edition_id=f"{facts.edition_id}-ticket",
        creators=facts.creators,
        trim_mm=TICKET_TRIM_MM,
        bleed_mm=0.0,
        stamped=facts.stamped,
        binding=facts.binding,
        profile=facts.profile,
    )
