"""What git keeps is the project and nothing else: no trace of a machine, no address of a registry."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TOP = {
    *("pyproject.toml", "Makefile", "README.md", "CHANGELOG.md", "LICENSE", ".gitignore"),
    *("requirements.lock", "requirements-test.lock", "requirements-build.lock"),
    *("catalogue", "templates", "fonts", "content", "out", "tests", ".ci"),
}
MEDIA = {".png", ".jpg", ".jpeg", ".pdf", ".woff2", ".ttf", ".otf", ".icc", ".zip", ".tif"}
LOCKS = ("requirements.lock", "requirements-test.lock", "requirements-build.lock")

# Written so that this file does not hold what it looks for.
MACHINE_PATHS = re.compile(r"/(?:work|root|Users)/[\w.]|/home/(?!x\b)\w")
_HOSTS = (("pypi", "org"), ("deb", "debian"), ("registry", "npm"), ("mirror", ""))
REGISTRIES = re.compile("|".join("[.]".join(host) for host in _HOSTS) + "|npmjs|python" + "hosted")


def test_only_the_layout_of_the_project_is_kept(tracked: tuple[Path, ...]) -> None:
    assert sorted({path.parts[0] for path in tracked} - TOP) == []
    assert [str(path) for path in tracked if path.parts[0] == "out" and path.name != ".gitkeep"] == []


def test_nothing_made_by_a_tool_is_kept(tracked: tuple[Path, ...]) -> None:
    made = {".pyc", ".orig", ".rej", ".swp", ".bak", ".log", ".new"}
    assert [
        str(path) for path in tracked if path.suffix in made or path.name in {".DS_Store", "Thumbs.db"}
    ] == []


def test_no_path_of_a_machine_and_no_registry(tracked: tuple[Path, ...], root: Path) -> None:
    found = [
        f"{path}: {match[0]}"
        for path in tracked
        if path.suffix not in MEDIA and path != Path("tests/house/test_tracked.py")
        for pattern in (MACHINE_PATHS, REGISTRIES)
        for match in pattern.finditer((root / path).read_text("utf-8", errors="replace"))
    ]
    assert found == []


@pytest.mark.parametrize("lock", LOCKS)
def test_locks_hold_hashes_and_no_address(lock: str, root: Path) -> None:
    text = (root / lock).read_text("utf-8")
    assert "://" not in text and "index" not in re.sub(r"^ *#.*", "", text, flags=re.MULTILINE)
    pins = re.findall(r"^[\w.-]+==", text, re.MULTILINE)
    assert pins and len(pins) == len(re.findall(r"^[\w.-]+==.*\\\n {4}--hash=sha256:", text, re.MULTILINE))
