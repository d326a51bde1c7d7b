"""The copy for keeping, and what preflight says of it and of the press pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from catalogue.archive.editions import ARCHIVAL_PAGES, PRESS_PAGES
from catalogue.diagnostics import Severity
from catalogue.model.design import Design
from catalogue.pipeline.building import Printed
from catalogue.pipeline.facts import blank_pages, press_facts
from catalogue.press import Judged, archive_pdf, judge


@dataclass(frozen=True, slots=True)
class KeptPages:
    """PDF/A, and the verdict on each file an edition is kept with: file name → verdict."""

    archival: bytes
    judged: dict[str, Judged]

    @property
    def faults(self) -> Iterator[str]:
        """Every error as a sentence; warnings are for a person to weigh."""
        for file, verdict in self.judged.items():
            for found in verdict.findings:
                if found.severity is Severity.ERROR:
                    yield f"{file}: {found.message}" + (f" (page {found.page})" if found.page else "")


def keep_pages(printed: Printed, design: Design) -> KeptPages:
    """Make the archival copy from the raw pages, and judge both as they will be kept."""
    archival = archive_pdf(printed.raw, press_facts(printed.composed, design))
    blanks = blank_pages(printed.composed)
    verdicts = {
        PRESS_PAGES: judge(printed.press, "sheetfed", blanks=blanks),
        ARCHIVAL_PAGES: judge(archival, "archive", blanks=blanks),
    }
    return KeptPages(archival, verdicts)
