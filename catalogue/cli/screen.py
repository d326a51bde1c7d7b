"""The voice for people: three lines a finding, colour and progress where somebody is looking."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TextIO

from catalogue.cli.layout import Line, lines, result_line
from catalogue.cli.terminal import Terminal
from catalogue.cli.wording import tally
from catalogue.diagnostics import ExitCode, Report, Severity

if TYPE_CHECKING:
    from catalogue.pipeline.clock import Progress


@dataclass(slots=True)
class Screen:
    """Findings, progress and the tally go to `err`, results to `out`."""

    out: TextIO
    err: TextIO
    looks_at_out: Terminal
    looks_at_err: Terminal
    said: Report = field(default_factory=Report)
    spared: bool = False
    """Whether notes were only counted."""

    @staticmethod
    def here() -> Screen:
        """The screen, or the pipes, of this run."""
        out, err = sys.stdout, sys.stderr
        return Screen(out, err, Terminal.at(out, os.environ), Terminal.at(err, os.environ))

    def findings(self, report: Report, *, with_notes: bool = True) -> None:
        """Three lines each, and one for a note."""
        self.said += report
        self.spared |= not with_notes
        for finding in report:
            if finding.severity is Severity.NOTE and not with_notes:
                continue
            for line in lines(finding, self.looks_at_err):
                self._print(line)

    def result(self, sentence: str, **facts: object) -> None:
        """The sentence."""
        print(result_line(sentence, self.looks_at_out), file=self.out)

    @contextmanager
    def progress(self) -> Iterator[Progress]:
        """A moving line with the stage's name, gone when the work is done."""
        if not self.looks_at_err.is_screen:
            yield lambda stage: None
            return
        from rich.console import Console

        with Console(file=self.err).status("starting …") as status:
            yield lambda stage: status.update(f"{stage} …")

    def end(self, code: ExitCode) -> ExitCode:
        """The tally of what was found."""
        if self.said:
            where = " (the notes: catalogue check)" if self.spared and "note" in tally(self.said) else ""
            self._print([(tally(self.said) + where, "bold" if code else "")])
        return code

    def _print(self, line: Line) -> None:
        if not self.looks_at_err.is_screen:
            print("".join(text for text, _ in line), file=self.err)
            return
        from rich.console import Console
        from rich.text import Text

        # rich leaves colour out under NO_COLOR and TERM=dumb; the wrapping is already ours.
        Console(file=self.err).print(Text.assemble(*line), soft_wrap=True)
