"""The job a printer is given: what the book orders, its sheets, and its cover where it has one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from catalogue.diagnostics import CatalogueError, Diagnostic, ExitCode, Report, error, warning
from catalogue.model.book import Book, Part
from catalogue.model.design import Design
from catalogue.model.edition import Edition
from catalogue.model.sheets import Scheme, Sheets
from catalogue.pipeline.building import Printed
from catalogue.pipeline.facts import blank_pages, press_facts
from catalogue.press import Cover, Job, Letterer, Order, planned, spine_mm

_COVER_PAGES = 4
SPINE_INK = "spine"
"""The ink of the spine's ground, where the design names one."""


@dataclass(frozen=True, slots=True)
class Briefed:
    """The job, and what the printer or the publisher should be asked first."""

    job: Job
    report: Report


def brief(printed: Printed, design: Design, sheets: Sheets, letterer: Letterer, *, proof: bool) -> Briefed:
    """Turn a finished book and the sheets asked for into a job.

    A separate cover takes its four pages out of the block. Raises CatalogueError (CONTENT):
    CAT-P89 when the pages do not go on the sheet, CAT-P91 when there is no block for the cover.
    """
    book = printed.composed.book
    pages = len(printed.composed.document.pages)
    facts = press_facts(printed.composed, design)
    cover = _cover(printed, design, sheets, letterer) if book.print_run.separate_cover else None
    block = tuple(range(3, pages - 1)) if cover else ()
    thickness = book.print_run.paper_thickness
    imposition, paper = planned(sheets, len(block) or pages, facts, thickness)
    job = Job(
        facts=facts,
        order=_order(book, sheets, cover, proof=proof),
        imposition=imposition,
        paper=paper,
        blanks=blank_pages(printed.composed),
        block=block,
        cover=cover,
    )
    return Briefed(job, Report.of(_doubts(sheets, cover)))


def _cover(printed: Printed, design: Design, sheets: Sheets, letterer: Letterer) -> Cover:
    """The first two and the last two pages; a stapled cover is folded and has no spine."""
    pages = printed.composed.document.pages
    last = len(pages)
    if last <= _COVER_PAGES:
        raise CatalogueError(_no_block(last), ExitCode.CONTENT)
    run = printed.composed.book.print_run
    stapled = sheets.scheme is Scheme.SADDLE_STITCH
    is_printed = any(pages[number - 1].kind != Part.BLANK for number in (2, last - 1))
    return Cover(
        spine_mm=0.0 if stapled else spine_mm(last - _COVER_PAGES, run.paper_thickness),
        outside=(1, last),
        inside=(2, last - 1) if is_printed else None,
        spine_ink=dict(design.inks).get(SPINE_INK, (0, 0, 0, 0)),
        spine_title=letterer(printed.composed.book.title.text.replace("\u2060", "")),
    )


def _order(book: Book, sheets: Sheets, cover: Cover | None, *, proof: bool) -> Order:
    run = book.print_run
    return Order(
        edition=_edition_words(book.edition),
        quantity=run.quantity,
        paper=run.paper,
        paper_mm=run.paper_thickness,
        sheets=sheets,
        cover=f"separate, spine {cover.spine_mm:.1f} mm" if cover else "self-cover",
        contact=run.contact,
        proof=proof,
    )


def _edition_words(edition: Edition) -> str:
    return ", ".join(filter(None, (edition.statement, edition.year))) or edition.id


def _doubts(sheets: Sheets, cover: Cover | None) -> Iterator[Diagnostic]:
    if sheets.scheme is Scheme.PERFECT_BOUND and cover is None:
        yield warning(
            "CAT-P92",
            "a perfect-bound block without a cover",
            why="the glued back is held and hidden by a cover with a spine, printed on a sheet of its own",
            hint="write `separate-cover: yes` under `print:`, or have the printer bind it into a case",
        )


def _no_block(pages: int) -> Diagnostic:
    return error(
        "CAT-P91",
        f"a book of {pages} pages has nothing to put between separate covers",
        why="a separate cover is the first two and the last two pages; the others are the block",
        hint="write `separate-cover: no` under `print:`",
    )
