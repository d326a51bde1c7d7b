"""What every command takes, and how its outcome becomes an exit code."""

from __future__ import annotations

import errno
import functools
from collections.abc import Callable
from pathlib import Path

import click

from catalogue.cli.voice import choose
from catalogue.diagnostics import CatalogueError, ExitCode, Location, Report, error

FOLDERS = {
    "content": "What is to be printed.",
    "templates": "How it is to look.",
    "fonts": "With which faces.",
    "out": "Where the files go.",
}

REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EDQUOT, errno.EISDIR, errno.ENOTDIR}
"""What a machine may say no to without anybody's bug: rights, space, a file where a folder should be."""


def takes_folders(command: Callable[..., None]) -> Callable[..., None]:
    """Add --content, --templates, --fonts and --out; hand the command one `Folders`."""

    @functools.wraps(command)
    def with_folders(*, content: Path, templates: Path, fonts: Path, out: Path, **rest: object) -> None:
        from catalogue.pipeline import Folders

        command(folders=Folders(content, templates, fonts, out), **rest)

    for name, meaning in reversed(FOLDERS.items()):
        kind = click.Path(path_type=Path, file_okay=False)
        add = click.option(f"--{name}", type=kind, default=name, show_default=True, help=meaning)
        with_folders = add(with_folders)
    return with_folders


def speaks(command: Callable[..., None]) -> Callable[..., ExitCode]:
    """Add --plain and --json; hand the command a voice, and say how it ended."""

    @click.option("--plain", is_flag=True, help="No colour, no progress, one diagnostic a line.")
    @click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")
    @functools.wraps(command)
    def speaking(*, plain: bool, as_json: bool, **given: object) -> ExitCode:
        voice = choose(plain=plain, as_json=as_json)
        try:
            command(voice=voice, **given)
        except CatalogueError as stopped:
            voice.findings(stopped.report)
            return voice.end(stopped.exit_code)
        except OSError as refusal:
            if refusal.errno not in REFUSED:
                raise
            voice.findings(_refused(refusal))
            return voice.end(ExitCode.MISSING)
        return voice.end(ExitCode.FINE)

    return speaking


def _refused(refusal: OSError) -> Report:
    """A refusal of the operating system, in our words."""
    place = Location(str(refusal.filename or ""))
    reason = (refusal.strerror or str(refusal)).lower()
    return Report.of(
        [
            error(
                "CAT-S01",
                f"the system refused this file or folder: {reason}",
                place,
                why="the work cannot go on without it; what stood in the out folder is untouched",
                hint="see who owns it and whether the disk is full, or name another folder with --out",
            )
        ]
    )
