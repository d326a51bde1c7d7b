"""Books of another shape than the first one: many films, long titles, a picture nobody described."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from shipped import ROOT, folders

from catalogue.diagnostics import CatalogueError
from catalogue.pipeline import build

FILM = "titles:\n  - text: סרט מספר {number}\ncredits:\n  - role: cre\n    people: [haya-shefer]\n"
HEAD = re.compile(r'<div class="head [^>]*>(.*?)</div>', re.DOTALL)
LONG = "מבוסס על סיפור אמיתי ועל עוד כמה סיפורים אמיתיים פחות שסיפרו לנו המכונות בלילות החורף שבהם לא ישנו"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "content", tmp_path / "content"))


def edit(path: Path, before: str, after: str) -> None:
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")


def test_contents_and_colophon_take_the_pages_they_need(content, tmp_path):
    for number in range(25):
        film = content / f"films/film-{number}"
        film.mkdir()
        (film / "film.yaml").write_text(FILM.format(number=number), "utf-8")
        (film / "text.md").write_text("כמה מילים על הסרט.\n", "utf-8")
    added = "".join(f"  - films/film-{number}\n" for number in range(25))
    edit(content / "book.yaml", "  - films/iphone\n", f"{added}  - films/iphone\n")
    credit = "  - role: ctb\n    label: תודה\n    people: [haya-shefer]\n"
    edit(content / "book.yaml", "notes:\n", f"{credit * 40}notes:\n")
    edit(content / "book.yaml", "  - title\n", "")
    Image.new("RGB", (1600, 900), "teal").save(content / "films/original/frame.png")
    built = build(folders(tmp_path / "out", content))
    mapped = json.loads((tmp_path / "out/booklet.json").read_text("utf-8"))
    kinds = [page["kind"] for page in mapped["pages"]]
    assert kinds.count("contents") == 4
    assert kinds.count("colophon") == 2
    assert built.pages % 4 == 0
    with pypdfium2.PdfDocument(tmp_path / "out/booklet-screen.pdf") as pdf:
        shown = [
            pdf[at].get_textpage().get_text_range() for at, kind in enumerate(kinds) if kind == "contents"
        ]
    firsts = [str(section["first_page"]) for section in mapped["sections"] if section["title"]]
    assert all(any(first in page.split() for page in shown) for first in firsts)


def test_a_title_too_long_for_the_running_head_asks_for_a_shorter_form(content, tmp_path):
    edit(content / "book.yaml", "title: מבוסס על סיפור אמיתי", f"title: {LONG}")
    edit(content / "book.yaml", "  - title\n", "")
    with pytest.raises(CatalogueError) as caught:
        build(folders(tmp_path / "out", content))
    (found,) = [one for one in caught.value.report if one.code.startswith("CAT-L")]
    assert (found.code, found.location.line) == ("CAT-L41", 3)
    edit(content / "book.yaml", "subtitle:", "running-title: מבוסס על 'סיפור'\nsubtitle:")
    build(folders(tmp_path / "out", content))
    html = (tmp_path / "out/booklet.html").read_text("utf-8")
    heads = {re.sub(r"<[^>]*>", "", head).strip() for head in HEAD.findall(html)}
    assert "מבוסס על ’סיפור’" in heads
    assert LONG not in heads


def test_head_and_folio_keep_clear_of_the_text_in_small_margins(tmp_path):
    templates = Path(shutil.copytree(ROOT / "templates", tmp_path / "templates"))
    edit(templates / "tokens.yaml", "head: 18mm", "head: 12mm")
    edit(templates / "tokens.yaml", "lines: 36", "lines: 40")
    build(folders(tmp_path / "out", templates=templates))


STILLS = """
stills:
  - {file: wide.png, alternative: אפור, caption: כיתוב, credit: "צילום: ז'אן לוי", rights: © Archive}
  - {file: tall.png, alternative: אפור, credit: באדיבות "הארכיון"}
