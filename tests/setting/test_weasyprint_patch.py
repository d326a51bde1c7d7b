"""The corrections of WeasyPrint: for one version; lines laid out once, glyphs where Pango put them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Mapping, Sequence

import pytest
import weasyprint
from drawn_lines import drawn_lines
from hypothesis import given
from hypothesis import strategies as st

from catalogue.composing.lines import Line, Piece
from catalogue.diagnostics import CatalogueError, ExitCode
from catalogue.setting import weasyprint_patch
from catalogue.setting.fonts import Faces, font_face_css
from catalogue.setting.inline import line_html
from catalogue.setting.pdf import BASE, Files, typeset
from catalogue.setting.shaping import Shaper
from catalogue.setting.weasyprint_patch import glyphs, lines

UNIT = 0.75 / 1024
"""Pango's, in points: it cuts what is added to each letter to whole units."""

WORDS = "כל מה שנשאר מן המקור הוא העתק של העתק"


def test_another_version_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weasyprint, "__version__", "71.0")
    with pytest.raises(CatalogueError) as caught:
        weasyprint_patch.apply()
    assert caught.value.exit_code is ExitCode.MISSING
    assert [one.code for one in caught.value.report] == ["CAT-S12"]


def set_line(text: str = WORDS, **spacing: float) -> Line:
    return Line((Piece(text, 1),), 1, 0, len(text), 0, 0, text.count(" "), **spacing)


LENGTHS = st.floats(-3, 3).map(lambda value: round(value, 3))


@given(LENGTHS, LENGTHS, LENGTHS, st.floats(-0.05, 0.05))
def test_what_a_line_says_for_browsers_is_what_it_is_set_by(
    gap: float, tracking: float, indent: float, scaling: float
) -> None:
    line = set_line(gap=gap, tracking=tracking, indent=indent, scaling=round(scaling, 5))
    said = re.search('style="([^"]*)"', line_html(line))
    spacing = lines.read_spacing(said[1]) if said else lines.Spacing(0, 0, 1, {})
    point = 96 / 72
    assert spacing.word_space == pytest.approx(gap * point, abs=0.01)
    assert spacing.tracking == pytest.approx(tracking * point, abs=1e-4)
    assert spacing.scaling == pytest.approx(1 + scaling, abs=1e-5)
    assert spacing.margins.get("margin_right", (0,))[0] == pytest.approx(indent * point, abs=1e-3)


def laid_out(faces: Faces, body: str) -> weasyprint.Document:
    weasyprint_patch.apply()
    style = f"{font_face_css(faces, '')} html {{ font: 12pt {faces.family!r} }}"
    style += " @page { size: 150mm 60mm; margin: 0 } .line { display: block; white-space: nowrap }"
    html = f'<html dir="rtl"><meta charset="utf-8"><style>{style}</style><body><p>{body}</p></body></html>'
    files = {face.path.name: face.path.read_bytes for face in faces}
    return weasyprint.HTML(string=html, base_url=BASE, url_fetcher=Files(files)).render()


def texts_of(document: weasyprint.Document) -> list:
    return [box for box in document.pages[0]._page_box.descendants() if hasattr(box, "pango_layout")]


def test_lines_of_a_kind_share_their_style_and_have_their_own_spacing(faces: Faces) -> None:
    three = [set_line(), set_line(gap=2.0), set_line(gap=2.0, scaling=0.02)]
    plain, spread, scaled = texts_of(laid_out(faces, "".join(map(line_html, three))))
    assert spread.style.shared is scaled.style.shared
    assert spread.width - plain.width == pytest.approx(2.0 * three[1].spaces * 96 / 72, abs=0.01)
    assert scaled.width == pytest.approx(1.02 * spread.width, abs=0.01)


