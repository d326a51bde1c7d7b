"""What is asked lightly is answered lightly: nothing heavy is imported for help or for a check."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

PROBE = """
import json, sys
from catalogue.cli.door import run
code = run(sys.argv[1:])
print()
print(json.dumps([int(code), sorted(sys.modules)]))
"""
HEAVY = {
    "weasyprint",
    "pydyf",
    "pikepdf",
    "PIL",
    "pypdfium2",
    "ocfl",
    "fontTools",
    "uharfbuzz",
    "rocrate",
    "bagit",
}
ROOT = Path(__file__).resolve().parents[2]


def imported(*arguments: str) -> tuple[int, set[str]]:
    """Exit code of a run in a process of its own, and the modules it ended with."""
    ran = subprocess.run(
        [sys.executable, "-c", PROBE, *arguments], cwd=ROOT, capture_output=True, text=True, check=True
    )
    code, modules = json.loads(ran.stdout.splitlines()[-1])
    return code, set(modules)


@pytest.mark.parametrize(
    "arguments", [["--help"], ["build", "--help"], ["import", "--help"], ["archive", "add", "--help"]]
)
def test_help_imports_next_to_nothing(arguments: list[str]) -> None:
    code, modules = imported(*arguments)
    assert code == 0
    ours = {
        name for name in modules if name.startswith("catalogue.") and not name.startswith("catalogue.cli")
    }
    assert ours == {"catalogue.diagnostics"}
    assert not modules & (HEAVY | {"rich", "jinja2", "pydantic", "yaml", "bidi"})


def test_a_check_needs_no_press() -> None:
    code, modules = imported("check", "--plain")
    assert code in (0, 3)
    assert not modules & HEAVY
