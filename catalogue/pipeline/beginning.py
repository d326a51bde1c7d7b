"""`catalogue new`: an empty catalogue that builds at once, and a second look for the same words."""

from __future__ import annotations

import io
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from catalogue.diagnostics import CatalogueError, Diagnostic, ExitCode, Location, error
from catalogue.pipeline.writing import write_all

_SKY, _GROUND = (24, 34, 58), (222, 204, 176)
"""Night above, sand below: the sample still."""


def new_catalogue(into: Path, templates: Path) -> tuple[Path, ...]:
    """Write content/, templates/ and brochure/ under `into`; returns the three folders.

    `templates` is the look to begin from; the brochure takes its page templates over
    and brings its own tokens and style sheet. Raises CatalogueError: CAT-S23 (CONTENT)
    when `into` has something in it, CAT-S24 (MISSING) when there are no templates.
    """
    if into.exists() and (not into.is_dir() or any(into.iterdir())):
        raise CatalogueError(_occupied(into), ExitCode.CONTENT)
    looks = dict(_files(templates)) if templates.is_dir() else {}
    if not looks:
        raise CatalogueError(_no_templates(templates), ExitCode.MISSING)
    starter = files("catalogue.pipeline.starter")
    content = dict(_files(starter / "content"))
    content["films/first-light/still.png"] = sample_still()
    folders = {"content": content, "templates": looks}
    folders["brochure"] = {**looks, **dict(_files(starter / "brochure"))}
    write_all({into / name / path: data for name, some in folders.items() for path, data in some.items()})
    return tuple(into / name for name in folders)


def sample_still() -> bytes:
    """A horizon at night as PNG, 2000 × 1125 pixels, the same bytes each time."""
    from PIL import Image

    width, height, horizon = 2000, 1125, 700
    column = Image.new("RGB", (1, height))
    for y in range(height):
        share = y / horizon if y < horizon else (height - y) / (height - horizon) * 0.35
        one, other = (_SKY, _GROUND) if y < horizon else (_GROUND, _SKY)
        mixed = [round(a + (b - a) * share**3) for a, b in zip(one, other, strict=True)]
        column.putpixel((0, y), (mixed[0], mixed[1], mixed[2]))
    target = io.BytesIO()
    column.resize((width, height)).save(target, "PNG")
    return target.getvalue()


def _files(folder: Traversable, inside: str = "") -> Iterator[tuple[str, bytes]]:
    """Every file of a folder by its path in it; what a system or an editor left there is passed over."""
    for one in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if one.is_dir():
            yield from _files(one, f"{inside}{one.name}/")
        elif not one.name.startswith(".") and not one.name.endswith("~"):
            yield f"{inside}{one.name}", one.read_bytes()


def _occupied(into: Path) -> Diagnostic:
    return error(
        "CAT-S23",
        "there is something in this folder already",
        Location(into.as_posix()),
        why="a new catalogue never overwrites what is there",
        hint="name a folder that does not exist yet",
    )


def _no_templates(templates: Path) -> Diagnostic:
    return error(
        "CAT-S24",
        "there are no templates to begin from",
        Location(templates.as_posix()),
        why="a new catalogue takes its looks from a templates folder",
        hint="run this where templates/ is, or name one with --templates",
    )
