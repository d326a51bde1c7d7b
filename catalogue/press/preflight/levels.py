"""What each kind of use demands: the thresholds of GWG 2022 and the house's own.

`sheetfed` follows the GWG 2022 variant SheetCMYK (CMYK), `digital` its Digital Print variant,
`screen` PDF/UA-1 as far as a program can ask, `archive` PDF/A. The numbers are those of the
specification sheet the Ghent Workgroup publishes; where it is silent the field says "house".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

LevelName = Literal["sheetfed", "digital", "screen", "archive"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """The demands of one use. Sizes in points, resolutions in ppi, ink as a fraction of one solid."""

    name: LevelName
    image_error_ppi: float = 149
    image_warning_ppi: float = 224
    bitmap_error_ppi: float = 549
    bitmap_warning_ppi: float = 799
    small_black_text: float = 12
    thin_black_line: float = 2
    small_text: float = 8
    hairline: float = 0.25
    least_line: float = 0.1  # house: thinner than a platesetter's dot holds
    coverage: float = 3.2
    coverage_square_mm: float = 15
    rich_black: float = 2.8
    rich_black_from: float = 0.85
    bleed_mm: float = 3  # house: GWG says nothing of bleed
    calibrated_images: bool = False
    spots: frozenset[str] = frozenset()
    """Spot inks the job declares."""
    blanks: frozenset[int] = frozenset()
    """Pages that are empty on purpose."""


LEVELS: dict[LevelName, Level] = {
    "sheetfed": Level(name="sheetfed"),
    "digital": Level(
        name="digital",
        image_error_ppi=95,
        image_warning_ppi=149,
        small_text=5,
        calibrated_images=True,
    ),
    "screen": Level(name="screen"),
    "archive": Level(name="archive"),
}
