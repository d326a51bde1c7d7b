"""`catalogue proof --lines`: the lines as a list, the book as one picture of its grey."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from catalogue.pipeline import Folders, prove_lines
from catalogue.pipeline.proving import Proved
from catalogue.proofing.grey import Trim, grey_picture, line_table, tint
from catalogue.setting.fonts import Faces

ROOT = Path(__file__).resolve().parents[2]
SVG = "{http://www.w3.org/2000/svg}"


def line(page: int, ratio: float | None, text: str = "מילה") -> dict[str, object]:
    place = {"file": "content/essays/one.md", "line": 3, "column": page}
    return {"page": page, "ratio": ratio, "text": text, "box": [34.0, 18.0, 112.0, 5.29], **place}


def channels(colour: str) -> list[int]:
    return [int(part) for part in re.findall(r"\d+", colour)]


def test_a_natural_line_is_grey() -> None:
    assert len(set(channels(tint(1.0)))) == 1 == len(set(channels(tint(None))))


@pytest.mark.parametrize(("ratio", "strong"), [(1.6, 0), (3.0, 0), (0.8, 2), (0.5, 2)])
def test_loose_turns_red_and_tight_turns_blue(ratio: float, strong: int) -> None:
    colour = channels(tint(ratio))
    assert colour[strong] == max(colour) and colour.count(max(colour)) == 1
    halfway = channels(tint(1 + (ratio - 1) / 8))
    assert max(halfway) - min(halfway) < max(colour) - min(colour), "the further, the stronger"


def test_the_worst_line_comes_first_and_ragged_ones_do_not_come() -> None:
    lines = [line(1, 1.1), line(2, None), line(3, 0.7), line(4, 1.5)]
    listed = list(line_table({"lines": lines}))
    assert [row.split()[0] for row in listed] == ["1.50", "0.70", "1.10"]
    assert listed[0] == "1.50 ×  p. 4  content/essays/one.md:3:4  מילה"


def test_the_pages_stand_from_right_to_left() -> None:
    picture = grey_picture({"lines": [line(page, 1.0) for page in range(1, 11)]}, Trim(165, 235))
    places = [page.get("transform", "") for page in ET.fromstring(picture).iter(f"{SVG}g")]
    across = [tuple(map(float, re.findall(r"[\d.]+", place))) for place in places]
    assert len(across) == 10
    assert across[0][0] > across[1][0] > across[7][0] and across[8] == (across[0][0], across[0][1] + 243)


def test_words_that_look_like_mark_up_are_words() -> None:
    picture = grey_picture({"lines": [line(1, 1.0, "a <b> & c")]}, Trim(165, 235))
    assert "1.00 × a <b> & c" in [title.text for title in ET.fromstring(picture).iter(f"{SVG}title")]


@pytest.fixture(scope="module")
def proved(tmp_path_factory: pytest.TempPathFactory, faces: Faces) -> Proved:
    out = tmp_path_factory.mktemp("grey")
    return prove_lines(Folders(ROOT / "content", ROOT / "templates", ROOT / "fonts", out))


def test_the_book_is_listed_and_drawn(proved: Proved) -> None:
    """Every line of the page map is a bar of the picture; every justified one is in the list."""
    bars = list(ET.fromstring(proved.picture.read_text("utf-8")).iter(f"{SVG}rect"))
    pages = len({one["page"] for one in proved.lines})
    assert len(bars) == len(proved.lines) + pages + 1
    assert len(proved.table) == sum(one["ratio"] is not None for one in proved.lines) > 100
    assert all(re.match(r"\d\.\d\d ×  p\. \d+  .+\.(md|yaml):\d+:\d+  ", row) for row in proved.table)


def test_every_line_of_the_book_is_within_its_limits(proved: Proved) -> None:
    assert not [one for one in proved.report if one.code in ("CAT-T10", "CAT-T11", "CAT-T12")]
    assert all(0.8 <= one["ratio"] <= 1.6 for one in proved.lines if one["ratio"] is not None)