"""


def test_a_picture_is_printed_with_whom_it_is_owed_to(content, tmp_path):
    Image.new("L", (1600, 900), 150).save(content / "films/original/wide.png")
    Image.new("L", (400, 900), 150).save(content / "films/original/tall.png")
    film = content / "films/original/film.yaml"
    film.write_text(film.read_text("utf-8") + STILLS, "utf-8")
    build(folders(tmp_path / "out", content))
    html = (tmp_path / "out/booklet.html").read_text("utf-8")
    captions = re.findall(r'<(?:p|figcaption) class="s-caption.*?</(?:p|figcaption)>', html, re.DOTALL)
    shown = [[re.sub(r"<[^>]*>", "", line).strip() for line in one.splitlines()] for one in captions]
    words = [[line for line in one if line] for one in shown]
    assert words == [["כיתוב", "צילום: ז׳אן לוי", "© Archive"], ["באדיבות ”הארכיון”"]]


def test_a_still_that_is_awaited_leaves_its_sign_on_the_page(content, tmp_path):
    """Its frame bleeds off head and sides with it; the cross does not."""
    film = content / "films/original/film.yaml"
    film.write_text(film.read_text("utf-8") + "stills: [{file: later.png, alternative: אפור}]\n", "utf-8")
    build(folders(tmp_path / "out", content))
    (figure,) = json.loads((tmp_path / "out/booklet.json").read_text("utf-8"))["figures"]
    left, top, width, height = (part * 72 / 25.4 for part in figure["box"])
    with pypdfium2.PdfDocument(tmp_path / "out/booklet-screen.pdf") as pdf:
        shown = pdf[figure["page"] - 1].render(scale=1).to_pil().convert("L")
    middle = (left + width / 2, top + height / 2)
    assert (
        min(shown.crop((*(round(at) - 2 for at in middle), *(round(at) + 2 for at in middle))).tobytes())
        < 200
    )


ENGLISH = """---
title: Thoughts on Generative AI
language: en
stills:
  - {file: tall.png, id: tall, alternative: grey, caption: Tower}
---

An English paragraph with the word שלום in its middle, so that it has both scripts.[^one]

1. First things.
2. Second things.

| Title | Year |
| --- | --- |
| Persona | 1966 |

![](tall)

[^one]: See Crawford, *Atlas of AI*, in Hebrew אטלס של AI, p. 12.
"""


def left_of(words: str, pdf: pypdfium2.PdfDocument, page: int) -> float:
    """Where they begin on the page, in millimetres from its trimmed left edge."""
    text = pdf[page - 1].get_textpage()
    index, _ = text.search(words, match_case=True).get_next()
    return (text.get_charbox(index)[0] - pdf[page - 1].get_trimbox()[0]) * 25.4 / 72


def test_an_english_essay_reads_from_the_left_hebrew_words_and_all(content, tmp_path):
    (content / "essays/english.md").write_text(ENGLISH, "utf-8")
    Image.new("L", (400, 1600), 150).save(content / "essays/tall.png")
    edit(content / "book.yaml", "  - essays/closing\n", "  - essays/english\n  - essays/closing\n")
    build(folders(tmp_path / "out", content))
    html = (tmp_path / "out/booklet.html").read_text("utf-8")
    mapped = json.loads((tmp_path / "out/booklet.json").read_text("utf-8"))
    lines = {line["text"]: line for line in mapped["lines"]}
    with pypdfium2.PdfDocument(tmp_path / "out/booklet-screen.pdf") as pdf:
        for words in ("Title", "Year", "1966", "Tower"):
            assert lines[words]["box"][0] == pytest.approx(left_of(words, pdf, lines[words]["page"]), abs=0.5)
    assert lines["Title"]["box"][0] < lines["Year"]["box"][0]
    (figure,) = mapped["figures"]
    assert figure["box"][0] == pytest.approx(lines["Tower"]["box"][0], abs=0.1)
    for words in ("An English paragraph", "First things", "See Crawford"):
        assert re.findall(r'dir="(\w+)"', html[: html.index(words)])[-1] == "ltr"


def test_a_book_bound_on_the_left_keeps_folios_and_margins_outside(content, tmp_path):
    edit(content / "book.yaml", "binding: right", "binding: left")
    edit(content / "book.yaml", "  - contents\n", "")
    build(folders(tmp_path / "out", content))
    with pypdfium2.PdfDocument(tmp_path / "out/booklet-screen.pdf") as pdf:
        for number in (6, 7):
            page = pdf[number - 1]
            middle, below = page.get_width() / 2, 15 / 25.4 * 72
            left = page.get_textpage().get_text_bounded(0, 0, middle, below).strip()
            right = page.get_textpage().get_text_bounded(middle, 0, 2 * middle, below).strip()
            assert (left, right) == ((str(number), "") if number % 2 == 0 else ("", str(number)))
