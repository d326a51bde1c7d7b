"""The collation: does the finished PDF say what was composed, where it was composed?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence

from catalogue.composing.document import Document
from catalogue.composing.lines import Line
from catalogue.diagnostics import Diagnostic, Report
from catalogue.setting.collating import findings
from catalogue.setting.collating.awaited import Awaited, awaited_additions, awaited_lines
from catalogue.setting.collating.finding import (
    find_addition,
    find_elsewhere,
    find_lines,
    find_scrambled,
    find_similar,
    precedes,
)
from catalogue.setting.collating.glyphs import UNREADABLE, Glyph, Sheet, count_sheets, read_sheets
from catalogue.setting.collating.overprinted import find_overprinted
from catalogue.setting.collating.rows import Row, Run, all_left_over, set_in_rows
from catalogue.setting.collating.words import check_calls, check_words

_EDGE = 0.05
"""Points a glyph may reach over the trim, and a line may differ from its measure."""

_PANGO_UNIT = 72 / 96 / 1024
"""Points; Pango cuts tracking down to whole units, character by character."""


def collate(
    pdf: bytes,
    document: Document,
    families: Collection[str],
    multiple: int = 4,
    only: Container[int] | None = None,
) -> Report:
    """Compare a finished PDF with the document it was drawn from (CAT-L20 to L34).

    Lines are found by what they say, wherever on their page the template has
    put them. `families` are the font families the book may use; the page count
    has to be a multiple of `multiple`. With `only` no other pages are looked at;
    where something is found so, what it is can be said with all pages in sight.
    """
    sheets = read_sheets(pdf, only)
    pages = {sheet.number: set_in_rows(sheet.glyphs) for sheet in sheets}
    diagnostics = [
        *_check_extent(document, count_sheets(pdf), multiple),
        *check_words(document),
        *check_calls(document),
        *(problem for sheet in sheets for problem in _check_sheet(sheet, families)),
        *_check_lines(document, pages, only),
    ]
    return Report.of(diagnostics)


def _check_extent(document: Document, counted: int, multiple: int) -> Iterator[Diagnostic]:
    if counted != len(document.pages):
        yield findings.page_count(len(document.pages), counted)
    if counted % multiple:
        yield findings.uneven_sheets(counted, multiple)


def _check_sheet(sheet: Sheet, families: Collection[str]) -> Iterator[Diagnostic]:
    outside = [glyph for glyph in sheet.glyphs if _is_outside(glyph, sheet.trim)]
    if outside:
        yield findings.outside_trim(_text_of(outside), sheet.number)
    by_font: defaultdict[str, list[Glyph]] = defaultdict(list)
    for glyph in sheet.glyphs:
        by_font[glyph.font].append(glyph)
    for font, glyphs in sorted(by_font.items()):
        lost = sum(glyph.char == UNREADABLE for glyph in glyphs)
        if lost:
            yield findings.unreadable(lost, font, sheet.number)
        if not any(_is_of_family(font, family) for family in families):
            yield findings.foreign_font(font, _text_of(glyphs), sheet.number)


def _is_outside(glyph: Glyph, trim: tuple[float, float, float, float]) -> bool:
    left, bottom, right, top = trim
    within = left - _EDGE <= glyph.x and glyph.right <= right + _EDGE
    return not (within and bottom - _EDGE <= glyph.y <= top + _EDGE)


def _is_of_family(font: str, family: str) -> bool:
    """WeasyPrint names a font by family, style and weight, with hyphens for spaces."""
    name = family.replace(" ", "-")
    return font == name or font.startswith(f"{name}-")


def _text_of(glyphs: Sequence[Glyph]) -> str:
    return "".join(glyph.char for glyph in sorted(glyphs, key=lambda glyph: (-glyph.y, glyph.x)))


def _check_lines(
    document: Document, pages: Mapping[int, Sequence[Row]], only: Container[int] | None
) -> Iterator[Diagnostic]:
    awaited = awaited_lines(document, only)
    found = find_lines(awaited, pages)
    yield from _check_flows(awaited, found)
    for one, run in zip(awaited, found, strict=True):
        if run is not None:
            yield from _check_width(one, run)
        elif one.seen:
            yield from _explain(one, pages)
    standing = [(one.page, run) for one, run in zip(awaited, found, strict=True) if run is not None]
    for addition in awaited_additions(document, only):
        run = find_addition(addition, pages.get(addition.page, ()))
        if run is not None:
            standing.append((addition.page, run))
        elif addition.required:
            yield findings.addition_missing(addition)
    yield from _check_overprinting(standing)
    for page, rows in pages.items():
        for run in all_left_over(rows):
            yield findings.unexpected(run.text, page)


def _check_overprinting(standing: Iterable[tuple[int, Run]]) -> Iterator[Diagnostic]:
    by_page: defaultdict[int, list[Run]] = defaultdict(list)
    for page, run in standing:
        by_page[page].append(run)
    for page, runs in sorted(by_page.items()):
        for upper, lower in find_overprinted(runs):
            yield findings.printed_over(upper.text, lower.text, page)


def _check_flows(awaited: Sequence[Awaited], found: Sequence[Run | None]) -> Iterator[Diagnostic]:
    """Lines of one flow come one after another down the page."""
    last: dict[tuple[int, str], tuple[Awaited, Run]] = {}
    for one, run in zip(awaited, found, strict=True):
        if run is None:
            continue
        before = last.get((one.page, one.flow))
        if before is not None and not precedes(before[1], run):
            yield findings.lines_out_of_order(one, before[0])
        last[one.page, one.flow] = one, run


def _check_width(one: Awaited, run: Run) -> Iterator[Diagnostic]:
    width = run.width
    if width is None:
        return
    if abs(width - one.line.width) > _EDGE + _hidden_tracking(one.line):
        yield findings.width_differs(one, width)


def _hidden_tracking(line: Line) -> float:
    """What tracking adds before the first letter and behind the last, and what it loses by rounding."""
    return 2 * abs(line.tracking) + len(line.text) * _PANGO_UNIT if line.tracking else 0.0


def _explain(one: Awaited, pages: Mapping[int, Sequence[Row]]) -> Iterator[Diagnostic]:
    """Why a line was not found on its page: scrambled, elsewhere, or not whole."""
    rows = pages.get(one.page, ())
    scrambled = find_scrambled(one.seen, rows)
    if scrambled is not None:
        yield findings.line_scrambled(one, scrambled.text)
        return
    elsewhere = find_elsewhere(one, pages)
    if elsewhere is not None:
        yield findings.line_elsewhere(one, elsewhere[0])
        return
    similar = find_similar(one.seen, rows)
    if one.required or similar is not None:
        yield findings.line_missing(one, similar.text if similar else "")
