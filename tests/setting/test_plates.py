"""Typographic plates: the same every time, in the inks given, bleeding where they say, legible as words."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import weasyprint
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue.diagnostics import CatalogueError, ExitCode
from catalogue.setting.fonts import Faces
from catalogue.setting.outlines import draw_text
from catalogue.setting.plates import STYLES, Outliner, Sheet, Words, draw_plate
from catalogue.setting.plates.breaking import even
from catalogue.setting.plates.breaking import given as given_breaks
from catalogue.setting.plates.chance import Chance
from catalogue.setting.plates.contours import Contours
from catalogue.setting.plates.lettering import Case, clusters
from catalogue.setting.plates.sheet import Box
from catalogue.setting.shaping import Shaper

PRESS = {
    "black": "device-cmyk(0 0 0 1)",
    "accent": "device-cmyk(0 1 0 0)",
    "paper": "device-cmyk(0 0 0 0)",
}
SCREEN = {"black": "rgb(0, 0, 0)", "accent": "rgb(255, 0, 255)", "paper": "rgb(255, 255, 255)"}
SHEET = Sheet(165.0, 235.0, 3.0)
BOOK = {
    "cover": "מבוסס על סיפור אמיתי",
    "degrade": "ל׳אוריז׳ינל",
    "scroll": "האייפון החדש",
    "figure": "Design בעין",
    "sign": "המדריך למאורת הזאב",
    "falter": "אני לא יודעת למה בכיתי פתאום",
    "plain": "מבוסס על סיפור אמיתי",
}
"""A title that each style was designed for."""
TITLES = [
    "אבא",
    "Up!",
    "הזר 2",
    "2001: A Space Odyssey",
    "הילדה עם נעלי ה־Nike האדומות",
    "שָׁלוֹם, אֲדוֹנִי!",
    "האיש שראה את הכול ולא סיפר לאיש עד שירד הערב על העיר הגדולה הזו",
]
"""Three to sixty-odd letters, Hebrew, Latin and mixed, pointed, with digits and marks."""

Points = tuple[tuple[float, float], ...]


# A typeface of our own: every letter a leaning block with a notch, no two alike.


@dataclass(frozen=True)
class Block:
    d: str
    advance: float


def block_outliner(text: str, weight: int, size: float, rtl: bool) -> Block:
    at, parts = 0.0, []
    pieces = [piece for _, piece in clusters(text)]
    for piece in reversed(pieces) if rtl else pieces:
        if not piece.isspace():
            parts.append(_block(ord(piece[0]), at, size))
        at += 0.6 * size
    return Block("".join(parts), at)


def _block(code: int, at: float, size: float) -> str:
    lean, notch = (code % 37) / 300, 0.2 + (code % 29) / 150
    points = [(0.05, 0), (0.05 + lean, -0.6), (0.5, -0.6 - lean), (0.55, 0), (0.3, -notch)]
    (x0, y0), *rest = [(at + x * size, y * size) for x, y in points]
    lines = "".join(f"L{x:g} {y:g}" for x, y in rest[:-1])
    return f"M{x0:g} {y0:g}{lines}Q{rest[-1][0]:g} {rest[-1][1]:g} {x0:g} {y0:g}Z"


@pytest.fixture(scope="module")
def outliner(faces: Faces) -> Outliner:
    shaper = Shaper(faces)
    return lambda text, weight, size, rtl: draw_text(shaper, text, weight, size, rtl)


# Reading a plate back.


@dataclass(frozen=True)
class Painted:
    """One path of a plate: its ink for press, what is burnt off its edge, its contours in millimetres."""

    fill: str
    burnt: float
    contours: tuple[tuple[str, Points], ...]

    @property
    def box(self) -> Box:
        xs, ys = zip(*(point for _, points in self.contours for point in points), strict=True)
        return Box(min(xs), min(ys), max(xs), max(ys))


def painted(svg: str) -> list[Painted]:
    return [_painted(path) for path in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}path")]


def _painted(path: ET.Element) -> Painted:
    contours = []
    for contour in re.findall(r"M[^M]*", path.attrib["d"]):
        commands = "".join(re.findall(r"[A-Z]", contour))
        numbers = [int(number) / 100 for number in re.findall(r"-?\d+", contour)]
        contours.append((commands, tuple(zip(numbers[::2], numbers[1::2], strict=True))))
    burnt = int(path.attrib.get("stroke-width", "0")) / 200
    return Painted(path.attrib["fill"], burnt, tuple(contours))


def draw(style: str, title: str, outliner: Outliner, sheet: Sheet = SHEET, **parameters: str) -> str:
    words = Words(title, "מקבץ סרטים", ("אוצרת: פלונית אלמונית",)) if style == "cover" else Words(title)
    return draw_plate(style, words, sheet, PRESS, outliner, parameters, SCREEN)


every_style = pytest.mark.parametrize("style", STYLES)
every_title = pytest.mark.parametrize("title", [None, *TITLES], ids=lambda title: title and title[:12])


@every_style
@every_title
def test_a_plate_is_drawn_twice_alike(style: str, title: str | None) -> None:
    once, again = (draw(style, title or BOOK[style], block_outliner) for _ in range(2))
    assert once == again


@pytest.mark.parametrize("style", ["cover", "degrade", "scroll", "figure"])
def test_a_long_title_does_not_swell(style: str, outliner: Outliner) -> None:
    assert 10_000 < len(draw(style, TITLES[-1], outliner)) < 400_000


def test_a_plate_does_not_depend_on_the_process() -> None:
    """Python orders sets and hashes texts differently in every process, unless told."""
    code = (
        "from catalogue.setting.plates import STYLES, Sheet, Words, draw_plate\n"
        "class Square: d, advance = 'M5 0L5 -60L50 -70Q60 -30 5 0Z', 60.0\n"
        "inks = dict.fromkeys(('black', 'accent', 'paper'), 'ink')\n"
        "print(*(draw_plate(style, Words('a b ג׳ ד'), Sheet(165, 235, 3), inks, lambda *_: Square)"
        " for style in STYLES))"
    )
    run = [sys.executable, "-c", code]
    seeds = ("1", "2")
    said = {
        subprocess.run(run, env={**os.environ, "PYTHONHASHSEED": seed}, stdout=-1, check=True).stdout
        for seed in seeds
    }
    assert len(said) == 1 and b"</svg>" in next(iter(said))


def test_titles_differ_and_so_do_their_accidents() -> None:
    assert draw("degrade", "שלום", block_outliner) != draw("degrade", "שלוס", block_outliner)
    assert [Chance("א").unit() for _ in range(3)] != [Chance("ב").unit() for _ in range(3)]


def test_chance_is_the_published_generator() -> None:
    """SplitMix64 from state 0 begins with this number in every implementation."""
    chance = Chance("")
    chance._state = 0
    assert chance.unit() == (0xE220A8397B1DCDAF >> 11) / (1 << 53)
    drawn = [chance.between(2.0, 3.0) for _ in range(100)] + [2.5 + chance.swing(0.5) for _ in range(100)]
    assert all(2.0 <= number <= 3.0 for number in drawn)


@every_style
@every_title
def test_only_the_given_inks_are_used(style: str, title: str | None) -> None:
    svg = draw(style, title or BOOK[style], block_outliner)
    assert set(re.findall(r'(?:fill|stroke)="([^"]*)"', svg)) <= set(PRESS.values())
    assert set(re.findall(r"{(?:fill|stroke):([^}]*)}", svg)) == set(SCREEN.values())
    elements = list(ET.fromstring(svg).iter())
    assert {element.tag.partition("}")[2] for element in elements} == {"svg", "title", "style", "g", "path"}
    said = {name for element in elements if element.tag.endswith("path") for name in element.attrib}
    assert said <= {"class", "d", "fill", "stroke", "stroke-width", "stroke-linejoin"}
    assert all("fill" in element.attrib for element in elements if element.tag.endswith("path"))


def test_a_browser_draws_each_path_in_its_screen_colour() -> None:
    """It does not know `device-cmyk()`: the class says it again, in a rule that WeasyPrint does not read."""
    svg = draw("sign", "שלום", block_outliner)
    for path in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}path"):
        ink = path.attrib["class"].removeprefix("fill-")
        assert path.attrib["fill"] == PRESS[ink]
        assert f".fill-{ink}{{fill:{SCREEN[ink]}}}" in svg
    assert "<style" not in draw_plate("sign", Words("שלום"), SHEET, PRESS, block_outliner)


# Edges.

SAFE = 4.0
"""Millimetres inside the trim that ink keeps to where a plate does not bleed."""


@every_style
@every_title
@pytest.mark.parametrize("sheet", [SHEET, Sheet(105.0, 148.0, 3.0), Sheet(210.0, 200.0, 5.0)], ids=str)
def test_ink_reaches_over_the_bleed_or_keeps_clear_of_the_trim(
    style: str, title: str | None, sheet: Sheet
) -> None:
    svg = draw(style, title or BOOK[style], block_outliner, sheet)
    bleeds = ET.fromstring(svg).attrib["data-bleeds"].split()
    boxes = [path.box for path in painted(svg)]
    ink = Box(*map(min, *(b[:2] for b in boxes * 2)), *map(max, *(b[2:] for b in boxes * 2)))
    safe = sheet.trim.inset(SAFE * sheet.width / SHEET.width)
    for index, edge in enumerate(("left", "top", "right", "bottom")):
        outwards = -1 if edge in ("left", "top") else 1
        limit = sheet.full[index] if edge in bleeds else safe[index]
        reached = outwards * (ink[index] - limit)
        assert reached >= -0.01 if edge in bleeds else reached <= 0.01, edge


@pytest.mark.parametrize(
    ("style", "bleeds"),
    [("degrade", "top"), ("scroll", "bottom"), ("falter", ""), ("plain", "")]
    + [(style, "top right bottom left") for style in ("figure", "sign", "cover")],
)
def test_the_edges_a_style_bleeds_over(style: str, bleeds: str) -> None:
    assert ET.fromstring(draw(style, BOOK[style], block_outliner)).attrib["data-bleeds"] == bleeds


def test_the_view_is_the_sheet_with_its_bleed_in_millimetres() -> None:
    root = ET.fromstring(draw("plain", "שלום", block_outliner, Sheet(150.0, 220.5, 4.0)))
    assert root.attrib["viewBox"] == "-4 -4 158 228.5"
    assert (root.attrib["width"], root.attrib["height"]) == ("158mm", "228.5mm")


# Letters.


def same_shape(own: Points, found: Points) -> bool:
    """Whether an affine map takes a contour of the typeface to one found on a plate (within 0.1 mm)."""
    first = min(own)
    second = max(own)

    def doubled_area(point: tuple[float, float]) -> float:
        return (second[0] - first[0]) * (point[1] - first[1]) - (point[0] - first[0]) * (second[1] - first[1])

    third = max(own, key=lambda point: abs(doubled_area(point)))
    origin, right, down = (found[own.index(point)] for point in (first, second, third))
    for point, (x, y) in zip(own, found, strict=True):
        v = doubled_area(point) / doubled_area(third)
        u = ((point[0] - first[0]) - v * (third[0] - first[0])) / (second[0] - first[0])
        expected = [origin[k] + u * (right[k] - origin[k]) + v * (down[k] - origin[k]) for k in (0, 1)]
        if abs(expected[0] - x) > 0.1 or abs(expected[1] - y) > 0.1:
            return False
    return True


def whole(letter: Contours, paths: list[Painted], within: Box) -> bool:
    """Whether a letter stands on the plate, undistorted but for an affine map, and inside a box."""
    drawn = _painted(ET.Element("path", {"d": letter.data(100), "fill": ""})).contours
    commands, own = max(drawn, key=lambda contour: len(contour[1]))
    found = (contour for path in paths if not path.burnt for contour in path.contours)
    return any(
        commands == there
        and all(within.left <= x <= within.right and within.top <= y <= within.bottom for x, y in points)
        and same_shape(own, points)
        for there, points in found
    )


def missing_letters(style: str, title: str, outliner: Outliner) -> set[str]:
    paths = painted(draw(style, title, outliner))
    rtl = any("א" <= char <= "ת" for char in title)
    line = Case(outliner, rtl).line(title, STYLES[style]().weight, 100.0)
    within = SHEET.full.inset(-60) if style == "cover" else SHEET.trim
    return {letter.text for letter in line.inked if not whole(letter.contours, paths, within)}


@every_style
def test_every_letter_of_the_title_stands_somewhere_whole(style: str, outliner: Outliner) -> None:
    """The last letter of a sign is dilated: longer, not lost."""
    assert missing_letters(style, BOOK[style], outliner) <= ({"ב"} if style == "sign" else set())


@every_style
@pytest.mark.parametrize("title", TITLES)
def test_so_it_does_in_titles_short_and_long(style: str, title: str) -> None:
    assert len(missing_letters(style, title, block_outliner)) <= (1 if style == "sign" else 0)


words = st.text(st.characters(categories=("L", "M", "N", "P", "S", "Zs", "Cf")), max_size=12)


@settings(deadline=None, max_examples=25)
@given(title=st.lists(words, min_size=1, max_size=6).map(" ".join), style=st.sampled_from(sorted(STYLES)))
def test_no_title_is_too_strange(title: str, style: str) -> None:
    if not title.split():
        title += "א"
    svg = draw(style, title, block_outliner)
    assert ET.fromstring(svg).attrib["aria-label"].startswith(" ".join(title.split())[:1])
    assert "nan" not in svg and "inf" not in svg.replace("linejoin", "")


@pytest.mark.parametrize("title", ["?", "׳", "א", "I", "...", "א א א א א א א א א א א א א א א"])
@every_style
def test_titles_of_one_sign_and_of_many_words(style: str, title: str, outliner: Outliner) -> None:
    assert any(path.contours for path in painted(draw(style, title, outliner)))


def test_the_words_are_said_to_who_cannot_see_them() -> None:
    words = Words('"שלום"\n& <כל>', "כותרת", ("שורה",))
    root = ET.fromstring(draw_plate("cover", words, SHEET, PRESS, block_outliner))
    assert root.attrib["role"] == "img"
    assert root.attrib["aria-label"] == '"שלום" & <כל>, כותרת, שורה'
    title = root.find("{http://www.w3.org/2000/svg}title")
    assert title is not None and title.text == root.attrib["aria-label"]


# What each picture says.


def of_ink(style: str, ink: str, outliner: Outliner, title: str = "") -> list[Painted]:
    return [path for path in painted(draw(style, title or BOOK[style], outliner)) if path.fill == PRESS[ink]]


def test_what_is_no_letter_does_not_wear(outliner: Outliner) -> None:
    """Both gereshes stand in every row, in the accent, as sharp as in the first; the letters do not."""
    first, *rows = of_ink("degrade", "accent", outliner)
    assert len(rows) >= 6
    for row in rows:
        assert len(row.contours) == 2 and not row.burnt
        for (_, sharp), (_, found) in zip(first.contours, row.contours, strict=True):
            down = row.box.top - first.box.top
            assert [x for x, _ in found] == [x for x, _ in sharp]
            assert [y - down for _, y in found] == pytest.approx([y for _, y in sharp], abs=0.021)
    letters = of_ink("degrade", "black", outliner)
    assert [row.burnt for row in letters] == sorted(row.burnt for row in letters)
    assert letters[1].burnt == 0 < letters[2].burnt


def test_the_original_is_half_off_the_sheet(outliner: Outliner) -> None:
    first = of_ink("degrade", "black", outliner)[0].box
    assert first.top < -SHEET.bleed and 0 < first.bottom < 12


def test_a_title_without_marks_has_its_original_in_the_accent() -> None:
    (original,) = of_ink("degrade", "accent", block_outliner, "שלום")
    assert original.box.top <= -SHEET.bleed


def test_a_machine_without_loss_only_copies() -> None:
    worn, copied = (draw("degrade", "שלום", block_outliner, wear=wear) for wear in ("1", "0"))
    assert max(path.burnt for path in painted(worn)) > 1
    assert max(path.burnt for path in painted(copied)) == 0


def test_a_feed_presses_the_older_flatter(outliner: Outliner) -> None:
    rows = sorted(painted(draw("scroll", BOOK["scroll"], outliner)), key=lambda row: row.box.top)
    heights = [row.box.height for row in rows]
    assert heights == sorted(heights, reverse=True)
    assert heights[0] > 15 * heights[-1]
    assert [row.fill for row in rows].index(PRESS["accent"]) == 0
    assert len(of_ink("scroll", "accent", outliner)) == 1


def test_the_upright_stands_between_two_rings(outliner: Outliner) -> None:
    upright, beside, right, left = of_ink("figure", "black", outliner)
    assert upright.box.height > 0.75 * SHEET.height
    assert upright.box.left < SHEET.width / 2 < upright.box.right
    assert beside.box.left > upright.box.right
    for ring in (right, left):
        assert ring.box.width == pytest.approx(ring.box.height, rel=0.06)
        assert ring.box.bottom == pytest.approx(upright.box.bottom, abs=2)
    assert left.box.right < SHEET.width / 2 < right.box.left


def test_a_latin_figure_is_read_from_the_left(outliner: Outliner) -> None:
    upright, beside, *_ = of_ink("figure", "black", outliner, "Metropolis")
    assert beside.box.right < upright.box.left


@pytest.mark.parametrize(
    ("title", "ink", "off_left", "off_right"),
    [
        ("המדריך למאורת הזאב", "accent", True, False),
        ("המדריך למאורת הזאב", "paper", False, False),
        ("עד מחר", "accent", True, False),
        ("ארבע מילים", "accent", False, False),  # a final mem cut open would be a kaf
        ("עד בוש", "accent", False, False),  # a shin cannot be dilated, and the bet has letters after it
        ("La Notte", "accent", False, False),
        ("Catch", "accent", False, False),
        ("BASIC", "accent", False, True),
    ],
)
def test_a_sign_points_over_the_edge(
    title: str, ink: str, off_left: bool, off_right: bool, outliner: Outliner
) -> None:
    boxes = [path.box for path in of_ink("sign", ink, outliner, title)]
    assert any(box.left < SHEET.full.left for box in boxes) is off_left
    assert any(box.right > SHEET.full.right for box in boxes) is off_right


def test_smallest_letters_fall_and_land_on_nothing(outliner: Outliner) -> None:
    """Two yods of בכיתי, one under the other's place further down, clear of the words above and below."""
    fallen = sorted((path.box for path in of_ink("falter", "accent", outliner)), key=lambda box: box.top)
    standing = [path.box for path in of_ink("falter", "black", outliner)]
    assert len(fallen) == 2
    assert fallen[0].bottom < fallen[1].top and fallen[1].right < fallen[0].left
    for box in standing:
        assert box.bottom < fallen[0].top or box.top > fallen[1].bottom


