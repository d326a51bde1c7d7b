"""An environment of its own for an archived edition, made from the lock file it was archived with."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from catalogue.archive.editions import BUILD_LOCK, LOCK


class EnvironmentNotMade(Exception):
    """The registries, or this machine, did not give what the lock file asks for."""


def locked_environment(edition: Path, target: Path) -> Path:
    """Make a virtual environment at `target` from the lock files in `edition`; returns its interpreter.

    Every package is compared with the digest in the lock. Raises `EnvironmentNotMade` with the
    last line of what pip said.
    """
    _run([sys.executable, "-m", "venv", str(target)])
    python = target / "bin" / "python"
    install = [
        str(python),
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--require-hashes",
    ]
    if (edition / BUILD_LOCK).is_file():
        _run([*install, "--requirement", str(edition / BUILD_LOCK)])
        install.append("--no-build-isolation")
    _run([*install, "--requirement", str(edition / LOCK)])
    return python


def _run(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    if done.returncode != 0:
        said = [line for line in done.stderr.splitlines() if line.strip()]
        raise EnvironmentNotMade(said[-1] if said else f"{command[2]} ended with {done.returncode}")
