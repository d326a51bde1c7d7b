"""The voice for grep and logs: no colour, no progress, one diagnostic a line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

from catalogue.cli.wording import one_line, visible
from catalogue.diagnostics import ExitCode, Report

if TYPE_CHECKING:
    from catalogue.pipeline.clock import Progress


@dataclass(frozen=True, slots=True)
class Plain:
    """Text as it is, in reading order, never reordered for a screen."""

    out: TextIO
    err: TextIO

    def findings(self, report: Report, *, with_notes: bool = True) -> None:
        """One line each."""
        for finding in report:
            print(one_line(finding), file=self.err)

    def result(self, sentence: str, **facts: object) -> None:
        """The sentence."""
        print(visible(sentence), file=self.out)

    @contextmanager
    def progress(self) -> Iterator[Progress]:
        """None: a log wants no moving parts."""
        yield lambda stage: None

    def end(self, code: ExitCode) -> ExitCode:
        """Nothing more to say."""
        return code