def test_courses_of_a_cover_widen_downwards_and_end_in_paper(outliner: Outliner) -> None:
    svg = draw("cover", BOOK["cover"], outliner)
    (last,) = [path for path in painted(svg) if path.fill == PRESS["paper"]]
    first, second = [path for path in painted(svg) if path.fill == PRESS["black"]][-2:]
    assert SHEET.full.bottom < last.box.bottom and last.box.width > SHEET.full.width
    assert second.box.width == pytest.approx(SHEET.full.width, abs=0.1)
    assert first.box.width == pytest.approx(SHEET.frame.width, abs=0.1)
    assert first.box.bottom < second.box.top < second.box.bottom < last.box.top


def test_a_cover_breaks_where_its_lines_grow(outliner: Outliner) -> None:
    by_itself = draw("cover", BOOK["cover"], outliner)
    assert by_itself == draw("cover", BOOK["cover"], outliner, breaks="מבוסס על / סיפור / אמיתי")
    assert by_itself != draw("cover", BOOK["cover"], outliner, breaks="מבוסס / על סיפור / אמיתי")


def test_small_words_of_a_cover_stay_clear_of_a_long_title(outliner: Outliner) -> None:
    paths = [path.box for path in painted(draw("cover", TITLES[-1], outliner))[1:]]
    small, title = paths[:2], paths[2:]
    assert max(box.bottom for box in small) < min(box.top for box in title)


