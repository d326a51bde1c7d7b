"""The proofs say how much they have tried, also when all of it was right."""

from __future__ import annotations

import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what the tests have recorded with `record_property`."""
    reports = [one for kind in ("passed", "failed") for one in terminalreporter.getreports(kind)]
    tallies = [(name, value) for one in reports if one.when == "call" for name, value in one.user_properties]
    if tallies:
        terminalreporter.section("proofs")
        for name, value in tallies:
            terminalreporter.line(f"{name}: {value}")
