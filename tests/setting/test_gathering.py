"""Pages drawn apart and gathered are the PDF of one run, byte for byte; what leans on more is not lent."""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable, Mapping

import pytest
from PIL import Image
from small_book import make_small_book

from catalogue.setting.apart import stands_alone, take_apart
from catalogue.setting.fonts import Faces, font_face_css
from catalogue.setting.gathering import gather
from catalogue.setting.pagepress import PagePress
from catalogue.setting.pdf import typeset

Files = Mapping[str, Callable[[], bytes]]


@pytest.fixture(scope="module")
def files(faces: Faces) -> Files:
    picture = io.BytesIO()
    Image.new("RGBA", (40, 30), (200, 30, 90, 128)).save(picture, "PNG")
    return {**{face.path.name: face.path.read_bytes for face in faces}, "still.png": picture.getvalue}


def pages_of(html: str, files: Files, faces: Faces) -> list:
    """Every page drawn apart; through pickle, as it comes from another process or the disk."""
    press = PagePress()
    return [pickle.loads(pickle.dumps(press.lend(page, files, faces))) for page in take_apart(html)]


def same_either_way(html: str, files: Files, faces: Faces) -> None:
    drawn = pages_of(html, files, faces)
    assert None not in drawn
    gathered, whole = gather(drawn, take_apart(html)[0].head, faces), typeset(html, files, faces)
    assert gathered.pages == whole.pages == len(drawn)
    assert gathered.pdf == whole.pdf
    assert set(gathered.report) == set(whole.report)


def test_a_book_gathered_is_the_book_drawn_at_once(faces: Faces, files: Files) -> None:
    same_either_way(make_small_book(faces).html, files, faces)


def book_of(faces: Faces, *pages: str, css: str = "") -> str:
    """Pages of a designer's own, in the book's faces."""
    sections = "".join(f'<section class="page text">{page}</section>' for page in pages)
    style = f"{font_face_css(faces, '')} html {{ font: 12pt {faces.family!r} }} {css}"
    style += " @page { size: 80mm 60mm; margin: 0; bleed: 3mm } * { margin: 0; font-weight: inherit }"
    style += " h1 { bookmark-level: 1 } h2 { bookmark-level: 2 } .page { break-after: page; height: 60mm }"
    head = '<html lang="he" dir="rtl"><head><meta charset="utf-8"><title>ספר</title>'
    return f"<!DOCTYPE html>{head}<style>{style}</style></head><body>{sections}</body></html>"


LEANING = {
    "a gradient": '<p style="background:linear-gradient(red, blue);height:9mm">א</p>',
    "a group": '<p style="opacity:.5">שקוף</p>',
    "a sign that none of the book's faces has": "<p>\u2603</p>",
}
STANDING = {
    "links and anchors over pages": (
        '<p id="a"><a href="#b">אל</a></p>',
        '<p id="b"><a href="#a">מן</a></p>',
    ),
    "headings": ("<h1>ראש</h1><h2>משנה</h2>", "<h2>עוד</h2>", "<h1>שני</h1>"),
    "a list": (
        "<ol><li>אחד</li><li>שני<ol><li>בן</li></ol></li></ol><ul style='list-style:none'><li>ג</li></ul>",
    ),
    "a table": (
        "<table><caption>כותרת</caption><tr><th>א</th><th>ב</th></tr><tr><td colspan=2>ג</td></tr></table>",
        "<table><tr><th>א</th></tr><tr><td>ד</td></tr></table>",
    ),
    "a picture twice": (
        '<img src="still.png" alt="סטיל" style="width:20mm">',
        '<p>טקסט</p><img src="still.png" alt="סטיל" style="width:30mm">',
    ),
    "a drawing": ('<svg viewBox="0 0 9 9" width="9mm"><title>ציור</title><path d="M0 0L9 9L0 9z"/></svg>',),
    "positions and turns": (
        '<div style="position:absolute;top:5mm;transform:rotate(10deg)"><a href="https://example.org/">קישור</a></div>',
        '<div style="position:relative"><span style="position:absolute;left:0">צד</span>ליד</div>',
    ),
    "tints": ('<p style="color:rgb(10 20 30 / 0.5)">רפה</p>', "<p>מלא</p>"),
    "looks and alphabets": ("<p>רגיל <b>שמן</b> <i>Latin</i></p>", "<p><i>First</i> ואחר כך 1984</p>"),
    "a dead link": ('<p><a href="#nowhere">לשום מקום</a></p>', "<p>ב</p>"),
    "CSS that is not understood": ('<p style="hyphens:sometimes">א</p>', "<p>ב</p>"),
}


@pytest.mark.parametrize("what", STANDING)
def test_whatever_a_designer_puts_on_pages(faces: Faces, files: Files, what: str) -> None:
    same_either_way(book_of(faces, *STANDING[what]), files, faces)


@pytest.mark.parametrize("what", LEANING)
def test_a_page_that_leans_on_more_is_not_lent(faces: Faces, files: Files, what: str) -> None:
    alone, leaning = pages_of(book_of(faces, "<p>א</p>", LEANING[what]), files, faces)
    assert alone is not None and leaning is None


def test_a_page_that_runs_over_is_not_lent(faces: Faces, files: Files) -> None:
    assert pages_of(book_of(faces, "<p>א</p>" * 40, css=".page { height: auto }"), files, faces) == [None]


@pytest.mark.parametrize(
    "css",
    [
        ".folio::before { content: counter(page) }",
        "h1 { string-set: title content() }",
        ".page:nth-child(2) { color: red }",
        ".page + .page { color: red }",
        "@page :left { margin: 1mm }",
        "@page cover:first { margin: 1mm }",
        "a::after { content: target-text(attr(href)) }",
    ],
)
def test_a_style_sheet_that_looks_over_the_edge_is_noticed(faces: Faces, css: str) -> None:
    assert stands_alone(take_apart(book_of(faces, "<p>א</p>")))
    assert not stands_alone(take_apart(book_of(faces, "<p>א</p>", css=css)))
