"""`catalogue archive add`: the booklet is set anew, and exactly what was set is shelved."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from catalogue.archive.adding import add
from catalogue.archive.editions import Receipt
from catalogue.diagnostics import Report
from catalogue.pipeline.building import booklet_files, print_book, turned
from catalogue.pipeline.clock import Progress, StageClock
from catalogue.pipeline.drafts import draft_reasons, shelved_digests, unnamed_predecessor
from catalogue.pipeline.facts import press_facts
from catalogue.pipeline.folders import Folders
from catalogue.pipeline.hands import Hands
from catalogue.pipeline.kept_pages import keep_pages
from catalogue.pipeline.kept_sources import kept_sources, refuse_changes, traces
from catalogue.pipeline.meant import Meant, read_all
from catalogue.pipeline.recorded import recorded_referents, shelved_referents
from catalogue.pipeline.statement import Shelving, identifier, is_stated, statement
from catalogue.pipeline.submitting import Made, submission
from catalogue.pipeline.writing import write_all


def shelve(
    folders: Folders,
    archive: Path,
    shelving: Shelving,
    progress: Progress = lambda _: None,
    cores: int = 1,
) -> Receipt:
    """Set the booklet, write it to `out/` as a build does, and store it with all it was set from.

    Raises CatalogueError: as a build does, and ARCHIVE when it is a draft (and not `as_proof`),
    when sources change meanwhile, or when the archive refuses.
    """
    clock = StageClock(progress)
    before = traces(kept_sources(folders))
    meant = read_all(folders, clock)
    statement(meant.book.edition, shelving)  # a contradiction is told before the long work
    # The last edition's record, or, before the first, the last build's: for the receipt alone,
    # so that what is shelved comes from the content and nothing else.
    recorded = shelved_referents(archive, identifier(meant.book)) or recorded_referents(folders)
    made = _make(folders, meant, clock, cores)
    shelved = shelved_digests(archive, identifier(meant.book))
    with clock.stage("shelving"):
        refuse_changes(before, traces(kept_sources(folders)))
        offered = submission(made, shelving, _drafts(made, meant, shelving, shelved))
        receipt = add(archive, offered, as_proof=shelving.as_proof)
    # An unchanged reprint has nothing new, its colophon included.
    unnamed = Report.of(unnamed_predecessor(meant.book.edition, shelved) if receipt.new_files else ())
    found = made.printed.report + turned(made.printed, meant, recorded)
    return replace(receipt, report=found + receipt.report + unnamed)


def _make(folders: Folders, meant: Meant, clock: StageClock, cores: int) -> Made:
    with Hands(cores) as hands:
        printed = print_book(folders, meant, clock, hands)
    with clock.stage("copy for keeping"):
        kept = keep_pages(printed, meant.design)
    with clock.stage("writing"):
        beside = {name: fetch() for name, fetch in printed.supplies.files.items()}
        outputs = {**beside, **booklet_files(folders, printed)}
        write_all({folders.out / name: data for name, data in outputs.items()})
    return Made(folders, meant.book, printed, kept, outputs)


def _drafts(made: Made, meant: Meant, shelving: Shelving, shelved: dict[str, str]) -> tuple[str, ...]:
    edition = meant.book.edition
    awaited = press_facts(made.printed.composed, meant.design).awaited
    return tuple(draft_reasons(edition, is_stated(edition, shelving), awaited, made.kept.faults, shelved))