# Data.


@pytest.mark.parametrize(
    ("style", "title", "parameters", "codes"),
    [
        ("marble", "שלום", {}, ["CAT-L70"]),
        ("sign", "שלום", {"colour": "red"}, ["CAT-L71"]),
        ("falter", "שלום", {"pause": "long"}, ["CAT-L72"]),
        ("falter", "שלום", {"pause": "99"}, ["CAT-L72"]),
        ("degrade", "שלום", {"weight": "9.5"}, ["CAT-L72"]),
        ("sign", "שלום עולם", {"breaks": "עולם / שלום"}, ["CAT-L73"]),
        ("sign", "שלום עולם", {"breaks": "שלום"}, ["CAT-L73"]),
        ("plain", " ", {}, ["CAT-L75"]),
        ("falter", "שלום", {"pause": "x", "tears": "2", "breaks": "-"}, ["CAT-L71", "CAT-L72", "CAT-L73"]),
    ],
)
def test_wrong_data_is_named_all_at_once(
    style: str, title: str, parameters: dict[str, str], codes: list[str]
) -> None:
    with pytest.raises(CatalogueError) as caught:
        draw_plate(style, Words(title), SHEET, PRESS, block_outliner, parameters)
    assert sorted(finding.code for finding in caught.value.report) == codes
    assert caught.value.exit_code is ExitCode.CONTENT
    assert all(finding.why and finding.hint for finding in caught.value.report)


