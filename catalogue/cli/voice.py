"""How a command speaks: the same findings and results for a person, for grep, or for a program."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Protocol

from catalogue.diagnostics import ExitCode, Report

if TYPE_CHECKING:
    from catalogue.pipeline.clock import Progress


class Voice(Protocol):
    """Findings and progress go to standard error, results to standard output."""

    def findings(self, report: Report, *, with_notes: bool = True) -> None:
        """Say every finding, in the order of their places; a screen may be spared the notes."""

    def result(self, sentence: str, **facts: object) -> None:
        """Say what came of it: a sentence for people, facts for programs."""

    def progress(self) -> AbstractContextManager[Progress]:
        """Show which stage is running, for work that takes longer than a second."""

    def end(self, code: ExitCode) -> ExitCode:
        """Close the speech; returns the code."""


def choose(*, plain: bool, as_json: bool) -> Voice:
    """The voice for what was asked; a screen unless --plain or --json. Both together mean --json."""
    if as_json:
        from catalogue.cli.machine import Machine

        return Machine(sys.stdout)
    if plain:
        from catalogue.cli.plain import Plain

        return Plain(sys.stdout, sys.stderr)
    from catalogue.cli.screen import Screen

    return Screen.here()
