"""The grey of the page: lines whose word spaces the eye would notice, and what would mend them."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.composing.document import Document, Page
from catalogue.composing.lines import Line
from catalogue.diagnostics import Diagnostic, Report, on_page, warning
from catalogue.model.design import Align, Design, TextStyle

_LETTER = 0.47
"""Average width of a Hebrew letter in em, to say how many would mend a line."""


def uneven_lines(document: Document, design: Design) -> Report:
    """A finding for every justified line outside its style's limits, with its page."""
    return Report.of(finding for page in document.pages for finding in _uneven(page, design))


def _uneven(page: Page, design: Design) -> Iterator[Diagnostic]:
    for line, style in justified_lines(page, design):
        if line.ratio > style.limits.stretch + 1e-3:
            yield on_page(_loose(line, style), page.number)
        elif line.ratio < style.limits.shrink - 1e-3 or (
            not line.spaces and line.natural > line.width + 1e-3
        ):
            yield on_page(_tight(line, style), page.number)


def justified_lines(page: Page, design: Design) -> Iterator[tuple[Line, TextStyle]]:
    """The page's lines that fill their measure, each with its style."""
    for fragment in page.fragments:
        style = design.style(fragment.style)
        if style.align is Align.JUSTIFY:
            yield from ((line, style) for line in fragment.lines)
    for note in page.notes:
        style = design.style(note.style)
        if style.align is Align.JUSTIFY:
            yield from ((line, style) for line in note.lines)


def _loose(line: Line, style: TextStyle) -> Diagnostic:
    letters = _letters((line.ratio - style.limits.stretch) * _space(line), line, style)
    return warning(
        "CAT-T10",
        f"the word spaces of this line are {line.ratio:.2f} × natural",
        line.location,
        why=f"no way to break the paragraph keeps them within {style.limits.stretch:g} ×",
        hint=f"reword here: about {letters} more letters on the line would set it",
    )


def _tight(line: Line, style: TextStyle) -> Diagnostic:
    return warning(
        "CAT-T11",
        f"this line is too full ({line.ratio:.2f} × natural word space)",
        line.location,
        why="a word or an address is longer than the line, or nothing can be pressed any further",
        hint="reword here, or allow a break inside the long word",
    )


def _space(line: Line) -> float:
    """The natural word space, back from how far it was stretched (pt)."""
    return line.gap / (line.ratio - 1) if line.ratio != 1 else 0.0


def _letters(width_per_space: float, line: Line, style: TextStyle) -> int:
    return max(1, round(width_per_space * line.spaces / (_LETTER * style.size)))
