"""Setting an archived edition again from nothing but the archive, and telling how like it is.

Three levels: the same bytes; else the same text and the same pixels on every page; else a list of
differences. Bytes may differ where an operating system's libraries differ; pixels should not.
"""

from __future__ import annotations

import enum
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from catalogue.archive.comparing.comparison import PageChange
from catalogue.archive.comparing.comparison_text import page_ranges
from catalogue.archive.comparing.page_changes import page_changes
from catalogue.archive.comparing.page_pictures import pages_of
from catalogue.archive.editions import (
    COMPOSED,
    CONTENT,
    FONTS,
    LOCK,
    PAGE_MAP,
    PRESS_PAGES,
    SCREEN_PAGES,
    TEMPLATES,
)
from catalogue.archive.environments import EnvironmentNotMade
from catalogue.archive.exporting import copy_out
from catalogue.archive.findings import stop
from catalogue.archive.inventory import Version
from catalogue.archive.shelf import open_shelf
from catalogue.archive.shelf_findings import (
    not_set_again,
    present_environment,
    rebuild_failed,
    sources_missing,
)
from catalogue.archive.storage_root import reading
from catalogue.diagnostics import CatalogueError, Diagnostic, Report

_OUTPUTS = (PRESS_PAGES, SCREEN_PAGES, COMPOSED, PAGE_MAP)


class Level(enum.IntEnum):
    """How like the archived edition a rebuild is; the lower the better."""

    BYTES = 1
    TEXT_AND_PIXELS = 2
    DIFFERENCES = 3


@dataclass(frozen=True, slots=True)
class LaidOut:
    """An archived edition laid out for setting: every file by its logical path below `folder`."""

    folder: Path
    content: Path
    templates: Path
    fonts: Path
    out: Path
    """Empty; the builder writes here."""


Builder = Callable[[LaidOut, Path | None], None]
"""Sets what is laid out into `out`, with the given Python interpreter, or in this process if None."""

Prepare = Callable[[Path, Path], Path]
"""Makes an environment from the lock file in a folder, in a second folder; returns its interpreter.

Raises `EnvironmentNotMade` with the reason when it cannot.
"""


@dataclass(frozen=True, slots=True)
class Likeness:
    """One file made again, against the archived one."""

    path: str
    level: Level
    pages: tuple[PageChange, ...] = ()
    """For pages at level 3: which differ."""


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """How like the archived edition its rebuild is."""

    version: str
    level: Level
    files: tuple[Likeness, ...]
    own_environment: bool
    """Whether it was set in an environment made from its own lock file."""
    report: Report


def rebuild(
    root: Path,
    builder: Builder,
    version: str = "head",
    identifier: str | None = None,
    *,
    prepare: Prepare | None = None,
) -> Rebuilt:
    """Lay an edition out in a clean folder, set it with `builder`, compare what comes out.

    With `prepare`, in an environment made from the edition's lock file, or where that cannot be
    made, in the present one (CAT-A64 in the report). Raises `CatalogueError` when the edition
    lacks sources (CAT-A62) or cannot be set (CAT-A63 with the builder's findings).
    """
    with tempfile.TemporaryDirectory(prefix="rebuild-") as work:
        folder = Path(work, "edition")
        folder.mkdir()
        with reading(root) as root:
            shelved = open_shelf(root).find(identifier)
            chosen = shelved.version(version)
            _refuse_incomplete(chosen)
            copy_out(shelved, chosen, folder)
        python, findings = _environment(folder, Path(work, "environment"), prepare)
        laid = _laid_out(folder, Path(work, "out"))
        try:
            builder(laid, python)
        except CatalogueError as failure:
            raise stop(rebuild_failed(chosen.name), *failure.report) from failure
        files, missing = _likenesses(folder, laid.out, chosen)
    level = max((one.level for one in files), default=Level.DIFFERENCES)
    report = Report.of([*findings, *missing])
    return Rebuilt(chosen.name, Level.DIFFERENCES if missing else level, files, python is not None, report)


def rebuilt_text(rebuilt: Rebuilt) -> str:
    """The likeness as lines for a terminal."""
    words = {
        Level.BYTES: "the same bytes",
        Level.TEXT_AND_PIXELS: "the same text and pixels",
        Level.DIFFERENCES: "different",
    }
    where = "its own environment" if rebuilt.own_environment else "the present environment"
    lines = [f"{rebuilt.version} set again in {where}: {words[rebuilt.level]}"]
    for one in rebuilt.files:
        pages = page_ranges(change.new_page or change.old_pages[0] for change in one.pages)
        lines.append(f"  {one.path}: {words[one.level]}" + (f", pages {pages}" if pages else ""))
    return "\n".join(lines) + "\n"


def _refuse_incomplete(version: Version) -> None:
    missing = [
        sources_missing(version.name, part)
        for part in (CONTENT, TEMPLATES, FONTS)
        if not any(path.startswith(part) for path in version.state)
    ]
    if missing:
        raise stop(*missing)


def _laid_out(folder: Path, out: Path) -> LaidOut:
    out.mkdir()
    return LaidOut(folder, folder / CONTENT, folder / TEMPLATES, folder / FONTS, out)


def _environment(folder: Path, target: Path, prepare: Prepare | None) -> tuple[Path | None, list[Diagnostic]]:
    if prepare is None:
        return None, []
    if not (folder / LOCK).is_file():
        return None, [present_environment(f"the edition holds no {LOCK}")]
    try:
        return prepare(folder, target), []
    except EnvironmentNotMade as failure:
        return None, [present_environment(str(failure))]


def _likenesses(folder: Path, out: Path, version: Version) -> tuple[tuple[Likeness, ...], list[Diagnostic]]:
    wanted = [path for path in _OUTPUTS if path in version.state]
    made = [path for path in wanted if (out / path).is_file()]
    missing = [not_set_again(version.name, path) for path in wanted if path not in made]
    return tuple(_likeness(path, folder / path, out / path) for path in made), missing


def _likeness(path: str, old: Path, new: Path) -> Likeness:
    ours, theirs = old.read_bytes(), new.read_bytes()
    if ours == theirs:
        return Likeness(path, Level.BYTES)
    if not path.endswith(".pdf"):
        return Likeness(path, Level.DIFFERENCES)
    old_pages, new_pages = pages_of(ours, {}), pages_of(theirs, {})
    same_text = [page.lines for page in old_pages] == [page.lines for page in new_pages]
    changes = page_changes(old_pages, new_pages, [], [])
    if same_text and not changes:
        return Likeness(path, Level.TEXT_AND_PIXELS)
    return Likeness(path, Level.DIFFERENCES, changes)
