"""The one thing WeasyPrint 70 must do otherwise than it does: keep glyph positions whole.

`draw_first_line` cuts every kern, word space and tracked advance to a whole
thousandth of the em with `int()`, always towards zero. Over the seventy
glyphs of a tracked line that adds up to 0.7 pt, and the margin that was
measured straight is printed ragged. (The layout itself is exact; only the
numbers written into the PDF are cut. TJ takes real numbers: ISO 32000-2,
table 107.)

The name `int` of that one module is replaced, so that a number is still an
integer for Pango, and is written with its first decimal into the PDF.
"""

from __future__ import annotations

import weasyprint
from weasyprint.draw import text as draw_text

from catalogue.diagnostics import CatalogueError, ExitCode, error

VERSION = "70.0"


class Thousandths(int):
    """An integer that remembers, and is written with, its first decimal."""

    exact: float

    def __new__(cls, value: float) -> Thousandths:
        """Cut as `int` does, and keep the value."""
        cut = super().__new__(cls, value)
        cut.exact = value
        return cut

    def __format__(self, spec: str) -> str:
        return f"{self.exact:.1f}".removesuffix(".0")


def apply() -> None:
    """Patch WeasyPrint once. Raises CatalogueError (CAT-S12, MISSING) for any other version."""
    if weasyprint.__version__ != VERSION:
        raise CatalogueError(
            error(
                "CAT-S12",
                f"WeasyPrint {weasyprint.__version__} is here, the book is set with {VERSION}",
                why="a correction of its glyph positions is written for that version alone",
                hint="install the versions of requirements.lock; see setting/weasyprint_patch.py to move on",
            ),
            ExitCode.MISSING,
        )
    draw_text.int = Thousandths