def test_a_book_without_an_accent_is_told_so() -> None:
    with pytest.raises(CatalogueError, match="accent") as caught:
        draw_plate("plain", Words("שלום"), SHEET, {"black": PRESS["black"], "paper": "white"}, block_outliner)
    assert [finding.code for finding in caught.value.report] == ["CAT-L74"]


def test_breaks_compare_letters_and_keep_the_titles_own_marks() -> None:
    assert given_breaks("ל׳אוריז׳ינל: סוף", "ל'אוריז'ינל / סוף") == ("ל׳אוריז׳ינל:", "סוף")
    assert given_breaks("פרנהייט 9/11", "פרנהייט / 9/11") == ("פרנהייט", "9/11")
    assert given_breaks("אחת שתיים", "/ אחת / / שתיים /") == ("אחת", "שתיים")


@settings(deadline=None)
@given(st.lists(st.text("אבגל", min_size=1, max_size=9), min_size=1, max_size=9), st.integers(1, 9))
def test_even_breaks_keep_every_word_in_order(words: list[str], count: int) -> None:
    lines = even(" ".join(words), count, len)
    assert " ".join(lines) == " ".join(words)
    assert len(lines) == min(count, len(words))
    assert max(map(len, lines)) <= max(map(len, even(" ".join(words), max(1, count - 1), len)))


