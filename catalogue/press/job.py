"""One job for the printer: from finished press pages to everything that goes into the folder.

Values in, files out; the caller draws the ticket's page and writes the folder.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from catalogue.diagnostics import ExitCode
from catalogue.press.cover import Cover, cover_pdf
from catalogue.press.finishing.facts import PressFacts
from catalogue.press.imposition import Imposition
from catalogue.press.layout import Paper
from catalogue.press.lettering import Letterer
from catalogue.press.preflight.judging import Judged, judge
from catalogue.press.preflight.paint import PROCESS
from catalogue.press.preflight.reports import preflight_html, preflight_json
from catalogue.press.sheets import sheets_pdf
from catalogue.press.ticket import Order, Ticket, proof_note, ticket_json
from catalogue.press.watermark import proof_marked

PAGES, SHEETS, COVER, TICKET = "pages.pdf", "sheets.pdf", "cover.pdf", "ticket.json"
REPORT, REPORT_PAGE, NOTE = "preflight.json", "preflight.html", "PROOF.txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What is to be printed and how. Pages count from 1.

    `blanks` are pages empty on purpose; `block` the pages that go on sheets where a separate cover
    takes some out (empty: all). The imposition is of as many pages as the block has.
    """

    facts: PressFacts
    order: Order
    imposition: Imposition
    paper: Paper
    blanks: frozenset[int] = frozenset()
    block: tuple[int, ...] = ()
    cover: Cover | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """The folder's files by name, without the ticket's page; the verdict on the pages; the ticket."""

    files: Mapping[str, bytes]
    judged: Judged
    ticket: Ticket


def prepare(pages: bytes, job: Job, letterer: Letterer | None = None) -> Prepared:
    """Judge the pages, impose them, and write what goes with them.

    A proof is watermarked (it needs a `letterer`) and let through with its faults; anything else
    with an error raises CatalogueError (exit 6), all findings at once.
    """
    facts = job.facts
    if job.order.proof and letterer is not None:
        pages = proof_marked(pages, facts, letterer)
    inks = frozenset(spot.ink for spot in facts.spots)
    judged = judge(pages, "sheetfed", spots=inks, blanks=job.blanks)
    if not job.order.proof:
        judged.report(PAGES).raise_errors(ExitCode.PREFLIGHT)
    files = {
        PAGES: pages,
        SHEETS: sheets_pdf(pages, job.imposition, facts, job.paper, letterer, job.block),
        REPORT: preflight_json(judged, PAGES, pages).encode(),
        REPORT_PAGE: preflight_html(judged, PAGES, pages).encode(),
    }
    if job.cover is not None:
        files[COVER] = cover_pdf(pages, job.cover, facts)
    ticket = Ticket(facts, job.order, judged.pages, used_inks(judged, facts), dict(files))
    files[NOTE] = proof_note(ticket).encode()
    files[TICKET] = ticket_json(ticket).encode()
    return Prepared(files, judged, ticket)


def used_inks(judged: Judged, facts: PressFacts) -> tuple[str, ...]:
    """The plates the pages need, in printing order: process inks first, then declared spots."""
    declared = {spot.ink for spot in facts.spots}
    return tuple(ink for ink in (*PROCESS, *sorted(declared)) if ink in judged.inks)
