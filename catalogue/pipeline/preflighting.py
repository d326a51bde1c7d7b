"""`catalogue preflight`: judge any PDF, ours or not, in a process of its own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from catalogue.diagnostics import CatalogueError, ExitCode, Location, Report, error

Profile = Literal["sheetfed", "digital", "screen", "archive"]


@dataclass(frozen=True, slots=True)
class Preflighted:
    """The findings, how many pages could be read, and the two reports that were written."""

    report: Report
    pages: int
    files: tuple[Path, ...]


def preflight(pdf: Path, profile: Profile, into: Path) -> Preflighted:
    """Judge a PDF for a use; writes preflight.json and preflight.html into a folder.

    Raises CatalogueError (CAT-P98, MISSING) when there is no such file.
    """
    from catalogue.press import judged_apart

    if not pdf.is_file():
        raise CatalogueError(
            error(
                "CAT-P98",
                "there is no such file",
                Location(str(pdf)),
                why="preflight needs a PDF to read",
                hint="name a PDF file",
            ),
            ExitCode.MISSING,
        )
    into.mkdir(parents=True, exist_ok=True)
    pages, findings = judged_apart(pdf, profile, into)
    files = tuple(path for path in (into / "preflight.json", into / "preflight.html") if path.is_file())
    return Preflighted(Report.of(found.diagnostic(str(pdf)) for found in findings), pages, files)
