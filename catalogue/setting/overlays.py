"""What can be laid over the pages to look at them closely: frame, baselines, runs. In mm from the trim."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from catalogue.composing.advances import Measure
from catalogue.composing.document import Document, Page
from catalogue.model.design import MM, Design
from catalogue.setting.fonts import Faces
from catalogue.setting.hitting import placed_pieces
from catalogue.setting.placing import PlacedLine, frame_left, placed_lines


def overlaid(document: Document, design: Design, measure: Measure, faces: Faces | None) -> dict[str, Any]:
    """`frames`, `grid`, `baseline`, `runs`, `calls` and `bodies` of a book, to stand beside its page map.

    `runs` are [page, level, left, top, width, height], `calls` and
    `bodies` [note id, page, x, y], a body's point being its mark.
    """
    frame = design.page
    height = frame.lines * design.grid / MM
    boxes = [[frame_left(page, design), frame.head, frame.measure / MM, height] for page in document.pages]
    pieces = [one for page in document.pages for one in _pieces(page, design, measure)]
    return {
        "frames": [[round(part, 2) for part in box] for box in boxes],
        "grid": design.grid / MM,
        "baseline": _baseline(design, faces) / MM,
        "runs": [run for run, _ in pieces],
        "calls": [call for _, call in pieces if call],
        "bodies": [body for page in document.pages for body in _bodies(page, design)],
    }


def _baseline(design: Design, faces: Faces | None) -> float:
    """Points from the head of a text line to its baseline."""
    text, face = design.style("text"), next(iter(faces or ()), None)
    if face is None:
        return text.leading
    rise, fall = face.ascent / face.units_per_em, face.descent / face.units_per_em
    return (text.leading - (rise - fall) * text.size) / 2 + rise * text.size


def _pieces(page: Page, design: Design, measure: Measure) -> Iterator[tuple[list[Any], list[Any] | None]]:
    """Every piece of the page's running text as a run; a note call with its place."""
    if page.kind != "text":
        return
    for placed in placed_lines(page, design):
        style = design.style(placed.style)
        for one in placed_pieces(placed, style, measure):
            box = _row(placed)
            run = [page.number, one.piece.level, round(one.left, 2), box[0], round(one.width, 2), box[1]]
            middle = [round(one.left + one.width / 2, 2), round(box[0] + box[1] * 0.3, 2)]
            yield run, [one.piece.call, page.number, *middle] if one.piece.call else None


def _bodies(page: Page, design: Design) -> Iterator[list[Any]]:
    """Where the mark of every note that begins here stands, in its column at the frame's right."""
    rows = (
        [one.box for one in placed_lines(page, design) if one.kind == "note"] if page.kind == "text" else []
    )
    x = frame_left(page, design) + (design.page.measure - design.notes.mark_column / 2) / MM
    at = 0
    for note in page.notes:
        if note.begins and at < len(rows):
            yield [note.id, page.number, round(x, 2), round(rows[at][1] + rows[at][3] / 2, 2)]
        at += len(note.lines)


def _row(placed: PlacedLine) -> tuple[float, float]:
    return round(placed.box[1], 2), round(placed.box[3], 2)
