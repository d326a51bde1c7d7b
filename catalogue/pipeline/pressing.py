"""`catalogue press`: the printer's folder, whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from catalogue.diagnostics import ExitCode, Report
from catalogue.model.book import Book
from catalogue.model.edition import Edition
from catalogue.pipeline.building import Printed, print_book
from catalogue.pipeline.clock import Progress, StageClock
from catalogue.pipeline.facts import blank_pages, press_facts
from catalogue.pipeline.folders import Folders
from catalogue.pipeline.meant import Meant, read_all
from catalogue.press import (
    Cover,
    Job,
    Lettering,
    Order,
    Paper,
    Prepared,
    PressFacts,
    deliver,
    prepare,
    press_pdf,
    saddle_stitched,
    spine_mm,
    ticket_html,
)
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


def press(folders: Folders, progress: Progress = lambda _: None, *, proof: bool = False) -> Pressed:
    """Build the booklet, judge it, impose it, and hand over the printer's folder and its zip.

    `proof` lets faults through and marks every page. Raises CatalogueError: as a
    build does, and PREFLIGHT with everything a press would refuse.
    """
    clock = StageClock(progress)
    meant = read_all(folders, clock)
    printed = print_book(folders, meant, clock)
    shaper = Shaper(printed.faces)
    with clock.stage("preflight and sheets"):
        prepared = prepare(
            printed.press, _job(printed, meant, proof=proof), lambda text: _lettered(shaper, text)
        )
    with clock.stage("ticket"):
        files = {**prepared.files, "ticket.pdf": _ticket_pdf(prepared, printed)}
    name = f"{meant.book.slug}-{meant.book.edition.id}" + ("-proof" if proof else "")
    delivered = deliver(folders.out / "press", name, files)
    return Pressed(delivered.folder, delivered.zip, printed.report + prepared.judged.report("pages.pdf"))


def _lettered(shaper: Shaper, text: str) -> Lettering:
    line = letter_line(shaper, text)
    return Lettering(line.d, line.advance)


def _job(printed: Printed, meant: Meant, *, proof: bool) -> Job:
    """Saddle stitch, bound as the book is; a separate cover takes its four pages out of the block."""
    book = printed.composed.book
    facts = press_facts(printed.composed, meant.design)
    pages = printed.composed.document.pages
    run = book.print_run
    block = _interior(len(pages)) if run.separate_cover else ()
    inside = len(block) or len(pages)
    spine = spine_mm(inside, run.paper_thickness)
    return Job(
        facts=facts,
        order=_order(book, proof=proof),
        imposition=saddle_stitched(inside, facts.binding),
        paper=Paper(caliper_mm=run.paper_thickness),
        blanks=blank_pages(printed.composed),
        block=block,
        cover=Cover(spine, (1, len(pages)), (2, len(pages) - 1)) if block else None,
        cover_pages=printed.press if block else b"",
    )


def _interior(pages: int) -> tuple[int, ...]:
    """All pages but the four of the cover: front, inside front, inside back, back."""
    return tuple(range(3, pages - 1))


def _order(book: Book, *, proof: bool) -> Order:
    run = book.print_run
    return Order(
        edition=_edition_words(book.edition),
        quantity=run.quantity,
        paper=run.paper,
        paper_mm=run.paper_thickness,
        contact=run.contact,
        proof=proof,
    )


def _edition_words(edition: Edition) -> str:
    return ", ".join(filter(None, (edition.statement, edition.year))) or edition.id


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
