"""From a place in the source to the page, and from a point of a page to its source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from catalogue.composing.document import Page
from catalogue.composing.lines import Line
from catalogue.diagnostics import CatalogueError, ExitCode, Location, error
from catalogue.model.design import Design
from catalogue.pipeline.folders import Folders
from catalogue.pipeline.laid import Stopped
from catalogue.pipeline.stone import Stone
from catalogue.setting.hitting import WORD, as_written, line_at, word_at
from catalogue.setting.placing import Box, PlacedLine, placed_lines

_PLACE = re.compile(r"(?P<file>.+?)(?::(?P<line>\d+)(?::(?P<column>\d+))?)?")
_RULE = re.compile(r"^\s*\.(?P<name>[\w-]+)")


_UNSEEN = {0xFFFC: None, 0x2060: None}
_Row = tuple[Page, Line, Box | None]


@dataclass(frozen=True, slots=True)
class Found:
    """Where a line of the source came to stand. `box` in mm: left, top, width, height."""

    page: int
    label: str
    spread: tuple[int, ...]
    box: Box | None
    text: str


def where(folders: Folders, place: str) -> tuple[Found, ...]:
    """Page, spread and box of every line that comes from `place`, ``file[:line[:column]]``.

    Raises CatalogueError: CONTENT as a build does, and CAT-L40 when nothing on the pages comes from there.
    """
    stone = Stone(folders)
    laid = stone.lay()
    if isinstance(laid, Stopped):
        from catalogue.diagnostics import Report

        raise CatalogueError(Report(laid.findings), ExitCode.CONTENT)
    wanted = _wanted(place, folders)
    found = tuple(_lines_from(stone, wanted)) or tuple(_section_of(stone, wanted, folders))
    if not found:
        raise CatalogueError(_nowhere(place), ExitCode.CONTENT)
    return found


def source_at(stone: Stone, number: int, x: float, y: float) -> dict[str, Any] | None:
    """What stands at a point (mm from the trim's corner) of page `number`: words, place, template, rule."""
    if stone.composed is None or stone.design is None or stone.shaper is None:
        return None
    pages = stone.composed.document.pages
    if not 1 <= number <= len(pages):
        return None
    page = pages[number - 1]
    placed = line_at(page, stone.design, x, y) if page.kind == "text" else None
    template = _template(stone.folders, page, placed, stone.design, y)
    if placed is None:
        return {"words": "", "source": _facts_of(stone, page), "template": template}
    word = word_at(placed, stone.design, stone.shaper.advance, x)
    return {
        "words": _word(placed, word),
        "source": _as_facts(word_place(placed.line.location, as_written(placed.line), word)),
        "template": template,
        "box": [round(part, 2) for part in placed.box],
    }


def word_place(start: Location, text: str, word: int | None) -> Location:
    """The place in the source of word number `word` of a line that begins at `start`.

    Typography changes quotes, dashes and spaces, never letters; so the line's words
    are looked for one after another. Where one is cut by mark-up the line's own place is the answer.
    """
    if word is None or not start.line:
        return start
    try:
        lines = Path(start.file).read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return start
    row, column = start.line - 1, max(start.column - 1, 0)
    for wanted in WORD.findall(text)[: word + 1]:
        while row < len(lines) and (at := lines[row].find(wanted, column)) < 0:
            row, column = row + 1, 0
        if row >= len(lines) or row > start.line + 40:
            return start
        found, column = Location(start.file, row + 1, at + 1), at + len(wanted)
    return found


def _word(placed: PlacedLine, word: int | None) -> str:
    text = as_written(placed.line)
    return WORD.findall(text)[word] if word is not None else text.translate(_UNSEEN)


def _as_facts(place: Location) -> dict[str, Any]:
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "path": str(Path(place.file).resolve()),
    }


def _facts_of(stone: Stone, page: Page) -> dict[str, Any] | None:
    """The YAML behind a page that is no running text."""
    sections = stone.composed.document.sections if stone.composed else ()
    section = next((one.section for one in sections if one.section.id == page.section), None)
    if page.figure is not None:
        return _as_facts(page.figure.figure.location)
    place = section.location if section else (stone.read.location if stone.read else Location())
    return _as_facts(place) if place.file else None


def _template(
    folders: Folders, page: Page, placed: PlacedLine | None, design: Design, y: float
) -> dict[str, Any]:
    """The page's template and the CSS rule behind what stands there."""
    path = folders.templates / "pages" / f"{page.kind}.html.j2"
    frame_foot = design.page.head + design.page.lines * design.grid * 25.4 / 72
    outside = "head" if y < design.page.head else "folio" if y > frame_foot else str(page.kind)
    name = placed.style if placed else outside
    rule = _token(folders.templates / "tokens.yaml", name) if placed else None
    rule = rule or _rule(folders.templates / "booklet.css.j2", {name, placed.kind if placed else name})
    return {**_as_facts(Location(path.as_posix(), 1, 1)), "style": name, "rule": rule}


