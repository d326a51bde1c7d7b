"""Before anything is drawn: is there a glyph for every character, in the face it will be set in?"""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.composing.document import Document
from catalogue.composing.lines import Line
from catalogue.diagnostics import Diagnostic, Report
from catalogue.model.design import Design, TextStyle
from catalogue.setting.fonts import Faces, missing_glyphs


def missing_characters(document: Document, design: Design, faces: Faces) -> Report:
    """A finding (CAT-F09) for each character no face has, at the line it first stands on."""
    return Report.of(_missing(document, design, faces))


def _missing(document: Document, design: Design, faces: Faces) -> Iterator[Diagnostic]:
    told: set[tuple[str, int, bool]] = set()
    for line, style in _styled_lines(document, design):
        for piece in line.pieces:
            weight = style.strong if piece.strong else style.weight
            for lost in missing_glyphs(faces, piece.text, weight, piece.italic):
                if (lost.character, weight, piece.italic) not in told:
                    told.add((lost.character, weight, piece.italic))
                    yield lost.diagnostic(line.location)


def _styled_lines(document: Document, design: Design) -> Iterator[tuple[Line, TextStyle]]:
    for page in document.pages:
        for fragment in page.fragments:
            lines = (*fragment.lines, *(line for cell in fragment.cells for line in cell))
            yield from ((line, design.style(fragment.style)) for line in lines)
        for note in page.notes:
            yield from ((line, design.style(note.style)) for line in note.lines)
