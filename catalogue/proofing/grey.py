"""One picture of the whole book's grey: every line a bar, tinted by how far its spaces stray.

It is drawn from the page map alone, so it shows what was printed. Loose lines
turn red and tight ones blue, the stronger the further; what a style leaves
ragged or natural is grey.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

_COLUMNS = 8
_GAP = 8.0
"""Millimetres between the small pages."""

_LOOSE, _TIGHT = 1.6, 0.8
"""Ratios at which a line takes its full tint."""


@dataclass(frozen=True, slots=True)
class Trim:
    """Page size in millimetres."""

    width: float
    height: float


def grey_picture(page_map: Mapping[str, Any], trim: Trim) -> str:
    """The book's text pages as SVG, right to left, each line tinted by its gap ratio. Units: mm."""
    numbers = sorted({line["page"] for line in page_map["lines"]})
    rows = -(-len(numbers) // _COLUMNS) or 1
    width = _COLUMNS * (trim.width + _GAP) + _GAP
    height = rows * (trim.height + _GAP) + _GAP
    pages = "".join(_page(number, at, page_map["lines"], trim, width) for at, number in enumerate(numbers))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}mm">'
        f'<rect width="100%" height="100%" fill="#d8d8d4"/>{pages}</svg>\n'
    )


def _page(number: int, at: int, lines: Sequence[Mapping[str, Any]], trim: Trim, width: float) -> str:
    x = width - (at % _COLUMNS + 1) * (trim.width + _GAP)
    y = _GAP + at // _COLUMNS * (trim.height + _GAP)
    bars = "".join(_bar(line) for line in lines if line["page"] == number)
    return (
        f'<g transform="translate({x:g} {y:g})"><title>{number}</title>'
        f'<rect width="{trim.width:g}" height="{trim.height:g}" fill="#fff"/>{bars}</g>'
    )


def _bar(line: Mapping[str, Any]) -> str:
    left, top, width, height = line["box"]
    shown = "" if line["ratio"] is None else f"{line['ratio']:.2f} × "
    return (
        f'<rect x="{left:g}" y="{top + height * 0.15:.2f}" width="{width:g}" height="{height * 0.7:.2f}"'
        f' fill="{tint(line["ratio"])}"><title>{escape(shown + line["text"])}</title></rect>'
    )


def tint(ratio: float | None) -> str:
    """CSS colour of a line: grey at its natural space, red as it loosens, blue as it tightens."""
    if ratio is None:
        return "rgb(200,200,200)"
    stray = (ratio - 1) / (_LOOSE - 1) if ratio > 1 else (ratio - 1) / (1 - _TIGHT)
    strength = round(140 * min(1.0, abs(stray)))
    rest = 170 - strength
    return (
        f"rgb({170 + strength // 2},{rest},{rest})"
        if stray > 0
        else f"rgb({rest},{rest},{170 + strength // 2})"
    )


def line_table(page_map: Mapping[str, Any]) -> Iterator[str]:
    """One line of text for each justified line, the worst first: ratio, page, place, words."""
    justified = [line for line in page_map["lines"] if line["ratio"] is not None]
    for line in sorted(justified, key=lambda line: -abs(line["ratio"] - 1)):
        place = f"{line['file']}:{line['line']}:{line['column']}"
        yield f"{line['ratio']:.2f} ×  p. {line['page']}  {place}  {line['text']}"
