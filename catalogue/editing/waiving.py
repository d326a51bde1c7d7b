"""Waivers: findings the editors accept, each with its reason."""

from __future__ import annotations

from collections.abc import Iterable

from catalogue.diagnostics import Diagnostic, Report, error
from catalogue.model.book import Waiver


def waive(report: Report, waivers: Iterable[Waiver], letters: str) -> Report:
    """The report without what is waived, and an error for each waiver that waives nothing.

    `letters` are those of the codes that the stages behind this report can
    find (``E`` for house rules, ``T`` for typography); a waiver of another
    letter is for another stage to judge.
    """
    judged = [waiver for waiver in waivers if waiver.rule[4] in letters]
    kept: list[Diagnostic] = []
    used: set[Waiver] = set()
    for finding in report:
        matching = [waiver for waiver in judged if waiver.covers(finding.code, finding.location)]
        used.update(matching)
        kept += [] if matching else [finding]
    return Report.of([*kept, *(_idle(waiver) for waiver in judged if waiver not in used)])


def _idle(waiver: Waiver) -> Diagnostic:
    return error(
        "CAT-E90",
        f'nothing is waived by "{waiver.rule}" at "{waiver.place}"',
        waiver.location,
        why="what it was for is gone or stands elsewhere; left here, it would hide the next slip",
        hint="take the waiver out, or correct its rule or its place (films/original/text.md:14)",
    )
