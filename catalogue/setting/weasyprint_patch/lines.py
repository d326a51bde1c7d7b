"""A composed line is styled and laid out once, with the spacing composing gave it.

**Styles are shared.** The `style` attribute of a `.line` holds its word space, tracking, scaling and
indent, for browsers. WeasyPrint parses every such attribute and, as no two lines have the same, works
out each line's style, and that of all in it, from the beginning, property by property: a fifth of the
time a book takes. So the attributes are taken off before styles are computed, and what a line has of
its own is laid over the style it shares once the boxes stand.

Lines and texts have no margins, borders and sizes that WeasyPrint would have to look up for each.

**Scaling is a matter of text.** As a CSS transform it would make every line a stacking context. Here
the text's width is scaled when the line is laid out, and its letters when they are drawn.

**A right-to-left line is laid out once.** `get_next_linebox` looks whether a laid-out line runs into a
float; it takes the line's left edge to have moved, as a right-to-left line grows to the left, and lays
each out again (https://github.com/Kozea/WeasyPrint/issues/106 is the whole of it). Where there is no
float there is nothing to run into.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any, NamedTuple

from weasyprint import css, document
from weasyprint.css import Style
from weasyprint.css.properties import Dimension
from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline

_KEPT = "data-set"
"""Where the style attribute of a line waits for its boxes."""

_SIDES = ("top", "right", "bottom", "left")

_BARE = {
    **{edge.format(side): 0 for edge in ("margin_{}", "padding_{}", "border_{}_width") for side in _SIDES},
    **{"width": "auto", "min_width": 0, "max_width": math.inf},
    **{"height": "auto", "min_height": 0, "max_height": math.inf},
}
"""The used lengths of an anonymous box: no margin, no border, any size."""

_PIXELS = 96 / 72
"""CSS pixels in a point."""


class Spacing(NamedTuple):
    """What a line has of its own. Lengths in CSS pixels."""

    word_space: float
    tracking: float
    scaling: float
    """1.01 is one percent wider than its letters are drawn."""
    margins: dict[str, Dimension]


class OwnStyle(Style):  # type: ignore[misc]
    """A style with some values of its own; for all others it asks the one that it shares."""

    def __init__(self, shared: Any, own: dict[str, Any], scaling: float = 1.0) -> None:
        super().__init__(own)
        self.shared, self.scaling = shared, scaling
        self.specified, self.cache, self.font_config = shared.specified, shared.cache, shared.font_config
        self.parent_style, self.root_style = shared.parent_style, shared.root_style

    def copy(self) -> OwnStyle:
        """Another one like it."""
        return OwnStyle(self.shared, self, self.scaling)

    def __missing__(self, key: str) -> Any:
        value = self[key] = self.shared[key]
        return value


_find_style_attributes = css.find_style_attributes
_build_formatting_structure = document.build_formatting_structure
_split_text_box = inline.split_text_box
_avoid_collisions = inline.avoid_collisions
_resolve_percentages = inline.resolve_percentages


def _shared_styles(tree: Any, *rest: Any) -> Iterator[Any]:
    """The style attributes of a document, without those of its lines."""
    for element in tree.iter("span"):
        if element.get("class") == "line" and "style" in element.attrib:
            element.set(_KEPT, element.attrib.pop("style"))
    return iter(_find_style_attributes(tree, *rest))


def _spaced_boxes(*given: Any) -> Any:
    """The boxes of a document, its lines spaced as they were composed."""
    root = _build_formatting_structure(*given)
    for box in root.descendants():
        if isinstance(box, boxes.BlockBox) and _KEPT in box.element.attrib:
            _space(box, read_spacing(box.element.get(_KEPT)))
    return root


def read_spacing(style: str) -> Spacing:
    """What the style attribute of a line says (`setting.inline` writes it)."""
    rules = dict(rule.split(":") for rule in style.split(";"))
    sides = [side for side in _SIDES if f"margin-{side}" in rules]
    return Spacing(
        _pixels(rules.get("word-spacing", "0pt")),
        _pixels(rules.get("letter-spacing", "0pt")),
        float(rules.get("transform", "scaleX(1)").removeprefix("scaleX(").removesuffix(")")),
        {f"margin_{side}": Dimension(_pixels(rules[f"margin-{side}"]), "px") for side in sides},
    )


def _pixels(length: str) -> float:
    return float(length.removesuffix("pt")) * _PIXELS


def _space(line: Any, spacing: Spacing) -> None:
    if spacing.margins:
        line.style = OwnStyle(line.style, dict(spacing.margins))
    known: dict[int, OwnStyle] = {}
    for text in line.descendants():
        if isinstance(text, boxes.TextBox):
            shared = text.style
            if id(shared) not in known:
                known[id(shared)] = _text_style(shared, spacing, text.element.get("class") == "whole")
            text.style = known[id(shared)]


def _text_style(shared: Any, spacing: Spacing, whole: bool) -> OwnStyle:
    tracking = "normal" if whole or not spacing.tracking else spacing.tracking
    own = {"word_spacing": spacing.word_space, "letter_spacing": tracking}
    return OwnStyle(shared, own, spacing.scaling)


def scaling(style: Any) -> float:
    """How much wider a text of that style is than its letters are drawn."""
    return style.scaling if isinstance(style, OwnStyle) else 1.0


def _scaled_text_box(context: Any, box: Any, *rest: Any, **more: Any) -> tuple[Any, Any, bool]:
    text, skip, breaks = _split_text_box(context, box, *rest, **more)
    if text is not None:
        text.width *= scaling(text.style)
    return text, skip, breaks


def _without_collisions(context: Any, box: Any, *rest: Any, **more: Any) -> tuple[float, float, float]:
    """Where a box stands beside the floats; a line that has none beside it fits at once."""
    place: tuple[float, float, float] = _avoid_collisions(context, box, *rest, **more)
    if not context.excluded_shapes and isinstance(box, boxes.LineBox):
        box.height = math.inf  # its height until it is laid out, to which the laid-out one is compared
    return place


def _bare_measures(box: Any, containing_block: Any) -> None:
    """The used lengths of a box; those of lines and texts, which no rule can reach, are known."""
    if isinstance(box, boxes.LineBox | boxes.TextBox):
        vars(box).update(_BARE)
    else:
        _resolve_percentages(box, containing_block)


def apply() -> None:
    """Let WeasyPrint set lines so."""
    inline.resolve_percentages = _bare_measures
    css.find_style_attributes = _shared_styles
    document.build_formatting_structure = _spaced_boxes
    inline.split_text_box = _scaled_text_box
    inline.avoid_collisions = _without_collisions
