"""What is measured is what WeasyPrint sets."""

from __future__ import annotations

import itertools
import random
import subprocess
import sys
from collections.abc import Iterator
from html import escape
from typing import Any

import pytest
import weasyprint

from catalogue.diagnostics import CatalogueError
from catalogue.setting.fonts import Faces, font_face_css
from catalogue.setting.shaping import Shaper

HEBREW_TEXT = (
    "הכותרת שלחה את המעצבת והאמנית אל הבסיס של מנועי הבינה: השפה. מעירה לחיים אוטאר ובוחנת איתו אם "
    "הדימויים מחקים, מחליפים; גליצ׳ים מנכ״ל ”סלופ” ה”סלופ” (בודריאר) [שם] ל’אוריז׳ינל רוחב־יריעה תת־ז׳אנר "
    "שׁוּב קָמַץ פָּתַח בְּרֵאשִׁית … – ₪ דוקו־אנימציה! האומנם? שר. הר, של: אך"
)
LATIN_TEXT = (
    "Kurzweil, The Singularity Is Nearer: office ﬁx Don’t “Power” (Doctorow) AVAILABLE Tomorrow’s IBM, "
    "LTX Studio Æsop naïve Čapek Łódź Yale University Press; Atlas of AI: efflorescence fjord"
)
NUMBER_TEXT = "1969 100–105 35 16:9 1.85:1 5″ 6′2″ 20% 2026 1,000 24×36 0123456789 −5 ½"
HEBREW, LATIN, NUMBERS = HEBREW_TEXT.split(), LATIN_TEXT.split(), NUMBER_TEXT.split()
STYLES = ((400, False, 10.5), (400, True, 10.5), (600, False, 8.7), (700, True, 9.0), (900, False, 31.0))


def cases() -> Iterator[tuple[str, bool]]:
    """300 words with their direction, the real ones first and then random ones."""
    yield from ((word, True) for word in HEBREW)
    yield from ((word, False) for word in LATIN + NUMBERS)
    chance = random.Random(5)
    done = len(HEBREW) + len(LATIN) + len(NUMBERS)
    for _ in range(300 - done):
        rtl = chance.random() < 0.6
        letters = "אבגדהוזחטיכלמנסעפצקרשתךםןףץ" if rtl else "abcdefghijklmnopqrstuvwxyzAVTWYLP"
        signs = "’.,:!״׳־)”" if rtl else "’.,:!)-"
        word = "".join(chance.choice(letters) for _ in range(chance.randint(1, 14)))
        yield word + chance.choice([*signs, ""]), rtl


def text_boxes(faces: Faces, body: str, rule: str) -> list[Any]:
    """WeasyPrint's boxes of text, in order; their widths are in px (0.75 pt)."""
    css = (
        font_face_css(faces, "")
        + f'body {{ font-family: "Catalogue Serif" }} p {{ white-space: nowrap; {rule} }}'
    )
    document = weasyprint.HTML(
        string=f'<html lang="he" dir="rtl"><style>@page {{ size: 2000mm 4000mm }} {css}</style>{body}',
        base_url="http://booklet.invalid/",
        url_fetcher=fetcher(faces),
    ).render()

    def walk(box: Any) -> Iterator[Any]:
        if type(box).__name__ == "TextBox":
            yield box
        for child in getattr(box, "children", ()):
            yield from walk(child)

    return [box for page in document.pages for box in walk(page._page_box)]


def fetcher(faces: Faces) -> Any:
    class Fetcher(weasyprint.urls.URLFetcher):
        def fetch(self, url: str, headers: Any = None) -> Any:
            [path] = [face.path for face in faces if url.endswith("/" + face.path.name)]
            return weasyprint.urls.URLFetcherResponse(url, path.read_bytes())

    return Fetcher()


def paragraph(text: str, rtl: bool) -> str:
    return f'<p dir="{"rtl" if rtl else "ltr"}">{escape(text)}</p>'


