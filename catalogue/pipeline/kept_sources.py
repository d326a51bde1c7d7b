"""The sources an edition is kept with: everything it is set from, so that it can be set again."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from catalogue.archive.editions import CONTENT, FONTS, TEMPLATES
from catalogue.diagnostics import CatalogueError, Diagnostic, ExitCode, Location, error
from catalogue.model.edition import PrintRun
from catalogue.pipeline.folders import Folders
from catalogue.reading.folder import walk
from catalogue.reading.print_run import PROFILES
from catalogue.setting.fonts import Faces, published_packages

FACES = "faces/"
"""The built faces, where the archived HTML looks for them; fonts/ holds what they are built from."""


def kept_sources(folders: Folders) -> dict[str, Path]:
    """Every file of the three source folders by its archived name; the editor's own files stay behind."""
    tops = {CONTENT: folders.content, TEMPLATES: folders.templates, FONTS: folders.fonts}
    return {
        f"{top}{path.relative_to(folder).as_posix()}": path
        for top, folder in tops.items()
        for path in walk(folder)
    }


def kept_fonts(folders: Folders) -> dict[str, bytes]:
    """The published packages, each with its licence, by their archived names."""
    packages = published_packages(folders.fonts, folders.font_cache)
    return {f"{FONTS}packages/{name}": tarball for name, tarball in packages.items()}


def kept_licences(faces: Faces) -> dict[str, Path]:
    """The licences' texts beside the built faces."""
    texts = (typeface.licence_file for typeface in faces.typefaces)
    return {f"{FACES}{text.name}": text for text in texts if text}


def kept_profile(folders: Folders, run: PrintRun) -> dict[str, Path]:
    """A profile that lies outside the content folder, by the name under which reading looks first."""
    if run.profile is None or run.profile.is_relative_to(folders.content):
        return {}
    return {f"{CONTENT}{PROFILES}/{run.profile.name}": run.profile}


def traces(sources: Mapping[str, Path]) -> dict[str, tuple[int, int]]:
    """Size in bytes and time of the last change (ns) of every source: whether somebody wrote meanwhile."""
    return {name: _trace(path) for name, path in sources.items()}


def refuse_changes(before: Mapping[str, tuple[int, int]], after: Mapping[str, tuple[int, int]]) -> None:
    """Raise CatalogueError (CAT-A70, ARCHIVE) when sources are not the ones the pages were set from."""
    changed = sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
    if changed:
        raise CatalogueError(_changed(changed), ExitCode.ARCHIVE)


def _trace(path: Path) -> tuple[int, int]:
    try:
        look = path.lstat()
    except FileNotFoundError:  # taken away since the folder was listed
        return (0, 0)
    return (look.st_size, look.st_mtime_ns)


def _changed(names: list[str]) -> Diagnostic:
    more = f" and {len(names) - 1} more" if len(names) > 1 else ""
    return error(
        "CAT-A70",
        f"{names[0]}{more} changed while the booklet was being set",
        Location(names[0]),
        why="an edition is stored with the very sources its pages were set from",
        hint="save everything, then store again",
    )
