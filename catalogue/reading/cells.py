"""The cells of a table's row, and where each stands in its line."""

from __future__ import annotations

import re

_BAR = re.compile(r"(?<!\\)\|")
_ESCAPED = re.compile(r"\\\|")

Cell = tuple[int, tuple[tuple[int, int], ...]]
"""The cell's column in the line, and, after each ``\\|`` in it, (offset in the cell, column in the line)."""


def cells_of(line: str) -> list[Cell]:
    """The cells between the bars of `line`; a bar at either end encloses no cell."""
    edges = [match.start() for match in _BAR.finditer(line)]
    spans = list(zip([0, *(edge + 1 for edge in edges)], [*edges, len(line)], strict=True))
    if len(spans) > 1 and not line[slice(*spans[0])].strip():
        spans.pop(0)
    if len(spans) > 1 and not line[slice(*spans[-1])].strip():
        spans.pop()
    return [_cell(line, start, end) for start, end in spans]


def _cell(line: str, start: int, end: int) -> Cell:
    """One cell; the parser drops the backslash of an escaped bar, so the rest of the cell moves up."""
    text = line[start:end]
    column = start + len(text) - len(text.lstrip())
    runs = [
        (match.start() - column - dropped, match.start() + 1)
        for dropped, match in enumerate(_ESCAPED.finditer(line, column, end))
    ]
    return column, tuple(runs)
