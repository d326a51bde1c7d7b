"""Typographic plates: pictures made of a title alone, as vectors in the inks of the book.

Each style is a module of its own, a frozen dataclass whose fields are the
parameters a film's data may set and whose `draw` returns shapes in named inks.
Letters are outlines, since WeasyPrint 70 draws Hebrew text in SVG from left to
right; and nothing is used that a press PDF cannot carry: no gradient, opacity,
mask, filter or clip.
"""

from __future__ import annotations

from collections.abc import Mapping

from catalogue.composing.levels import RTL, base_level
from catalogue.diagnostics import CatalogueError, Diagnostic, ExitCode, Report, error
from catalogue.setting.plates.chance import Chance
from catalogue.setting.plates.cover import Cover
from catalogue.setting.plates.degrade import Degrade
from catalogue.setting.plates.drawing import ACCENT, BLACK, PAPER, Inks, to_svg
from catalogue.setting.plates.falter import Falter
from catalogue.setting.plates.figure import Figure
from catalogue.setting.plates.lettering import Case, Outline, Outliner
from catalogue.setting.plates.plain import Plain
from catalogue.setting.plates.scroll import Scroll
from catalogue.setting.plates.sheet import Sheet, Words
from catalogue.setting.plates.sign import Sign
from catalogue.setting.plates.style import Commission, Style, read_settings

STYLES: Mapping[str, type[Style]] = {
    "cover": Cover,
    "degrade": Degrade,
    "falter": Falter,
    "figure": Figure,
    "plain": Plain,
    "scroll": Scroll,
    "sign": Sign,
}
"""Every style by the name a film's data or the template gives it."""

INKS = (BLACK, ACCENT, PAPER)
"""The inks a plate asks for."""

__all__ = ["INKS", "STYLES", "Outline", "Outliner", "Sheet", "Words", "draw_plate"]


def draw_plate(
    style: str,
    words: Words,
    sheet: Sheet,
    inks: Mapping[str, str],
    outliner: Outliner,
    parameters: Mapping[str, str] | None = None,
    screen: Mapping[str, str] | None = None,
) -> str:
    """Draw a plate as a complete `<svg>`, trim and bleed, its user unit the millimetre.

    `inks` holds the CSS colour of each of INKS for press; `screen` the same for a
    browser. `parameters` are those of the style, by the names of its fields with
    hyphens. Raises CatalogueError (CONTENT) with everything wrong at once: CAT-L70
    unknown style, CAT-L71 to L73 parameters, CAT-L74 missing ink, CAT-L75 missing title.
    """
    findings = [_no_ink(name) for name in INKS if name not in inks]
    findings += [] if words.title.split() else [_no_words()]
    drawer: Style | None = None
    if kind := STYLES.get(style):
        drawer, wrong = read_settings(kind, words.title, parameters or {})
        findings += wrong
    else:
        findings.append(_no_style(style))
    if drawer is None or findings:
        raise CatalogueError(Report.of(findings), ExitCode.CONTENT)
    case = Case(outliner, rtl=base_level(words.title) == RTL)
    drawing = drawer.draw(Commission(words, sheet, case, Chance(words.title)))
    return to_svg(drawing, sheet, Inks(inks, screen or {}), words.spoken)


def _no_style(name: str) -> Diagnostic:
    return error(
        "CAT-L70",
        f'there is no plate style "{name}"',
        why="a plate is drawn by a style of this name",
        hint=f"choose one of {', '.join(STYLES)}",
    )


def _no_ink(name: str) -> Diagnostic:
    return error(
        "CAT-L74",
        f'the inks of the book have no "{name}"',
        why="plates are drawn in black, one accent, and paper where ink is knocked out",
        hint=f"add {name} to inks in tokens.yaml",
    )


def _no_words() -> Diagnostic:
    return error(
        "CAT-L75",
        "the plate has no title to draw",
        why="a plate is made of the letters of a title",
        hint="give the film a title, or leave its plate out",
    )
