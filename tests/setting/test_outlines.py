from __future__ import annotations

import itertools
import re

import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.svgLib.path import parse_path

from catalogue.setting.fonts import Faces
from catalogue.setting.outlines import draw_text
from catalogue.setting.shaping import Shaper


@pytest.fixture(scope="module")
def shaper(faces: Faces) -> Shaper:
    return Shaper(faces)


def bounds(d: str) -> tuple[float, ...]:
    pen = BoundsPen(None)
    parse_path(d, pen)
    return tuple(pen.bounds)


@pytest.mark.parametrize(
    ("text", "rtl"), [("ל’אוריז׳ינל", True), ("Design", False), ("קָמַץ", True), ("2026", False)]
)
def test_the_box_is_the_extent_of_the_path(shaper: Shaper, text: str, rtl: bool) -> None:
    outline = draw_text(shaper, text, 700, 40.0, rtl)
    assert re.fullmatch(r"[MLQCZ0-9. e-]+", outline.d)
    assert outline.box == pytest.approx(bounds(outline.d), abs=0.001)
    left, top, right, bottom = outline.box
    assert top < 0 < right - left <= outline.advance + 1
    assert bottom - top < 60


def test_the_advance_is_the_measured_one_in_any_unit(shaper: Shaper) -> None:
    outline = draw_text(shaper, "האייפון החדש", 900, 18.5, True)
    assert outline.advance == pytest.approx(shaper.advance("האייפון החדש", 900, False, 18.5, True))


def test_hebrew_runs_from_the_right(shaper: Shaper) -> None:
    """The first letter typed is the rightmost drawn."""
    pair, first, second = (draw_text(shaper, text, 400, 100.0, True) for text in ("הל", "ה", "ל"))
    contours = [contour + "Z" for contour in pair.d.split("Z") if contour]
    own = {text: outline.d.count("M") for text, outline in (("ל", second), ("ה", first))}
    lamed = bounds("".join(contours[: own["ל"]]))
    assert lamed[1] == pytest.approx(second.box[1], abs=0.01)  # its ascender is drawn first, on the left
    assert lamed[0] == pytest.approx(second.box[0], abs=0.01)
    assert pair.box[2] > lamed[2]


def test_size_scales_everything(shaper: Shaper) -> None:
    small, large = (draw_text(shaper, "מאורת", 500, size, True) for size in (10.0, 30.0))
    assert large.box == pytest.approx([3 * value for value in small.box], abs=0.001)
    numbers = [[float(n) for n in re.findall(r"-?[\d.]+(?:e-?\d+)?", o.d)] for o in (small, large)]
    assert all(b == pytest.approx(3 * a, abs=0.001) for a, b in zip(*numbers, strict=True))


def test_brackets_turn_round_with_the_direction(shaper: Shaper) -> None:
    assert draw_text(shaper, "(", 400, 10.0, True).d == draw_text(shaper, ")", 400, 10.0, False).d


def test_the_italic_is_another_drawing(shaper: Shaper) -> None:
    upright, italic = (draw_text(shaper, "Design", 400, 10.0, False, slant) for slant in (False, True))
    assert upright.d != italic.d


def test_a_space_is_only_an_advance(shaper: Shaper) -> None:
    outline = draw_text(shaper, " ", 400, 10.0, True)
    assert (outline.d, outline.box) == ("", (0.0, 0.0, 0.0, 0.0))
    assert outline.advance > 2


def test_the_same_text_is_the_same_path(shaper: Shaper, faces: Faces) -> None:
    texts = [draw_text(s, "אני לא יודעת", 300, 12.0, True) for s in (shaper, Shaper(faces))]
    assert all(a == b for a, b in itertools.pairwise(texts))