def _rule(sheet: Path, names: set[str]) -> dict[str, Any] | None:
    for number, line in enumerate(sheet.read_text("utf-8").splitlines() if sheet.exists() else (), 1):
        selectors = set(re.findall(r"\.([\w-]+)", line.partition("{")[0]))
        if selectors & names:
            return _as_facts(Location(sheet.as_posix(), number, 1))
    return None


def _token(tokens: Path, style: str) -> dict[str, Any] | None:
    """The text style's own lines in tokens.yaml: there its looks are decided."""
    for number, line in enumerate(tokens.read_text("utf-8").splitlines() if tokens.exists() else (), 1):
        if line.rstrip() == f"  {style}:":
            return _as_facts(Location(tokens.as_posix(), number, 3))
    return None


def _wanted(place: str, folders: Folders) -> Location:
    """The place as typed, or counted from the content folder. Raises CatalogueError for what is none."""
    typed = _PLACE.fullmatch(place)
    if typed is None:
        raise CatalogueError(_nowhere(place), ExitCode.CONTENT)
    line, column = int(typed["line"] or 0), int(typed["column"] or 0)
    file = Path(typed["file"])
    inside = folders.content / file
    file = inside if inside.exists() and not file.exists() else file
    if file.is_file() and line > len(file.read_text("utf-8").splitlines()):
        raise CatalogueError(_nowhere(place), ExitCode.CONTENT)
    return Location(file.as_posix(), line, column)


def _lines_from(stone: Stone, wanted: Location) -> Iterator[Found]:
    """Lines that begin in the wanted source line, or the one that runs through the wanted column."""
    assert stone.composed is not None and stone.design is not None
    pages = stone.composed.document.pages
    file = Path(wanted.file).resolve()
    rows = [
        (page, line, box)
        for page in pages
        for line, box in _lines_on(page, stone.design)
        if line.location.file and Path(line.location.file).resolve() == file
    ]
    # Prose runs on over several lines of a file; a fact stands in its own.
    prose = Path(wanted.file).suffix == ".md"
    reached = {line.location.line for _, line, _ in rows if line.location.line <= wanted.line}
    first = max(reached, default=0) if prose else wanted.line
    chosen = [row for row in rows if wanted.line and row[1].location.line == first]
    if wanted.column:
        chosen = _through(chosen, wanted.column)
    for page, line, box in chosen:
        words = line.text.translate(_UNSEEN)
        yield Found(page.number, page.label, spread(page.number, len(pages)), box, words)


def _lines_on(page: Page, design: Design) -> Iterator[tuple[Line, Box | None]]:
    """Lines with their boxes; where the template alone decides on the place (a title page), without."""
    if page.kind == "text":
        yield from ((placed.line, placed.box) for placed in placed_lines(page, design))
    else:
        yield from ((line, None) for fragment in page.fragments for line in fragment.lines)


def _through(rows: list[_Row], column: int) -> list[_Row]:
    """The line that runs through the column; further ones of the same words (the title's) stay."""
    before = [row[1].location.column for row in rows if row[1].location.column <= column]
    return [row for row in rows if row[1].location.column == max(before)] if before else rows[:1]


def _section_of(stone: Stone, wanted: Location, folders: Folders) -> Iterator[Found]:
    """The pages of the section whose file or folder this is."""
    assert stone.composed is not None
    document = stone.composed.document
    file = Path(wanted.file).resolve()
    for one in document.sections:
        home = Path(one.section.location.file).resolve() if one.section.location.file else None
        if home is not None and (home == file or (home.name == "film.yaml" and file.parent == home.parent)):
            for number in range(one.first_page, one.last_page + 1):
                page = document.pages[number - 1]
                yield Found(number, page.label, spread(number, len(document.pages)), None, one.section.id)


def spread(number: int, pages: int) -> tuple[int, ...]:
    """The pages that lie open together: a verso and the recto after it."""
    first = number - number % 2
    return tuple(one for one in (first, first + 1) if 1 <= one <= pages)


def _nowhere(place: str) -> Any:
    return error(
        "CAT-L40",
        f'nothing on the pages comes from "{place}"',
        why="the place is looked for among the lines and sections of the composed book",
        hint="give it as content/essays/<file>.md:<line>, with the folder as you give it to --content",
    )
