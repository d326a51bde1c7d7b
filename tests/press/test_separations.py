"""A page by its plates: each ink where it prints, all as they look, the heaviest square where it lies."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image

from catalogue.press import BANDS, PressFacts, coverage_png, heaviest, press_pdf, separation_png

# A page of 60 × 90 mm with 3 mm of bleed: a solid of two inks 20 mm wide, black over its left half.
BODY = (
    '<div class="page" style="position:absolute; left:10mm; top:20mm; width:20mm; height:40mm;'
    ' background:device-cmyk(1 0 1 0)"></div>'
    '<div style="position:absolute; left:10mm; top:20mm; width:10mm; height:40mm;'
    ' background:device-cmyk(0 0 0 1)"></div>'
)
STYLE = "@page { margin: 0; @bottom-left { content: none } }"
WIDTH = 660
BOTH, OVER, BARE = (25, 40), (15, 40), (45, 40)
"""Points on the page in mm: the two inks, the two with black over them, paper."""


@pytest.fixture(scope="module")
def page(typeset: Callable[..., bytes], facts: PressFacts) -> bytes:
    return press_pdf(typeset(BODY, STYLE), facts)


def at(png: bytes, point: tuple[int, int]) -> tuple[int, ...]:
    """The pixel that far from the trim's corner, as RGB."""
    picture = Image.open(BytesIO(png)).convert("RGB")
    assert picture.width == WIDTH
    return picture.getpixel(tuple(round((side + 3) * 10) for side in point))


@pytest.mark.parametrize(("ink", "both", "over"), [("C", 0, 0), ("M", 255, 255), ("Y", 0, 0), ("K", 255, 0)])
def test_a_plate_is_the_film_of_its_ink(page: bytes, facts: PressFacts, ink: str, both: int, over: int):
    """Black overprints, so the colours under it are whole."""
    png = separation_png(page, ink, WIDTH, facts.profile)
    assert [at(png, point)[0] for point in (BOTH, OVER, BARE)] == [both, over, 255]


def test_plates_together_look_as_they_print(page: bytes, facts: PressFacts):
    every = separation_png(page, "CMYK", WIDTH, facts.profile)
    red, green, blue = at(every, BOTH)
    assert green > max(red, blue) + 40, "cyan and yellow are green"
    assert max(at(every, OVER)) < 40 and min(at(every, BARE)) == 255
    without_black = separation_png(page, "CMY", WIDTH, facts.profile)
    assert at(without_black, OVER) == at(without_black, BOTH) == (red, green, blue)


def test_the_map_has_a_tint_for_each_weight_of_ink(page: bytes):
    png = coverage_png(page, WIDTH)
    tints = ["#{:02x}{:02x}{:02x}".format(*at(png, point)) for point in (BARE, BOTH, OVER)]
    assert tints == [BANDS[0][1], BANDS[2][1], BANDS[3][1]], "paper, two inks, three"


def test_the_heaviest_square_lies_where_most_ink_is(page: bytes, facts: PressFacts):
    found = heaviest(page, facts.bleed_mm)
    assert found and 2.3 < found.coverage < 3
    left, top, width, height = found.box
    assert left < OVER[0] < left + width and top >= 18 and top + height <= 62


def test_black_alone_has_no_heaviest_square(typeset: Callable[..., bytes], facts: PressFacts):
    assert heaviest(press_pdf(typeset("שחור"), facts), facts.bleed_mm) is None