# Letters and outlines.


def test_letters_stand_as_bidi_and_kerning_put_them(outliner: Outliner, faces: Faces) -> None:
    line = Case(outliner, rtl=True).line("Design בעין", 900, 100.0)
    lefts = {letter.text: letter.left for letter in line.letters}
    assert lefts["ן"] < lefts["י"] < lefts["ע"] < lefts["ב"] < lefts[" "] < lefts["D"] < lefts["e"]
    for text, rtl in (("לאוריגינל", True), ("AVATAR", False)):
        letters = Case(outliner, rtl).line(text, 900, 100.0).letters
        whole = draw_text(Shaper(faces), text, 900, 100.0, rtl)
        assert max(letter.right for letter in letters) == pytest.approx(whole.advance, abs=0.01)
        ink = Contours.joined(letter.contours for letter in letters).box
        assert ink == pytest.approx(Contours.read(whole.d).box, abs=0.01)


def test_marks_stay_with_their_letters() -> None:
    assert [text for _, text in clusters("שָׁלוֹם")] == ["שָׁ", "ל", "וֹ", "ם"]
    assert [text for _, text in clusters("")] == []


def test_outlines_are_moved_stretched_turned_and_written() -> None:
    square = Contours.rectangle(Box(0, 0, 10, 20))
    assert square.placed(5, -1, 2, 3).box == (5, -1, 25, 59)
    assert square.turned(90).box == pytest.approx((-20, 0, 0, 10))
    assert square.data(100) == "M0 0L1000 0L1000 2000L0 2000Z"
    assert (
        Contours.read("M1.5 -2e-1Q3 4 5 6C1 2 3 4 5.25 6Z").data(100)
        == "M150 -20Q300 400 500 600C100 200 300 400 525 600Z"
    )
    assert not Contours() and Contours().box == (0, 0, 0, 0)


