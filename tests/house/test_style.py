"""The project's own pinned tools hold its style: the same here as on every machine."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

TOOLS = {
    "ruff check": ["-m", "ruff", "check", "--quiet", "--output-format=concise"],
    "ruff format": ["-m", "ruff", "format", "--check", "--quiet"],
    "mypy strict": ["-m", "mypy", "--no-error-summary"],
    "layers": [
        "-c",
        "import sys, importlinter.cli as c; sys.exit(c.lint_imports(no_logo=True, no_cache=True))",
    ],
}


@pytest.mark.parametrize("tool", TOOLS)
def test_nothing_to_say(tool: str, root: Path) -> None:
    ran = subprocess.run(
        [sys.executable, *TOOLS[tool]], cwd=root, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, f"{tool}:\n{ran.stdout}{ran.stderr}"
