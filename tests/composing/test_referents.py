"""A שם written by hand that an edit has made to refer to something else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from catalogue.composing.ibidem import PrintedNote
from catalogue.composing.referents import Referent, compare, diagnose_turned
from catalogue.diagnostics import Location, Severity

ATLAS = PrintedNote(
    "atlas", "Kate Crawford, Atlas of AI (Yale University Press, 2021), 12", None, Location("a.md", 3)
)
SHEM = PrintedNote("shem", "שם, 100-105.", None, Location("a.md", 5))
PAIN = PrintedNote("pain", "סוזן זונטאג, להתבונן בסבלם של אחרים (מודן, 2005)", None, Location("b.md", 4))
DATA = PrintedNote("data", "\ufffc", "atlas", Location("a.md", 3))
AGAIN = PrintedNote("again", "שם, 7.", None, Location("a.md", 6))


def recorded(*notes: PrintedNote) -> tuple[Referent, ...]:
    return compare(notes).referents


def turned(before: list[PrintedNote], after: list[PrintedNote]) -> list[tuple[str, str, str]]:
    """The notes that turned: which, from what, to what."""
    found = compare(after, recorded(*before)).turned
    return [(one.note.id, one.was.cited, one.now.cited) for one in found]


def test_nothing_has_turned_where_nothing_was_recorded_or_changed() -> None:
    assert compare([ATLAS, SHEM]).turned == ()
    assert turned([ATLAS, SHEM], [ATLAS, SHEM]) == []
    assert turned([ATLAS, PAIN], [ATLAS, PAIN, SHEM]) == []


def test_a_citation_put_between_turns_it() -> None:
    assert turned([ATLAS, SHEM], [ATLAS, PAIN, SHEM]) == [("shem", "atlas", "pain")]


def test_both_places_are_named() -> None:
    (said,) = diagnose_turned(compare([ATLAS, PAIN, SHEM], recorded(ATLAS, SHEM)).turned)
    assert (said.code, said.severity, said.location) == ("CAT-T21", Severity.WARNING, Location("a.md", 5))
    assert "'shem'" in said.message and "'pain' (b.md:4)" in said.message
    assert "'atlas' (a.md:3)" in said.why and "Kate Crawford" in said.why


def test_a_chain_turns_as_a_whole() -> None:
    assert turned([ATLAS, SHEM, AGAIN], [PAIN, SHEM, AGAIN]) == [
        ("shem", "atlas", "pain"),
        ("again", "atlas", "pain"),
    ]


def test_it_is_said_until_it_is_settled() -> None:
    """Not once only: the editor may have looked away."""
    second = compare([ATLAS, PAIN, SHEM], recorded(ATLAS, SHEM))
    third = compare([ATLAS, PAIN, SHEM], second.referents)
    assert third == second and len(third.turned) == 1
    assert compare([ATLAS, SHEM, PAIN], third.referents).turned == ()


def test_a_note_written_anew_is_taken_at_its_word() -> None:
    anew = replace(SHEM, text="שם, 7.")
    after = compare([ATLAS, PAIN, anew], recorded(ATLAS, SHEM))
    assert after.turned == () and [one.cited for one in after.referents] == ["pain"]


@pytest.mark.parametrize(
    "text",
    [
        "Kate Crawford – Atlas of AI (Yale University Press, 2021), 12",
        "Kate Crawford, Atlas of AI: Power and Politics (Yale University Press, 2021), 14",
        "ראו Kate Crawford, Atlas of AI (New Haven: Yale University Press, 2021), 12",
    ],
)
def test_a_corrected_citation_is_no_other_one(text: str) -> None:
    assert turned([ATLAS, SHEM], [replace(ATLAS, text=text), SHEM]) == []


def test_a_citation_renamed_is_no_other_one() -> None:
    assert turned([ATLAS, SHEM], [replace(ATLAS, id="crawford"), SHEM]) == []


def test_another_work_under_the_same_name_is_another_one() -> None:
    assert turned([ATLAS, SHEM], [replace(ATLAS, text=PAIN.text), SHEM]) == [("shem", "atlas", "atlas")]


def test_a_work_kept_as_data_is_known_by_its_id() -> None:
    assert turned([DATA, SHEM], [replace(DATA, id="other", text="ראו \ufffc"), SHEM]) == []
    assert turned([DATA, SHEM], [replace(DATA, source="gaze"), SHEM]) == [("shem", "data", "data")]


def test_a_citation_of_another_series_turns_nothing() -> None:
    assert turned([ATLAS, SHEM], [ATLAS, replace(PAIN, series="editor"), SHEM]) == []


def test_a_shem_that_leads_nowhere_is_not_recorded() -> None:
    """It is reported for itself (CAT-T20)."""
    thanks = PrintedNote("thanks", "תודה לכל מי שסייע.")
    assert recorded(SHEM) == recorded(thanks, SHEM) == ()
