"""Every face the raw file uses must travel inside it, as outlines."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf
from pikepdf import Dictionary, Pdf

from catalogue.diagnostics import Diagnostic, error, on_page

_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")


def check_fonts(pdf: Pdf) -> Iterator[Diagnostic]:
    """CAT-P84 for each font that is not embedded or is drawn with pictures (Type 3)."""
    met: set[tuple[int, int]] = set()
    for number, page in enumerate(pdf.pages, 1):
        fonts = page.obj.get("/Resources", Dictionary()).get("/Font", Dictionary())
        if fonts.is_indirect:
            if fonts.objgen in met:
                continue
            met.add(fonts.objgen)
        for font in fonts.as_dict().values():
            if flaw := font_flaw(font):
                yield on_page(_unfit(font, flaw), number)


def font_flaw(font: pikepdf.Object) -> str:
    """Why a font dictionary cannot go to press, or "" when its program is embedded."""
    if font.get("/Subtype") == "/Type3":
        return "is drawn with pictures, not outlines"
    face = font.get("/DescendantFonts", [font])[0]
    descriptor = face.get("/FontDescriptor", Dictionary())
    return "" if any(program in descriptor for program in _PROGRAMS) else "is not embedded"


def _unfit(font: pikepdf.Object, flaw: str) -> Diagnostic:
    name = str(font.get("/BaseFont", font.get("/Name", "unnamed"))).lstrip("/")
    return error(
        "CAT-P84",
        f"the font {name} {flaw}",
        why="a printer has none of our fonts (ISO 15930-7, 6.9), and a colour or bitmap glyph is in RGB",
        hint="set the character in one of the faces of fonts/fonts.yaml",
    )
