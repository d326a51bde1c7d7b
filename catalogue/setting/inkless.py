"""Rules that WeasyPrint cannot draw in inks: it stops in the middle of a page and does not say why.

Measured with WeasyPrint 70: gradients with device-cmyk() stops, shadows, and the borders whose sides
are lighter and darker than their colour, have to be mixed in RGB and end in an exception. The rules
are looked for only then.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.document import Document
from weasyprint.formatting_structure.boxes import Box

from catalogue.diagnostics import Diagnostic, ExitCode, Report, error, on_page

STOPS = (NotImplementedError, AssertionError)
"""What WeasyPrint raises when it is asked to mix inks."""

_SHADED = ("inset", "outset", "groove", "ridge")
_EDGES = ("border_top", "border_right", "border_bottom", "border_left", "outline", "column_rule")
_PICTURES = ("background_image", "border_image_source", "list_style_image")


@contextmanager
def naming_rules(document: Document) -> Iterator[None]:
    """Raise CatalogueError (CAT-L07, LAYOUT) with the rules that stopped the drawing of a document."""
    try:
        yield
    except STOPS:
        Report.of(inkless_rules(document)).raise_errors(ExitCode.LAYOUT)
        raise


def inkless_rules(document: Document) -> Iterator[Diagnostic]:
    """Every rule of that kind that holds anywhere on the pages, with the element it was meant for."""
    for number, page in enumerate(document.pages, 1):
        for box in page._page_box.descendants(placeholders=True):
            if isinstance(box, Box):
                for rule in dict.fromkeys(_rules(box.style)):
                    yield on_page(_inkless(rule, _named(box)), number)


def _rules(style: Any) -> Iterator[str]:
    for edge in _EDGES:
        if style[f"{edge}_style"] in _SHADED:
            yield f"{edge.partition('_')[0]}: {style[f'{edge}_style']}"
    if style["box_shadow"]:
        yield "box-shadow"
    for name in _PICTURES:
        pictures = style[name] if name == "background_image" else (style[name],)
        for kind, _ in pictures:
            if kind.endswith("gradient"):
                yield f"{name.removesuffix('_source').replace('_', '-')}: {kind}()"


def _named(box: Box) -> str:
    """The element as a style sheet would name it."""
    names = (box.element.get("class") or "").split() if box.element is not None else []
    return "".join([box.element_tag or "@page", *(f".{name}" for name in names)])


def _inkless(rule: str, element: str) -> Diagnostic:
    return error(
        "CAT-L07",
        f"`{rule}` on {element} cannot be drawn in inks",
        why="WeasyPrint mixes it in RGB, which no press prints",
        hint="take the rule out, or make it a tint, a solid border, or a picture",
    )
