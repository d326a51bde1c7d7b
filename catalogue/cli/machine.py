"""The voice for programs: one JSON object on standard output when all is done."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TextIO

from catalogue.cli.wording import facts
from catalogue.diagnostics import ExitCode, Report

if TYPE_CHECKING:
    from catalogue.pipeline.clock import Progress


@dataclass(slots=True)
class Machine:
    """Gathers, and speaks once: `{"exit": 3, "findings": […], …}`."""

    out: TextIO
    gathered: Report = field(default_factory=Report)
    facts: dict[str, object] = field(default_factory=dict)

    def findings(self, report: Report, *, with_notes: bool = True) -> None:
        """Gather the findings."""
        self.gathered += report

    def result(self, sentence: str, **facts: object) -> None:
        """Gather the facts; the sentence is for people."""
        self.facts |= facts

    @contextmanager
    def progress(self) -> Iterator[Progress]:
        """A program waits without being told for what."""
        yield lambda stage: None

    def end(self, code: ExitCode) -> ExitCode:
        """Write the object."""
        findings = [facts(finding) for finding in self.gathered]
        spoken = {"exit": int(code), "findings": findings, **self.facts}
        print(json.dumps(spoken, ensure_ascii=False, indent=1), file=self.out)
        return code
