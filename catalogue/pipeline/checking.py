"""`catalogue check`: content and house rules only."""

from __future__ import annotations

from catalogue.composing.cited import write_citations
from catalogue.composing.ibidem import diagnose, find_stale, printed_notes
from catalogue.composing.numbering import number_notes
from catalogue.composing.punctuated import CHANGE, Correction, punctuate
from catalogue.composing.referents import compare, diagnose_turned
from catalogue.diagnostics import Diagnostic, Report, note
from catalogue.pipeline.clock import StageClock
from catalogue.pipeline.folders import Folders
from catalogue.pipeline.meant import FLAGS, STALE, TURNED, accepted, read_all
from catalogue.pipeline.recorded import recorded_referents

_UNSEEN = {0xFFFC: None, 0x2060: None}
"""A note's call and a joiner have no sign of their own."""


def check(folders: Folders) -> Report:
    """Everything wrong with the content, and every typographic change the build would make.

    Raises CatalogueError (CONTENT) with all errors at once.
    """
    meant = read_all(folders, StageClock(lambda _: None))
    punctuated = punctuate(write_citations(meant.book))
    changes = Report.of(correction_note(one) for one in punctuated.corrections)
    notes = printed_notes(number_notes(punctuated.book))
    stale = [
        *diagnose(find_stale(notes)),
        *diagnose_turned(compare(notes, recorded_referents(folders)).turned),
    ]
    found = accepted(punctuated.report + Report.of(stale), meant.book, FLAGS | STALE | TURNED)
    return meant.report + found + changes


def correction_note(correction: Correction) -> Diagnostic:
    """A typographic change as a finding an editor can read, approve, or waive."""
    return note(
        CHANGE,
        f"{_shown(correction.before)} becomes {_shown(correction.after)} ({correction.rule})"
        f" in “{correction.context.translate(_UNSEEN)}”",
        correction.location,
        why="the house's punctuation",
        hint=f"to keep it as typed, waive {CHANGE} at this place in waivers.yaml",
    )


def _shown(text: str) -> str:
    """A change as it can be seen: spaces and joiners by name."""
    names = {" ": "a space", "\u00a0": "a no-break space", "": "nothing", "\u2060": "a word joiner"}
    return names.get(text, f"“{text}”")
