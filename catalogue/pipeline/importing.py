"""`catalogue import`: a flat manuscript becomes a content folder."""

from __future__ import annotations

from pathlib import Path

from catalogue.diagnostics import ExitCode, Report
from catalogue.reading.manuscript.importing import import_manuscript as read_manuscript
from catalogue.reading.manuscript.writing import write_content


def import_manuscript(manuscript: Path, into: Path) -> Report:
    """Turn the manuscript into content under `into`; what looks like a slip is reported and left alone.

    Raises CatalogueError (CONTENT) when the folder has content or the manuscript cannot be read.
    """
    imported = read_manuscript(manuscript)
    imported.report.raise_errors(ExitCode.CONTENT)
    write_content(imported, into)
    return imported.report
