"""Preflight: a PDF and a use in, findings out. Judges any file, ours or not, whole or broken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pikepdf
import pypdfium2

from catalogue.diagnostics import Report, Severity
from catalogue.press.preflight.asking import Check
from catalogue.press.preflight.checks import CHECKS
from catalogue.press.preflight.examined import Examined
from catalogue.press.preflight.finding import Finding, in_order
from catalogue.press.preflight.levels import LEVELS, Level, LevelName
from catalogue.press.preflight.limits import TooMuch, bounded_decoding
from catalogue.press.preflight.reading import MALFORMED, examine, in_words

_LARGEST_FILE = 2 * 1024**3
_SIZE_HINT = "split the file, or reduce its pictures to what the press can show"


@dataclass(frozen=True, slots=True)
class Judged:
    """The verdict on one file. `pages` is how many could be read."""

    level: LevelName
    pages: int
    findings: tuple[Finding, ...]
    inks: frozenset[str] = frozenset()
    """Inks anything on the pages is printed in."""

    @property
    def passed(self) -> bool:
        """Nothing graver than a note."""
        return all(found.severity is Severity.NOTE for found in self.findings)

    def report(self, file: str) -> Report:
        """The findings as diagnostics about a file."""
        return Report.of(found.diagnostic(file) for found in self.findings)


def judge(
    source: bytes | Path,
    level: LevelName = "sheetfed",
    *,
    spots: frozenset[str] = frozenset(),
    blanks: frozenset[int] = frozenset(),
) -> Judged:
    """Judge a PDF for a use. `spots` are declared spot inks, `blanks` pages empty on purpose.

    Never raises for what is in the file. Memory and work are bounded (`limits`); a file that asks
    for more is judged as far as it was read, with CAT-P03.
    """
    demands = replace(LEVELS[level], spots=spots, blanks=blanks)
    size = source.stat().st_size if isinstance(source, Path) else len(source)
    if size > _LARGEST_FILE:
        return Judged(level, 0, (_refused("CAT-P03", f"the file has {size:,} bytes", _SIZE_HINT),))
    data = source.read_bytes() if isinstance(source, Path) else source
    with bounded_decoding():
        return _judged(data, demands)


def _judged(data: bytes, level: Level) -> Judged:
    try:
        examined = examine(data)
    except pikepdf.PasswordError:
        flaw = _refused("CAT-P02", "the file is locked with a password", "save it without a password")
        return Judged(level.name, 0, (flaw,))
    except (*MALFORMED, TooMuch) as trouble:
        flaw = _refused(
            "CAT-P01", f"the file is no readable PDF: {in_words(trouble)}", "export the file again"
        )
        return Judged(level.name, 0, (flaw,))
    with examined.pdf:
        asked = [_asked(check, examined, level) for check in CHECKS if level.name in check.levels]
        inks = frozenset(_inks(examined))
    findings = in_order(found for answer in asked for found in answer)
    return Judged(level.name, len(examined.pages), findings, inks)


def _inks(examined: Examined) -> Iterator[str]:
    for mark in examined.marks:
        yield from mark.paint.inks()
    for image in examined.images:
        yield from image.paint.inks() if image.is_mask else image.space.root.inks


def _asked(check: Check, examined: Examined, level: Level) -> list[Finding]:
    """One check's findings; a file so malformed that the check stumbles over it is a finding too."""
    findings: list[Finding] = []
    try:
        findings.extend(check.findings(examined, level))
    except (*MALFORMED, TooMuch, pypdfium2.PdfiumError) as trouble:
        reason = in_words(trouble)
        message = f"{check.title} ({check.code}) could not be judged: {reason}"
        findings.append(_refused("CAT-P01", message, "export the file again"))
    return findings


def _refused(code: str, message: str, hint: str) -> Finding:
    why = "what cannot be read cannot be printed or kept"
    return Finding(code, Severity.ERROR, message, why=why, hint=hint)
