"""Lines of text through the book's own way into a PDF, and back by the collation's eyes."""

from __future__ import annotations

from collections.abc import Sequence

from catalogue.composing.lines import Line
from catalogue.setting.collating.glyphs import Glyph, read_sheets
from catalogue.setting.fonts import Faces, font_face_css
from catalogue.setting.inline import line_html
from catalogue.setting.pdf import typeset

LEADING = 12.0
PER_PAGE = 1000
SIZE = 9.0
STYLE = f"""
@page {{ size: 500pt {LEADING * PER_PAGE}pt; margin: 0; }}
body {{ margin: 0; font-size: {SIZE}pt; line-height: {LEADING}pt; }} b {{ font-weight: 600; }}
.line {{ display: block; white-space: nowrap; height: {LEADING}pt; }}
.call {{ position: relative; font-size: {SIZE * 0.62}pt; line-height: 0; bottom: {SIZE * 0.36}pt; }}
"""


def page_html(lines: Sequence[Line], faces: Faces, direction: str = "rtl") -> str:
    """One line under the other, PER_PAGE of them on a page."""
    notes = "".join(f'<i id="note-{name}"></i>' for name in {call for line in lines for call in line.calls})
    family = f'html {{ font-family: "{faces.family}"; }}'
    return (
        f'<!DOCTYPE html><html lang="he" dir="{direction}"><head><meta charset="utf-8"><style>'
        f"{font_face_css(faces, '')}{family}{STYLE}</style></head><body>"
        + "\n".join(map(line_html, lines))
        + f"{notes}</body></html>"
    )


def drawn_lines(lines: Sequence[Line], faces: Faces, direction: str = "rtl") -> list[list[Glyph]]:
    """The glyphs of every line from left to right, spaces left out, as they stand in a PDF."""
    files = {face.path.name: face.path.read_bytes for face in faces}
    drawn = typeset(page_html(lines, faces, direction), files, faces)
    assert not drawn.report.errors, [problem.message for problem in drawn.report]
    return sorted_into_lines(drawn.pdf, len(lines))


def sorted_into_lines(pdf: bytes, count: int) -> list[list[Glyph]]:
    """The glyphs of a page written by `page_html`, line by line."""
    found: list[list[Glyph]] = [[] for _ in range(count)]
    for sheet in read_sheets(pdf):
        top = sheet.trim[3]
        for glyph in sheet.glyphs:
            found[(sheet.number - 1) * PER_PAGE + int((top - glyph.y) // LEADING)].append(glyph)
    return [sorted(line, key=lambda glyph: glyph.x) for line in found]
