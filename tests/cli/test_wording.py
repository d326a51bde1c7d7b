"""What a diagnostic says, as a line, as facts, and with nothing hidden in it."""

from __future__ import annotations

from catalogue.cli.wording import facts, one_line, place, tally, visible
from catalogue.diagnostics import Location, Report, error, note, on_page, warning

CRAWFORD = error(
    "CAT-N03",
    'note "crawford" is called twice',
    Location("content/films/original.md", 14, 31),
    why="a note has one call",
    hint='refer back with "שם"',
)


def test_one_line_holds_everything() -> None:
    assert one_line(CRAWFORD) == (
        'content/films/original.md:14:31: error CAT-N03: note "crawford" is called twice'
        ' [why: a note has one call] [try: refer back with "שם"]'
    )


def test_a_finding_without_a_place_begins_with_its_weight() -> None:
    assert one_line(warning("CAT-S01", "no room")) == "warning CAT-S01: no room"


def test_a_page_stands_for_the_place_or_behind_the_sentence() -> None:
    assert place(on_page(error("CAT-L02", "too long"), 5)) == "page 5"
    assert one_line(on_page(CRAWFORD, 5)).startswith(
        'content/films/original.md:14:31: error CAT-N03: note "crawford" is called twice (page 5)'
    )


def test_facts_are_those_of_the_page_map_and_why() -> None:
    assert facts(CRAWFORD) == {
        "code": "CAT-N03",
        "severity": "error",
        "file": "content/films/original.md",
        "line": 14,
        "column": 31,
        "page": None,
        "message": 'note "crawford" is called twice',
        "why": "a note has one call",
        "hint": 'refer back with "שם"',
    }


def test_the_tally_begins_with_the_gravest() -> None:
    findings = [note("CAT-M03", "x"), CRAWFORD, error("CAT-N04", "y"), warning("CAT-M01", "z")]
    assert tally(Report.of(findings)) == "2 errors, 1 warning, 1 note"
    assert tally(Report()) == ""


def test_content_cannot_steer_a_terminal() -> None:
    assert visible("a\x1b[31mb\u202ec\u200fd\ne") == "a<U+001B>[31mb<U+202E>c<U+200F>d e"
    assert visible("נִקּוּד, שׁלום") == "נִקּוּד, שׁלום"
