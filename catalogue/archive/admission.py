"""Whether a submission may be shelved at all. Pure, but for a look at what kind of file each source is."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from pathlib import Path

from catalogue.archive.editions import RECORDS, Submission
from catalogue.archive.findings import draft, unfit_fact, unfit_name, unfit_source
from catalogue.archive.inventory_rules import is_moment
from catalogue.archive.logical_paths import unfit_paths
from catalogue.diagnostics import Diagnostic, Report

_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s\x00-\x1f]+")


def admission(submission: Submission, *, as_proof: bool) -> Report:
    """Every reason to refuse a submission, all at once; empty when it may be shelved."""
    drafts = () if as_proof else (draft(reason) for reason in submission.draft_reasons)
    return Report.of((*_facts(submission), *_files(submission), *drafts))


def _facts(submission: Submission) -> Iterator[Diagnostic]:
    if not _URI.fullmatch(submission.identifier):
        yield unfit_fact("the identifier", submission.identifier, "a URI, such as urn:x-catalogue:name")
    if not is_moment(submission.created):
        yield unfit_fact("the date", submission.created, "a date, time and zone of RFC 3339")
    for name, value in (
        ("the message", submission.message),
        ("the name of who stores it", submission.person.name),
        ("the title", submission.facts.title),
    ):
        if not value.strip():
            yield unfit_fact(name, value, "given")
    for agent in (submission.person, *submission.facts.people):
        if agent.address and not _URI.fullmatch(agent.address):
            yield unfit_fact(
                f"the address of {agent.name}", agent.address, "a URI, such as mailto:name@example.org"
            )
    for name, number in (
        ("edition", submission.statement.number),
        ("printing", submission.statement.printing),
    ):
        if number < 1:
            yield unfit_fact(f"the {name} number", str(number), "1 or more")


def _files(submission: Submission) -> Iterator[Diagnostic]:
    if not submission.files:
        yield unfit_fact("the list of files", "empty", "at least one file")
    yield from unfit_paths(submission.files)
    for path, source in sorted(submission.files.items()):
        if path in RECORDS:
            yield unfit_name(path, "the archive writes this file itself")
        if isinstance(source, Path):
            yield from _source(path, source)


def _source(path: str, source: Path) -> Iterator[Diagnostic]:
    """Links are refused here for all at once; reading refuses them again, should one appear later."""
    try:
        mode = source.lstat().st_mode
    except OSError as failure:
        yield unfit_source(path, failure.strerror or "it cannot be read")
        return
    if not stat.S_ISREG(mode):
        yield unfit_source(path, "it is a symbolic link" if stat.S_ISLNK(mode) else "it is not a plain file")