def test_flat_curves_become_lines_and_round_ones_stay() -> None:
    shape = Contours.read("M0 0Q5 0.01 10 0Q15 5 10 10L0 10Z").simplified(0.05)
    assert shape.data(100) == "M0 0L1000 0Q1500 500 1000 1000L0 1000Z"


# Ink.


def test_a_page_of_plates_prints_in_ink_alone(outliner: Outliner, tmp_path: Path) -> None:
    pdf = tmp_path / "plates.pdf"
    pages = "".join(f"<div>{draw(style, title, outliner)}</div>" for style, title in BOOK.items())
    style = (
        "@page{size:165mm 235mm;bleed:3mm;margin:0}body{margin:0}svg{display:block}"
        "div{position:relative;height:235mm;break-after:page}svg{position:absolute;top:-3mm;left:-3mm}"
    )
    html = f"<!doctype html><html lang='he'><title>t</title><style>{style}</style><body>{pages}</body></html>"
    weasyprint.HTML(string=html).write_pdf(pdf, pdf_variant="pdf/x-4")
    with pikepdf.open(pdf) as opened:
        for page in list(opened.pages)[: len(BOOK)]:
            operators = {str(one.operator) for one in pikepdf.parse_content_stream(page)}
            assert not operators & {"rg", "RG", "g", "G", "sh", "Do", "BT"}
            spaces = {
                str(one.operands[0])
                for one in pikepdf.parse_content_stream(page)
                if str(one.operator) in ("cs", "CS")
            }
            assert spaces == {"/DeviceCMYK"}
    with pypdfium2.PdfDocument(pdf) as document:
        sign = list(BOOK).index("sign")
        picture = document[sign].render(scale=1).to_pil().convert("L")
        assert max(picture.getpixel((x, y)) for x in (1, picture.width - 2) for y in (1, 60)) < 60
