"""The three things WeasyPrint 70 must do otherwise than it does.

**Glyph positions stay whole.** `draw_first_line` cuts every kern, word space
and tracked advance to a whole thousandth of the em with `int()`, always towards
zero. Over the seventy glyphs of a tracked line that adds up to 0.7 pt, and the
margin that was measured straight is printed ragged. (The layout itself is
exact; only the numbers written into the PDF are cut. TJ takes real numbers:
ISO 32000-2, table 107.) The name `int` of that one module is replaced, so that a
number is still an integer for Pango, and is written with its first decimal.

**Tags say what they are.** The structure tree knows a footnote only as
NonStruct, forgets the language of a phrase, and cannot tell that two paragraphs
are one that a page end has cut. Each element's role, part and language are put
beside it, for `press.finishing` to make notes and whole paragraphs of them.

**Pages are counted once.** For each structure element pydyf 0.13 lists the references
of all pages anew, which in a book of a thousand pages takes longer than drawing it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import weasyprint
from weasyprint.draw import text as draw_text
from weasyprint.pdf import tags

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


_build_box_tree = tags._build_box_tree


def _worded_tree(box: Any, *rest: Any) -> Iterator[Any]:
    """The structure elements of a box, each with what its HTML element says of itself."""
    plain = getattr(box, "element", None) is None or box.element_tag in ("html", "body")
    attributes = {} if plain else box.element.attrib
    for element in _build_box_tree(box, *rest):
        words = [f"role:{attributes['role']}"] if "role" in attributes else []
        words += [f"part:{attributes['data-part']}"] if "data-part" in attributes else []
        words += ["hidden"] if attributes.get("aria-hidden") == "true" else []
        if words and "T" not in element:
            element["T"] = tags.pydyf.String(" ".join(words))
        if "lang" in attributes:
            element["Lang"] = tags.pydyf.String(attributes["lang"])
        yield element


def _page_references(pdf: Any) -> tuple[bytes, ...]:
    """The references of all pages so far, listed again only when there are more."""
    kids = pdf.pages["Kids"]
    known: tuple[bytes, ...] = vars(pdf).get("_listed", ())
    if 3 * len(known) != len(kids):
        known = pdf._listed = tuple(b"%d 0 R" % number for number in kids[::3])
    return known


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
    tags.pydyf.PDF.page_references = property(_page_references)
    if tags._build_box_tree is not _worded_tree:
        tags._build_box_tree = _worded_tree
