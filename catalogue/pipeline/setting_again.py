"""`catalogue archive rebuild`: an archived edition set again, by the program it was archived with."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from catalogue.archive.editions import PROGRAM
from catalogue.archive.environments import locked_environment
from catalogue.archive.rebuilding import LaidOut, Level, Rebuilt, rebuild
from catalogue.diagnostics import CatalogueError, Diagnostic, ExitCode, Report, error
from catalogue.pipeline.circumstances import unpack_program

_THIS = Path(__file__).parents[2]
"""Where the running program lies: for editions that were kept without theirs."""


def rebuild_edition(
    archive: Path, version: str, catalogue: str | None = None, *, here: bool = False
) -> Rebuilt:
    """Set an edition again from nothing but the archive, and compare.

    In an environment made from its own lock file, or with `here`, and wherever that cannot be
    made, with the packages of this machine. The report has an error (CAT-A74) when pages differ.
    Raises CatalogueError (ARCHIVE) when it cannot be set.
    """
    rebuilt = rebuild(archive, set_again, version, catalogue, prepare=None if here else locked_environment)
    if rebuilt.level is not Level.DIFFERENCES:
        return rebuilt
    report = rebuilt.report + Report.of([_differs(rebuilt)])
    return Rebuilt(rebuilt.version, rebuilt.level, rebuilt.files, rebuilt.own_environment, report)


def set_again(laid: LaidOut, python: Path | None) -> None:
    """Run the kept program in the laid-out folder, by relative names and with nothing of ours about it.

    Raises CatalogueError (CAT-A73, ARCHIVE) with the last thing it said.
    """
    folders = [f"--{name}={name}" for name in ("content", "templates", "fonts")]
    command = [str(python or sys.executable), "-P", "-m", "catalogue", "build", "--plain", *folders]
    run = subprocess.run(
        [*command, f"--out={laid.out}"],
        cwd=laid.folder,
        env={**os.environ, "PYTHONPATH": str(_program(laid.folder))},
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode:
        raise CatalogueError(_stopped(run.returncode, run.stderr), ExitCode.ARCHIVE)


def _program(folder: Path) -> Path:
    """A folder for Python's path: the edition's own program, or where it was kept without, this one."""
    packed = folder / PROGRAM
    if not packed.is_file():
        return _THIS
    unpack_program(packed.read_bytes(), folder / "program")
    return folder / "program"


def _stopped(code: int, told: str) -> Diagnostic:
    lines = [line for line in told.splitlines() if line.strip()]
    errors = [line for line in lines if " error CAT-" in line or line.startswith("error CAT-")]
    last = [*lines[-1:], *errors[:1]]
    return error(
        "CAT-A73",
        f"the program the edition was kept with stopped with {code}: {last[-1] if last else 'in silence'}",
        why="it was run in a folder with nothing but the edition in it",
        hint="`archive export` the edition and build it there to see everything it says",
    )


def _differs(rebuilt: Rebuilt) -> Diagnostic:
    own = "packages of its own lock file" if rebuilt.own_environment else "packages of this machine"
    return error(
        "CAT-A74",
        f"{rebuilt.version} set again is not the same",
        why=f"it was set with the {own}; the system's libraries may be others than those in its record",
        hint="compare its environment.json with this machine; the kept pages remain the edition",
    )
