"""Tags say what they are, and pages are counted once.

WeasyPrint 70's structure tree knows a footnote only as NonStruct, forgets the language of a phrase,
and cannot tell that two paragraphs are one that a page end has cut. Each element's role, part and
language are put beside it, for `press.finishing` to make notes and whole paragraphs of them.

For each structure element pydyf 0.13 lists the references of all pages anew, which in a book of a
thousand pages takes longer than drawing it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint.pdf import tags

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
    """Let WeasyPrint build its structure tree so."""
    tags.pydyf.PDF.page_references = property(_page_references)
    tags._build_box_tree = _worded_tree
