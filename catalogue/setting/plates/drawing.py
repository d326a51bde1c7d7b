"""A drawing in named inks, and the SVG it is handed over as.

Its path data count whole hundredths of a millimetre, half a dot of the
platesetter; the group around them scales them to the millimetres of the view.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from catalogue.setting.plates.contours import Contours
from catalogue.setting.plates.sheet import Sheet

BLACK, ACCENT, PAPER = "black", "accent", "paper"
"""What plates are drawn in. Paper is an ink of nothing: it knocks out what lies below."""
FINE = 100
"""Path units in a millimetre."""


@dataclass(frozen=True, slots=True)
class Inks:
    """The CSS colour of each ink for press, and for screen where the page is also shown in a browser."""

    press: Mapping[str, str]
    screen: Mapping[str, str]

    def rules(self) -> str:
        """What a browser, which knows no `device-cmyk()`, is to draw the inks with.

        WeasyPrint prints, so it skips the rules. It would complain of `fill` in a
        rule or a `style` attribute, which it takes for unknown CSS of the page.
        """
        rules = (
            f".fill-{name}{{fill:{colour}}}.stroke-{name}{{stroke:{colour}}}"
            for name, colour in self.screen.items()
        )
        return f"<style>@media screen{{{''.join(rules)}}}</style>" if self.screen else ""


class Edge(enum.StrEnum):
    """A side of the sheet."""

    TOP = "top"
    RIGHT = "right"
    BOTTOM = "bottom"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Shape:
    """An outline filled with an ink, and with `burnt` millimetres of it burnt away along its edge.

    The edge is burnt by drawing over it with paper, which, unlike moving its
    points inwards, lets thin strokes vanish and thick ones come apart.
    """

    contours: Contours
    ink: str = BLACK
    burnt: float = 0.0


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes from the lowest to the topmost, and the edges of the sheet they bleed over."""

    shapes: tuple[Shape, ...]
    bleeds: frozenset[Edge] = frozenset()


def flood(sheet: Sheet, ink: str) -> Shape:
    """The whole sheet in one ink, bleed included."""
    return Shape(Contours.rectangle(sheet.full), ink)


def to_svg(drawing: Drawing, sheet: Sheet, inks: Inks, spoken: str) -> str:
    """A complete `<svg>` the size of the sheet with its bleed, in millimetres."""
    full = sheet.full
    view = " ".join(f"{value:g}" for value in (full.left, full.top, full.width, full.height))
    bleeds = " ".join(edge.value for edge in Edge if edge in drawing.bleeds)
    body = "".join(_path(shape, inks) for shape in drawing.shapes if shape.contours)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label={quoteattr(spoken)}'
        f' width="{full.width:g}mm" height="{full.height:g}mm" viewBox="{view}" data-bleeds="{bleeds}">'
        f'<title>{escape(spoken)}</title>{inks.rules()}<g transform="scale({1 / FINE:g})">{body}</g></svg>'
    )


def _path(shape: Shape, inks: Inks) -> str:
    names = [f"fill-{shape.ink}"]
    drawn = f"fill={quoteattr(inks.press[shape.ink])}"
    if shape.burnt:
        names.append(f"stroke-{PAPER}")
        width = round(2 * shape.burnt * FINE)
        drawn += f' stroke={quoteattr(inks.press[PAPER])} stroke-width="{width}" stroke-linejoin="round"'
    return f'<path class="{" ".join(names)}" {drawn} d="{shape.contours.data(FINE)}"/>'
