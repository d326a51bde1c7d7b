"""The name and the vertical measures a derived face goes by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from catalogue.setting.fonts.faces import Style

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

UNITS = 1000
"""Units to the em. PDF counts glyph widths in thousandths of it: with another em they would be rounded."""

_WEIGHTS = {
    100: "Thin",
    200: "ExtraLight",
    300: "Light",
    400: "Regular",
    500: "Medium",
    600: "SemiBold",
    700: "Bold",
    800: "ExtraBold",
    900: "Black",
}
_ITALIC, _BOLD, _REGULAR, _USE_TYPO = 1 << 0, 1 << 5, 1 << 6, 1 << 7


@dataclass(frozen=True, slots=True)
class Label:
    """What is written on a face. `ascent` and `descent` are positive, in thousandths of the em."""

    family: str
    weight: int
    style: Style
    ascent: int
    descent: int

    @property
    def subfamily(self) -> str:
        """The weight and slope in words: ``SemiBold Italic``."""
        weight = _WEIGHTS.get(self.weight, str(self.weight))
        words = [weight] if weight != "Regular" or self.style == "normal" else []
        return " ".join([*words, *(["Italic"] if self.style == "italic" else [])])

    @property
    def file_name(self) -> str:
        """A file name that tells family, weight and style."""
        return f"{self.family.replace(' ', '')}-{self.subfamily.replace(' ', '')}.ttf"


def label(font: TTFont, as_: Label, notices: Iterable[str]) -> None:
    """Write name, weight, slope and vertical metrics into a face.

    The name is ours because the drawing is no longer the publisher's (OFL 1.1,
    condition 3, where a name is reserved); their copyright notices stay (condition 2).
    All faces get one ascent and descent, so that a line box never moves.
    """
    _name(font, as_, "; ".join(dict.fromkeys(notices)))
    _weigh(font, as_)
    hhea, os2 = font["hhea"], font["OS/2"]
    hhea.ascent, hhea.descent, hhea.lineGap = as_.ascent, -as_.descent, 0
    os2.sTypoAscender, os2.sTypoDescender, os2.sTypoLineGap = as_.ascent, -as_.descent, 0
    os2.usWinAscent, os2.usWinDescent = as_.ascent, as_.descent


def notice(font: TTFont) -> str:
    """The copyright notice a font carries."""
    return font["name"].getDebugName(0) or ""


def _name(font: TTFont, as_: Label, notices: str) -> None:
    table = font["name"]
    licence = table.getDebugName(13) or "SIL Open Font License, Version 1.1"
    url = table.getDebugName(14) or ""
    postscript = as_.file_name.removesuffix(".ttf")
    table.names = []
    texts = {
        0: notices,
        1: f"{as_.family} {as_.subfamily}",
        2: "Regular",
        3: postscript,
        4: f"{as_.family} {as_.subfamily}",
        6: postscript,
        13: licence,
        14: url,
        16: as_.family,
        17: as_.subfamily,
    }
    for key, text in texts.items():
        table.setName(text, key, 3, 1, 0x409)


def _weigh(font: TTFont, as_: Label) -> None:
    os2, bold, italic = font["OS/2"], as_.weight >= 700, as_.style == "italic"
    os2.usWeightClass = as_.weight
    plain = 0 if bold or italic else _REGULAR
    os2.fsSelection = _USE_TYPO | plain | (_BOLD if bold else 0) | (_ITALIC if italic else 0)
    font["head"].macStyle = (1 if bold else 0) | (2 if italic else 0)
