"""A waiver takes its finding out and nothing else; one that waives nothing is an error."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue.diagnostics import Location, Report, Severity, error, warning
from catalogue.editing import waive
from catalogue.model.book import Waiver

HERE = Location("content/films/original/text.md", 14, 3)
FOUND = Report.of([warning("CAT-E06", "doubled", HERE), warning("CAT-E02", "spelled", HERE)])
PLACE = Location("content/waivers.yaml", 1, 11)


def left(*waivers: Waiver, letters: str = "E") -> list[str]:
    return [finding.code for finding in waive(FOUND, waivers, letters)]


@pytest.mark.parametrize(
    "place", ["films/original/text.md", "films/original/text.md:14", "content/films/original/text.md"]
)
def test_the_waived_finding_is_gone(place: str) -> None:
    assert left(Waiver("CAT-E06", place, "כך כתבה")) == ["CAT-E02"]


@pytest.mark.parametrize(
    ("rule", "place"),
    [
        ("CAT-E06", "films/original/text.md:15"),
        ("CAT-E06", "films/iphone/text.md"),
        ("CAT-E06", "text.md"[1:]),
        ("CAT-E77", "films/original/text.md"),
    ],
)
def test_a_waiver_that_waives_nothing_is_an_error(rule: str, place: str) -> None:
    report = waive(FOUND, [Waiver(rule, place, "כך כתבה", PLACE)], "E")
    assert [finding.code for finding in report.errors] == ["CAT-E90"]
    assert report.errors[0].location == PLACE
    assert len(report) == len(FOUND) + 1


def test_a_waiver_for_another_stage_is_not_judged_here() -> None:
    assert left(Waiver("CAT-T01", "films/original/text.md", "כך כתבה")) == ["CAT-E02", "CAT-E06"]
    assert left(Waiver("CAT-T01", "films/original/text.md", "כך כתבה"), letters="T")[0] == "CAT-E90"


FINDINGS = st.builds(
    lambda code, file, line, grave: (error if grave else warning)(
        code, "x", Location(f"content/{file}", line, 1)
    ),
    st.sampled_from(["CAT-E01", "CAT-E02", "CAT-T01"]),
    st.sampled_from(["a.md", "b/a.md"]),
    st.integers(1, 3),
    st.booleans(),
)
WAIVERS = st.builds(
    lambda code, file, line: Waiver(code, f"{file}:{line}" if line else file, "כך"),
    st.sampled_from(["CAT-E01", "CAT-E02", "CAT-T01"]),
    st.sampled_from(["content/a.md", "b/a.md"]),
    st.integers(0, 3),
)


@settings(deadline=None, max_examples=100)
@given(st.lists(FINDINGS, max_size=6), st.lists(WAIVERS, max_size=4))
def test_waiving_only_takes_away_and_accounts_for_every_waiver(findings: list, waivers: list[Waiver]) -> None:  # type: ignore[type-arg]
    report = Report.of(findings)
    after = waive(report, waivers, "ET")
    idle = [finding for finding in after if finding.code == "CAT-E90"]
    kept = [finding for finding in after if finding.code != "CAT-E90"]
    assert set(kept) <= set(report)
    assert (len(kept) < len(report)) == any(waiver for waiver in waivers if not _idle(waiver, report))
    assert len(idle) == len({(w.rule, w.place) for w in waivers if _idle(w, report)})
    assert all(finding.severity is Severity.ERROR for finding in idle)


def _idle(waiver: Waiver, report: Report) -> bool:
    return len(waive(report, [waiver], "ET")) == len(report) + 1
