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
    """A finding, with its page, for every line outside its style's limits or too short for a word on it."""
    return Report.of(finding for page in document.pages for finding in _uneven(page, design))


def _uneven(page: Page, design: Design) -> Iterator[Diagnostic]:
    for line, name in page_lines(page):
        style = design.style(name)
        if line.broken:
            yield on_page(_broken(line), page.number)
        if style.align is Align.JUSTIFY and line.ratio > style.limits.stretch + 1e-3:
            yield on_page(_loose(line, style), page.number)
        elif style.align is Align.JUSTIFY and line.ratio < style.limits.shrink - 1e-3:
            yield on_page(_tight(line), page.number)


def page_lines(page: Page) -> Iterator[tuple[Line, str]]:
    """The lines of a page's text and notes, each with its style's name."""
    for fragment in page.fragments:
        cells = (line for cell in fragment.cells for line in cell)
        yield from ((line, fragment.style) for line in (*fragment.lines, *cells))
    for note in page.notes:
        yield from ((line, note.style) for line in note.lines)


def _loose(line: Line, style: TextStyle) -> Diagnostic:
    letters = _letters(line, style)
    return warning(
        "CAT-T10",
        f"the word spaces of this line are {line.ratio:.2f} × natural",
        line.location,
        why=f"no way to break the paragraph keeps them within {style.limits.stretch:g} ×",
        hint=f"reword here, so that the line gains letters: about {letters} would set it",
    )


def _tight(line: Line) -> Diagnostic:
    return warning(
        "CAT-T11",
        f"this line is too full ({line.ratio:.2f} × natural word space)",
        line.location,
        why="nothing on it can be pressed any further",
        hint="reword here",
    )


def _broken(line: Line) -> Diagnostic:
    return warning(
        "CAT-T12",
        f"a word is longer than its line and was cut: “{line.text[-30:]}”",
        line.location,
        why="there is no place in it where a line may end, and beyond the measure it would print over others",
        hint="reword here, break the word by hand, or give the text a wider measure",
    )


def _letters(line: Line, style: TextStyle) -> int:
    """How many letters more would take what the word spaces have too much."""
    space = (line.gap + line.tracking) / (line.ratio - 1)
    too_much = (line.ratio - style.limits.stretch) * space * line.spaces
    return max(1, round(too_much / (_LETTER * style.size)))