def test_a_right_to_left_line_is_laid_out_once(faces: Faces, monkeypatch: pytest.MonkeyPatch) -> None:
    weasyprint_patch.apply()
    counted: list[str] = []
    lay_out: Callable[..., object] = lines._split_text_box

    def count(context: object, box: object, *rest: object, **more: object) -> object:
        counted.append(box.text)  # type: ignore[attr-defined]
        return lay_out(context, box, *rest, **more)

    monkeypatch.setattr(lines, "_split_text_box", count)
    laid_out(faces, line_html(set_line()))
    assert counted == [WORDS]


def test_a_line_beside_a_float_still_makes_way(faces: Faces) -> None:
    beside = laid_out(faces, f'<span style="float: right; width: 50mm; height: 9mm"></span>{WORDS}')
    alone = laid_out(faces, WORDS)
    (moved,), (usual,) = texts_of(beside), texts_of(alone)
    assert usual.position_x - moved.position_x == pytest.approx(50 * 96 / 25.4, abs=0.01)


Shaped = tuple[int, int, int]
"""Glyph, advance and offset to the right, in Pango's units."""


def shown(string: str, widths: Mapping[int, int], thousandth: float) -> list[float]:
    """Where a TJ string shows each of its glyphs, by the rule of ISO 32000-2, 9.4.3."""
    at, places = 0.0, []
    for glyph, back in re.findall(r"([0-9a-f]{4})(?=[0-9a-f]*>)|(-?[0-9.]+)(?=<)", string):
        if back:
            at -= float(back) * thousandth
        else:
            places.append(at)
            at += widths[int(glyph, 16)] * thousandth
    return places


@given(
    st.lists(st.tuples(st.integers(1, 40), st.integers(0, 9000), st.integers(-500, 500)), max_size=120),
    st.floats(4, 60),
)
def test_no_glyph_is_off_its_place_however_long_the_line(text: Sequence[Shaped], size: float) -> None:
    thousandth = size / 1000 * 1024
    widths = {glyph: glyph * 20 for glyph in range(1, 41)}
    given_glyphs = [(glyph, advance, right, 0, 0) for glyph, advance, right in text]
    string = "".join(glyphs._Pen()._moves(given_glyphs, widths, thousandth))
    starts = itertools.accumulate((advance for _, advance, _ in text), initial=0)
    wanted = [start + right for start, (_, _, right) in zip(starts, text, strict=False)]
    assert shown(f"<{string}>", widths, thousandth) == pytest.approx(wanted, abs=0.051 * thousandth)


def test_a_tracked_line_is_as_long_as_it_was_measured(faces: Faces) -> None:
    tracking = 0.123
    (plain,), (tracked,) = (drawn_lines([set_line(tracking=amount)], faces) for amount in (0.0, tracking))
    lengths = [
        max(glyph.right for glyph in line) - min(glyph.x for glyph in line) for line in (plain, tracked)
    ]
    assert lengths[1] - lengths[0] == pytest.approx((len(WORDS) - 1) * tracking, abs=len(WORDS) * UNIT)


def test_points_stand_at_the_height_the_face_gives_them(faces: Faces) -> None:
    """The qamats of a final kaf stands inside it; what follows is on the line again."""
    raised = [glyph.y for glyph in Shaper(faces).glyphs("ךָ", 400, False, True) if glyph.y]
    heights = [float(number) for number in re.findall(rb"(\S+) Ts", typeset_text(faces, "ךָ"))]
    assert raised
    assert heights == pytest.approx([*(16 * y for y in raised), 0], abs=0.02)


def typeset_text(faces: Faces, text: str) -> bytes:
    style = f"{font_face_css(faces, '')} html {{ font: 12pt {faces.family!r} }}"
    html = f'<html dir="rtl"><meta charset="utf-8"><title>א</title><style>{style}</style><p>{text}</p></html>'
    return typeset(html, {face.path.name: face.path.read_bytes for face in faces}, faces).pdf


def test_a_letter_that_no_face_has_is_told(faces: Faces) -> None:
    html = '<html dir="rtl"><meta charset="utf-8"><title>א</title><p>\ue999</p></html>'
    files = {face.path.name: face.path.read_bytes for face in faces}
    assert "U+E999" in str([one.message for one in typeset(html, files, faces).report])
