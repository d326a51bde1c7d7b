"""The page map, `booklet.json`: where everything came to stand, in mm from the trim's top-left corner."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from catalogue.composing.document import Document, Fragment, Page, PlacedFigure
from catalogue.composing.lines import Line
from catalogue.composing.numbering import NumberedNote
from catalogue.composing.stills import bleeds
from catalogue.diagnostics import Diagnostic
from catalogue.model.design import MM, Design
from catalogue.model.sections import Film
from catalogue.setting.inline import plain_text
from catalogue.setting.placing import frame_left, placed_lines


def page_map(
    document: Document,
    design: Design,
    notes: Mapping[str, NumberedNote],
    resolutions: Mapping[str, int],
    findings: Iterable[Diagnostic],
) -> dict[str, Any]:
    """Pages, sections, notes, figures and findings, as `design.md` fixes them.

    `resolutions` gives each placed figure's pixels per inch as printed.
    """
    return {
        "pages": [_page(page) for page in document.pages],
        "sections": _sections(document),
        "notes": _notes(notes.values(), document),
        "figures": _figures(document, design, resolutions),
        "lines": [line for page in document.pages for line in _page_lines(page, design)],
        "findings": [_finding(one) for one in findings],
    }


def as_json(value: dict[str, Any]) -> str:
    """The same value, the same bytes."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _page(page: Page) -> dict[str, Any]:
    return {
        "number": page.number,
        "label": page.label,
        "side": page.side.value,
        "section": page.section,
        "kind": page.kind,
        "blank": page.blank,
    }


def _sections(document: Document) -> list[dict[str, Any]]:
    titles = {entry.section: plain_text(entry.title) for entry in document.entries}
    return [
        {
            "id": one.section.id,
            "kind": "film" if isinstance(one.section, Film) else "essay",
            "title": titles.get(one.section.id, ""),
            "first_page": one.first_page,
            "last_page": one.last_page,
        }
        for one in document.sections
    ]


def _notes(notes: Iterable[NumberedNote], document: Document) -> list[dict[str, Any]]:
    """Every note with the page of its call and those of its body."""
    calls: dict[str, int] = {}
    bodies: dict[str, list[int]] = {}
    for page in document.pages:
        for call in _calls(page):
            calls.setdefault(call, page.number)
        for name in dict.fromkeys(part.id for part in page.notes):
            bodies.setdefault(name, []).append(page.number)
    return [
        {
            "id": one.note.id,
            "series": one.note.series,
            "number": one.number,
            "mark": one.mark,
            "call_page": calls.get(one.note.id),
            "body_pages": bodies.get(one.note.id, []),
        }
        for one in notes
    ]


def _calls(page: Page) -> set[str]:
    return {call for fragment in page.fragments for line in _lines(fragment) for call in line.calls}


def _lines(fragment: Fragment) -> list[Line]:
    return [*fragment.lines, *(line for cell in fragment.cells for line in cell)]


def _figures(document: Document, design: Design, resolutions: Mapping[str, int]) -> list[dict[str, Any]]:
    found = []
    for page in document.pages:
        if page.figure:
            found.append(
                _figure(
                    page.figure.figure.id, page.number, _still_box(page, page.figure, design), resolutions
                )
            )
        left = frame_left(page, design)
        top = design.page.head
        for fragment in page.fragments:
            top += fragment.space / MM
            if fragment.figure:
                width = fragment.figure.width / MM
                start = left + (design.page.measure / MM - width if fragment.home else 0.0)
                box = [start, top, width, fragment.figure.height / MM]
                found.append(_figure(fragment.figure.figure.id, page.number, box, resolutions))
            top += fragment.height / MM
    return found


def _still_box(page: Page, still: PlacedFigure, design: Design) -> list[float]:
    """A still with a page of its own runs off head and sides, or stands at the head of the frame."""
    width, height, bleed = still.width / MM, still.height / MM, design.page.bleed
    if bleeds(still, design):
        return [-bleed, -bleed, width, height]
    return [frame_left(page, design) + design.page.measure / MM - width, design.page.head, width, height]


def _figure(name: str, page: int, box: list[float], resolutions: Mapping[str, int]) -> dict[str, Any]:
    return {
        "id": name,
        "page": page,
        "box": [round(part, 2) for part in box],
        "ppi": resolutions.get(name),
    }


def _page_lines(page: Page, design: Design) -> list[dict[str, Any]]:
    """Every line of running text, where it stands, and its word-space ratio: what the eye calls grey."""
    if page.kind != "text":
        return []
    return [
        {
            "page": page.number,
            "kind": placed.kind,
            "text": plain_text([placed.line]),
            "box": [round(part, 2) for part in placed.box],
            "ratio": round(placed.line.ratio, 3) if placed.line.gap else None,
            "tracking": round(placed.line.tracking, 4),
            "scaling": round(placed.line.scaling, 4),
            "file": placed.line.location.file,
            "line": placed.line.location.line,
            "column": placed.line.location.column,
        }
        for placed in placed_lines(page, design)
    ]


def _finding(one: Diagnostic) -> dict[str, Any]:
    return {
        "code": one.code,
        "severity": one.severity.word,
        "file": one.location.file,
        "line": one.location.line,
        "column": one.location.column,
        "page": one.page,
        "message": one.message,
        "hint": one.hint,
    }