@pytest.mark.parametrize(("weight", "italic", "size"), STYLES)
def test_300_words_are_as_wide_as_weasyprint_sets_them(
    faces: Faces, weight: int, italic: bool, size: float
) -> None:
    words = list(cases())
    assert len(words) == 300
    style = f"font: {'italic' if italic else 'normal'} {weight} {size}pt 'Catalogue Serif'"
    boxes = text_boxes(faces, "".join(itertools.starmap(paragraph, words)), style)
    assert [box.text for box in boxes] == [word for word, _ in words]
    shaper = Shaper(faces)
    for box, (word, rtl) in zip(boxes, words, strict=True):
        assert shaper.advance(word, weight, italic, size, rtl) == pytest.approx(box.width * 0.75, abs=0.01), (
            word
        )


@pytest.mark.parametrize(
    ("tracking", "spacing"), [(0.0, 0.0), (0.0, 1.3), (0.0, -0.4), (0.2, 0.0), (0.1, -0.3)]
)
def test_a_line_is_the_sum_of_its_words_and_spaces(faces: Faces, tracking: float, spacing: float) -> None:
    hebrew = [word for word in HEBREW if word.isalpha()]
    latin = [word for word in LATIN if "f" not in word]  # tracking takes ligatures apart
    lines = [(part[at : at + 8], rtl) for part, rtl in ((hebrew, True), (latin, False)) for at in range(9)]
    rule = f"font-size: 10.5pt; letter-spacing: {tracking}pt; word-spacing: {spacing}pt"
    boxes = text_boxes(faces, "".join(paragraph(" ".join(words), rtl) for words, rtl in lines), rule)
    shaper = Shaper(faces)
    space = shaper.advance(" ", 400, False, 10.5, True)
    for box, (words, rtl) in zip(boxes, lines, strict=True):
        gaps, letters = len(words) - 1, len(" ".join(words))
        width = sum(shaper.advance(word, 400, False, 10.5, rtl) for word in words) + gaps * space
        assert width + gaps * spacing + letters * tracking == pytest.approx(box.width * 0.75, abs=0.03)


def test_shaping_a_line_whole_or_word_by_word_is_the_same(faces: Faces) -> None:
    shaper = Shaper(faces)
    for words, rtl in ((HEBREW, True), (LATIN, False)):
        for weight, italic, size in STYLES:
            whole = shaper.advance(" ".join(words), weight, italic, size, rtl)
            spaces = (len(words) - 1) * shaper.advance(" ", weight, italic, size, rtl)
            parts = sum(shaper.advance(word, weight, italic, size, rtl) for word in words)
            assert whole == pytest.approx(parts + spaces, abs=1e-6)


def test_a_word_is_shaped_once(faces: Faces, monkeypatch: pytest.MonkeyPatch) -> None:
    shaper = Shaper(faces)
    first = shaper.advance("שלום", 400, False, 10, True)

    def again(*_: object) -> None:
        raise AssertionError("shaped a second time")

    monkeypatch.setattr("catalogue.setting.shaping.hb.shape", again)
    assert shaper.advance("שלום", 400, False, 20, True) == pytest.approx(2 * first)


def test_glyphs_stand_from_left_to_right_with_their_characters(faces: Faces) -> None:
    glyphs = Shaper(faces).glyphs("שלום", 400, False, True)
    assert [glyph.cluster for glyph in glyphs] == [3, 2, 1, 0]
    assert sum(g.advance for g in glyphs) == pytest.approx(Shaper(faces).advance("שלום", 400, False, 1, True))


def test_a_face_the_book_lacks_is_f08(faces: Faces) -> None:
    with pytest.raises(CatalogueError) as caught:
        Shaper(faces).advance("א", 350, False, 10, True)
    assert [d.code for d in caught.value.report] == ["CAT-F08"]


def test_measuring_does_not_import_what_only_building_needs() -> None:
    code = "import sys, catalogue.setting.shaping; print({'weasyprint', 'fontTools'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
