"""The faces inside a finished PDF: what is drawn, and what is read back out of it."""

from __future__ import annotations

import io
import re
from html import escape
from typing import Any

import pikepdf
import pytest
import weasyprint

from catalogue.setting.fonts import Faces, font_face_css, text_of_glyphs

HEBREW = "שם (אחד) [שני] {שלושה} «ארבעה» <חמישה> ”ששה” שר."
LATIN = "name (one) [two] {three} «four» <five> “six” f."
BODIES = {
    "he": f'<p dir="rtl">{escape(HEBREW)}</p>',
    "en": f'<p dir="ltr">{escape(LATIN)}</p>',
}


def drawn(faces: Faces, body: str) -> pikepdf.Pdf:
    paths = {face.path.name: face.path for face in faces}

    class Fetcher(weasyprint.urls.URLFetcher):
        def fetch(self, url: str, headers: Any = None) -> Any:
            return weasyprint.urls.URLFetcherResponse(url, paths[url.rsplit("/", 1)[-1]].read_bytes())

    rules = font_face_css(faces, "") + "p { font: 12pt 'Catalogue Serif'; white-space: nowrap }"
    source = weasyprint.HTML(
        string=f'<html lang="he" dir="rtl"><style>{rules}</style>{body}',
        base_url="http://booklet.invalid/",
        url_fetcher=Fetcher(),
    )
    return pikepdf.open(io.BytesIO(source.write_pdf()))


def fonts(pdf: pikepdf.Pdf) -> dict[str, Any]:
    return {str(name): font for page in pdf.pages for name, font in page.Resources.Font.items()}


def to_unicode(font: Any) -> dict[int, str]:
    cmap = font.ToUnicode.read_bytes().decode().partition("beginbfchar")[2]
    pairs = re.findall(r"<([0-9a-fA-F]{4})>\s+<([0-9a-fA-F]+)>", cmap)
    return {int(glyph, 16): bytes.fromhex(text).decode("utf-16-be") for glyph, text in pairs}


def shown(pdf: pikepdf.Pdf) -> list[str]:
    """Each line, left to right on the page, in the characters the file says it is."""
    maps = {name: to_unicode(font) for name, font in fonts(pdf).items()}
    texts: list[str] = []
    current = ""
    for operands, operator in pikepdf.parse_content_stream(pdf.pages[0]):
        if str(operator) == "Tf":
            current = str(operands[0])
        if str(operator) == "Tm":
            texts.append("")
        if str(operator) == "TJ":
            codes = b"".join(bytes(item) for item in operands[0] if isinstance(item, pikepdf.String))
            glyphs = [int.from_bytes(codes[at : at + 2], "big") for at in range(0, len(codes), 2)]
            texts[-1] += "".join(maps[current][glyph] for glyph in glyphs)
    return texts


@pytest.mark.parametrize("order", [("he", "en"), ("en", "he")])
def test_brackets_and_quotes_are_what_was_typed_whichever_comes_first(
    faces: Faces, order: tuple[str, str]
) -> None:
    texts = dict(zip(order, shown(drawn(faces, "".join(BODIES[name] for name in order))), strict=True))
    assert texts == {"he": HEBREW[::-1], "en": LATIN}


def test_glyph_numbers_and_their_text_are_those_of_the_face(faces: Faces) -> None:
    pdf = drawn(faces, BODIES["he"] + BODIES["en"])
    [font] = fonts(pdf).values()
    expected = text_of_glyphs(faces.find(400))
    for glyph, text in to_unicode(font).items():
        assert expected[glyph] == text


def test_nothing_is_taken_from_another_font_and_nothing_is_faked(faces: Faces) -> None:
    """A year alone, italic, in Hebrew text: fontconfig would take it from a face that "knows Hebrew"."""
    body = "".join(
        f'<p style="font-weight: {face.weight}; font-style: {face.style}">'
        "<span>1968</span> <span>Title 1968</span> <span>(שלום)</span> <span>5″ – ”א” \u2060</span></p>"
        for face in faces
    )
    pdf = drawn(faces, body)
    names = {str(font.BaseFont).split("+")[1] for font in fonts(pdf).values()}
    assert len(names) == len(faces)
    assert all(name.startswith("Catalogue-Serif") and "Oblique" not in name for name in names)
    assert sum(name.endswith("Italic") for name in names) == sum(face.italic for face in faces)


def test_controls_leave_no_trace_in_the_text_layer(faces: Faces) -> None:
    [text] = shown(drawn(faces, "<p>ב־\u2060א\u200bג\u200e</p>"))
    assert text == "גא־ב"
