"""Everything of one edition, gathered as the value the archive takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from catalogue.archive.editions import ARCHIVAL_PAGES, PREFLIGHT, PRESS_PAGES, PROGRAM, Event, Submission
from catalogue.model.book import Book
from catalogue.pipeline.building import Printed
from catalogue.pipeline.circumstances import environment_record, kept_locks, packed_program
from catalogue.pipeline.folders import Folders
from catalogue.pipeline.kept_pages import KeptPages
from catalogue.pipeline.kept_sources import kept_fonts, kept_licences, kept_profile, kept_sources
from catalogue.pipeline.statement import Shelving, book_facts, identifier, statement
from catalogue.press import preflight_json, terminal_lines


@dataclass(frozen=True, slots=True)
class Made:
    """One finished booklet: the book as meant, the pages as set, the files by their names in `out/`."""

    folders: Folders
    book: Book
    printed: Printed
    kept: KeptPages
    outputs: Mapping[str, bytes]


def submission(made: Made, shelving: Shelving, drafts: tuple[str, ...]) -> Submission:
    """The edition as it is handed to the archive."""
    stated = statement(made.book.edition, shelving)
    program = packed_program()
    return Submission(
        identifier=identifier(made.book),
        statement=stated,
        facts=book_facts(made.printed.composed.book),
        files={**_files(made), **kept_locks(), PROGRAM: program},
        message=shelving.message or str(stated),
        person=shelving.person,
        created=shelving.moment,
        environment=environment_record(program),
        events=tuple(_events(made, shelving)),
        draft_reasons=drafts,
    )


def _files(made: Made) -> dict[str, Path | bytes]:
    report = preflight_json(made.kept.judged[PRESS_PAGES], PRESS_PAGES, made.printed.press)
    return {
        **kept_profile(made.folders, made.book.print_run),
        **kept_sources(made.folders),
        **kept_fonts(made.folders),
        **kept_licences(made.printed.faces),
        **made.outputs,
        ARCHIVAL_PAGES: made.kept.archival,
        PREFLIGHT: report.encode(),
    }


def _events(made: Made, shelving: Shelving) -> Iterator[Event]:
    """What happened before shelving, in the words of the PREMIS vocabulary."""
    pages = len(made.printed.composed.document.pages)
    yield Event("creation", shelving.moment, f"{pages} pages set", agent=shelving.person.name)
    for file, judged in made.kept.judged.items():
        outcome = "fail" if any(fault.startswith(f"{file}: ") for fault in made.kept.faults) else "success"
        yield Event("validation", shelving.moment, terminal_lines(judged, file)[-1], outcome=outcome)
