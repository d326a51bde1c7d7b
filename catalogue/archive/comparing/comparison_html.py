"""A comparison as one HTML page in Hebrew: pages side by side, right to left, changes marked."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from jinja2 import Environment, PackageLoader, StrictUndefined
from PIL import Image

from catalogue.archive.comparing.comparison import Box, Comparison, PageChange, PrintedLine, WordEdit
from catalogue.archive.comparing.comparison_text import changed_runs, page_ranges, shortened
from catalogue.archive.comparing.page_pictures import RESOLUTION, Page

_INCH = 25.4
_COLOURS = 128
"""A page of text and a few pictures needs no more, and the file stays small enough to e-mail."""


@dataclass(frozen=True, slots=True)
class _Shown:
    number: int
    size: tuple[int, int]
    picture: str
    boxes: tuple[Box, ...]
    """Lines and pictures the other edition does not have so."""
    words: tuple[Box, ...]
    """Lines whose words were edited."""


@dataclass(frozen=True, slots=True)
class _Pair:
    before: _Shown | None
    after: _Shown | None


def comparison_html(comparison: Comparison, old_pages: Sequence[Page], new_pages: Sequence[Page]) -> str:
    """The whole page, needing no other file; pages as `diff` returned them with the comparison."""
    loader = PackageLoader("catalogue.archive.comparing", "")
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    moved = [one for one in comparison.pages if one.kind == "moved"]
    shown = [one for one in comparison.pages if one.kind != "moved"]
    return environment.get_template("comparison.html.jinja").render(
        title=comparison.new.title,
        old=comparison.old,
        new=comparison.new,
        empty=comparison.is_empty,
        edits=comparison.edits,
        notes=comparison.notes,
        facts=comparison.facts,
        files=comparison.files,
        dependencies=comparison.dependencies,
        counts=comparison.page_counts,
        moved=moved,
        pairs=[_pair(one, comparison.edits, old_pages, new_pages) for one in shown],
        shortened=shortened,
        runs=changed_runs,
        ranges=page_ranges,
        pages_of=_pages_of,
    )


def _pair(change: PageChange, edits: Sequence[WordEdit], old: Sequence[Page], new: Sequence[Page]) -> _Pair:
    before = old[change.old_pages[0] - 1] if change.old_pages else None
    after = new[change.new_page - 1] if change.new_page else None
    gone = [line for edit in edits for line in edit.old_lines]
    come = [line for edit in edits for line in edit.new_lines]
    return _Pair(
        _shown(before, change.old_boxes, gone) if before else None,
        _shown(after, change.new_boxes, come) if after else None,
    )


def _shown(page: Page, boxes: tuple[Box, ...], edited: Sequence[PrintedLine]) -> _Shown:
    stream = BytesIO()
    page.image.quantize(_COLOURS, method=Image.Quantize.FASTOCTREE).save(stream, "PNG", optimize=True)
    picture = "data:image/png;base64," + base64.b64encode(stream.getvalue()).decode()
    here = {line.box for line in edited if line.page == page.number and line.box}
    return _Shown(page.number, page.size, picture, boxes, tuple(_box(box, page) for box in sorted(here)))


def _box(millimetres: tuple[float, ...], page: Page) -> Box:
    width, height = (pixels / RESOLUTION * _INCH for pixels in page.size)
    left, top, across, down = millimetres
    parts = (left / width, top / height, across / width, down / height)
    return Box(*(round(part * 100, 2) for part in parts))


def _pages_of(old: int | None, new: int | None) -> str:
    if old == new:
        return f"עמוד {old}" if old else "עמוד לא ידוע"
    return f"עמוד {old or '–'} ← {new or '–'}"
