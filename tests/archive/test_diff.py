"""What changed between two editions is said exactly: words, notes, pages, facts, causes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shelf_cases import fast_folder, submission
from small_booklet import edition_files, write_sources

from catalogue.archive.adding import add
from catalogue.archive.comparing.compare import diff
from catalogue.archive.comparing.comparison import Box, Comparison, WordEdit, comparison_json
from catalogue.archive.comparing.comparison_html import comparison_html
from catalogue.archive.comparing.comparison_text import changed_runs, comparison_text, page_ranges, shortened
from catalogue.archive.comparing.page_changes import page_changes
from catalogue.archive.comparing.page_pictures import Line, Page, differing_area
from catalogue.archive.comparing.places import Pages
from catalogue.archive.comparing.words import differing_runs, words
from catalogue.setting.fonts import Faces


@pytest.fixture(scope="module")
def face(faces: Faces) -> Path:
    return next(face.path for face in faces if face.weight == 400 and not face.italic)


@pytest.fixture(scope="module")
def shelf(face: Path) -> Iterator[Path]:
    """v1; v2 with one word and one note changed; v3 with a new paragraph, its note, and larger type."""
    with fast_folder() as folder:
        write_sources(folder, face)
        add(folder / "shelf", submission(1, 1, edition_files(folder)))
        essay, note = folder / "content/essays/one.md", folder / "content/essays/two.md"
        essay.write_text(essay.read_text("utf-8").replace("ארבע", "תשע", 1), "utf-8")
        note.write_text(note.read_text("utf-8").replace("שנייה", "אחרונה"), "utf-8")
        book = folder / "content/book.yaml"
        book.write_text(book.read_text("utf-8").replace("printing: 1", "printing: 2"), "utf-8")
        add(folder / "shelf", submission(1, 2, edition_files(folder)))
        essay.write_text(
            "פסקה חדשה לגמרי.[^new]\n\n[^new]: הערה חדשה.\n\n" + essay.read_text("utf-8"), "utf-8"
        )
        style = folder / "templates/style.css"
        style.write_text(style.read_text("utf-8").replace("10pt/1.4", "11pt/1.4"), "utf-8")
        newer = {"packages": {"weasyprint": "70.1"}, "libraries": {"pango": "1.50.12"}}
        add(folder / "shelf", submission(2, 1, edition_files(folder), environment=newer))
        yield folder / "shelf"


def compared(shelf: Path, old: str, new: str) -> Comparison:
    return diff(shelf, old, new)[0]


def test_an_edition_against_itself_is_no_difference(shelf: Path) -> None:
    comparison = compared(shelf, "v2", "2")
    assert comparison.is_empty
    assert comparison_text(comparison).endswith("no difference\n")


def test_one_word_and_one_note_are_told_with_section_and_page(shelf: Path) -> None:
    edits = compared(shelf, "1", "2").edits
    assert [(one.section, one.note, one.kind, one.old, one.new) for one in edits] == [
        ("מאמר one", "", "replaced", "ארבע", "תשע"),
        ("מאמר two", "second", "replaced", "שנייה.", "אחרונה."),
    ]
    assert (edits[0].before, edits[0].after) == ("אחת שתיים שלוש", "חמש שש שבע אחת")
    assert [(one.old_page, one.new_page) for one in edits] == [(1, 1), (3, 3)]


def test_only_the_pages_with_edits_changed(shelf: Path) -> None:
    pages = compared(shelf, "1", "2").pages
    assert [(one.kind, one.old_pages, one.new_page) for one in pages] == [
        ("changed", (1,), 1),
        ("changed", (3,), 3),
    ]
    assert all(len(one.old_boxes) == len(one.new_boxes) == 1 for one in pages)


def test_a_new_paragraph_its_note_and_what_it_renumbers(shelf: Path) -> None:
    comparison = compared(shelf, "2", "3")
    [edit] = comparison.edits
    assert (edit.kind, edit.new) == ("inserted", "פסקה חדשה לגמרי. [^new] [^new]: הערה חדשה.")
    assert [(one.id, one.kind, one.old_mark, one.new_mark) for one in comparison.notes] == [
        ("new", "added", "", "1"),
        ("first", "renumbered", "1", "2"),
        ("second", "renumbered", "2", "3"),
    ]


def test_larger_type_changes_every_page_and_its_cause_is_named(shelf: Path) -> None:
    comparison = compared(shelf, "2", "3")
    assert {one.kind for one in comparison.pages} <= {"changed", "added"}
    assert [one.new_page for one in comparison.pages] == list(range(1, comparison.page_counts[1] + 1))
    assert [(one.area, one.path, one.kind) for one in comparison.files] == [
        ("templates", "templates/style.css", "changed")
    ]
    assert [(one.name, one.old, one.new) for one in comparison.dependencies] == [
        ("packages.weasyprint", "70.0", "70.1")
    ]


def test_facts_are_told_by_their_keys(shelf: Path) -> None:
    [fact] = compared(shelf, "1", "2").facts
    assert (fact.file, fact.key, fact.old, fact.new) == ("content/book.yaml", "edition.printing", "1", "2")


def test_a_pushed_page_has_only_moved(face: Path, tmp_path: Path) -> None:
    write_sources(tmp_path, face)
    add(tmp_path / "shelf", submission(1, 1, edition_files(tmp_path)))
    more = tmp_path / "content/essays/zero.md"
    more.write_text("מאמר אפס.\n", "utf-8")
    book = tmp_path / "content/book.yaml"
    book.write_text(book.read_text("utf-8").replace("[essays/one", "[essays/zero, essays/one"), "utf-8")
    add(tmp_path / "shelf", submission(2, 1, edition_files(tmp_path)))
    comparison = compared(tmp_path / "shelf", "1", "2")
    assert [(one.kind, one.old_pages, one.new_page) for one in comparison.pages] == [
        ("added", (), 1),
        ("moved", (1,), 2),
        ("moved", (2,), 3),
        ("moved", (3,), 4),
    ]
    assert "only moved: 1 → 2, 2 → 3, 3 → 4" in comparison_text(comparison)


def test_the_text_says_it_in_logical_order(shelf: Path) -> None:
    text = comparison_text(compared(shelf, "1", "2"))
    assert "מאמר one, page 1\n      אחת שתיים שלוש [-ארבע-] {+תשע+} חמש שש שבע אחת" in text
    assert "changed: 1, 3" in text and "edition.printing: 1 → 2" in text


def test_the_json_has_everything(shelf: Path) -> None:
    value = json.loads(json.dumps(comparison_json(compared(shelf, "2", "3"))))
    assert value["page_counts"][0] == 3
    assert {name for name in value if value[name]} >= {"edits", "notes", "pages", "files", "dependencies"}


def test_the_html_is_one_file_right_to_left_with_both_pages_and_marks(shelf: Path) -> None:
    page = comparison_html(*diff(shelf, "1", "2"))
    assert '<html lang="he" dir="rtl">' in page
    assert page.count("data:image/png;base64,") == 4
    assert "<del>ארבע</del> <ins>תשע</ins>" in page
    assert page.count('<i class="lines"') == 4
    assert "http" not in page


def test_the_same_comparison_gives_the_same_html(shelf: Path) -> None:
    assert comparison_html(*diff(shelf, "1", "2")) == comparison_html(*diff(shelf, "1", "2"))


def test_an_edition_without_pages_or_map_is_compared_by_its_words(tmp_path: Path) -> None:
    for number, word in ((1, "ישן"), (2, "חדש")):
        add(tmp_path, submission(number, 1, {"content/essays/one.md": f"זה {word}".encode()}))
    comparison = compared(tmp_path, "1", "2")
    assert [(one.old, one.new, one.new_page) for one in comparison.edits] == [("ישן", "חדש", None)]
    assert {found.code for found in comparison.report} == {"CAT-A60"}


def test_a_page_map_that_is_no_json_is_said(tmp_path: Path) -> None:
    for number in (1, 2):
        add(tmp_path, submission(number, 1, {"booklet.json": b"{" * number}))
    assert "CAT-A61" in {found.code for found in compared(tmp_path, "1", "2").report}


# The parts, by their laws.

texts = st.lists(st.sampled_from(["א", "בית", "של", "[^n]", "נון."]), max_size=30).map(" ".join)


@given(old=texts, new=texts)
def test_the_runs_turn_the_old_text_into_the_new(old: str, new: str) -> None:
    ours, theirs = words(old), words(new)
    rebuilt, last = [], 0
    for run in differing_runs(ours, theirs):
        rebuilt += [word.text for word in ours[last : run.old_start]]
        rebuilt += [word.text for word in theirs[run.new_start : run.new_end]]
        last = run.old_end
    assert rebuilt + [word.text for word in ours[last:]] == [word.text for word in theirs]


def test_words_know_their_place_and_note() -> None:
    found = words("שלום[^a] לכם\n\n[^a]: גוף\n    המשך\n\nסוף")
    assert [(one.text, one.line, one.column, one.note) for one in found] == [
        ("שלום", 1, 1, ""),
        ("[^a]", 1, 5, ""),
        ("לכם", 1, 10, ""),
        ("[^a]:", 3, 1, "a"),
        ("גוף", 3, 7, "a"),
        ("המשך", 4, 5, "a"),
        ("סוף", 6, 1, ""),
    ]


def test_a_place_between_two_lines_is_on_the_page_of_the_one_before() -> None:
    def line(number: int, column: int, page: int) -> dict[str, Any]:
        return {"file": "/home/x/content/essays/a.md", "line": number, "column": column, "page": page}

    pages = Pages({"lines": [line(1, 1, 5), line(1, 40, 6), line(3, 1, 7)]})
    asked = [(1, 1), (1, 39), (1, 40), (2, 1), (9, 9)]
    assert [pages.page("content/essays/a.md", *place) for place in asked] == [5, 5, 6, 6, 7]
    assert pages.page("content/essays/b.md", 1, 1) is None


def test_without_lines_a_place_is_looked_up_by_note_and_section() -> None:
    pages = Pages(
        {
            "sections": [{"id": "a", "first_page": 5, "last_page": 9}],
            "notes": [{"id": "n", "body_pages": [7]}],
        }
    )
    assert pages.page("content/films/a/text.md", 1, 1) == 5
    assert pages.page("content/films/a/text.md", 1, 1, "n") == 7


def page(number: int, *lines: str, shade: int = 255, at: float = 10) -> Page:
    found = tuple((Line((line,), 12.0, 40), Box(10, at + 10 * row, 80, 5)) for row, line in enumerate(lines))
    return Page(number, (2, 2), bytes([shade, number, 0] * 4), found)


def test_a_page_gone_is_told_and_a_recoloured_one_is_boxed() -> None:
    old = [page(1, "א"), page(2, "ב"), page(3, "ג")]
    new = [page(1, "א"), page(2, "ב", shade=7)]
    changed, removed = page_changes(old, new, [], [])
    assert (changed.kind, changed.new_boxes) == ("changed", (Box(0, 0, 100, 100),))
    assert (removed.kind, removed.old_pages) == ("removed", (3,))


def test_an_edit_on_a_page_keeps_it_from_counting_as_moved() -> None:
    old, new = [page(1, "א", "ב")], [page(1, "ב", shade=3)]
    deleted = WordEdit("f", "s", "", "", "א", "", "ב", 1, 1)
    assert page_changes(old, new, [deleted], [])[0].kind == "changed"
    assert page_changes(old, new, [], [])[0].kind == "moved"


def test_pages_of_two_sizes_have_no_common_area() -> None:
    other = Page(1, (1, 1), bytes(3), ())
    assert differing_area(page(1), other) == ()
    assert differing_area(page(1), page(1)) == ()


def test_of_a_long_fact_only_the_words_that_differ_are_told() -> None:
    long = " ".join(f"מילה{number}" for number in range(40))
    assert changed_runs(long, long.replace("מילה7 ", "אחרת ")) == [("מילה7", "אחרת")]
    assert changed_runs("ישן", "חדש") == [("ישן", "חדש")]
    assert changed_runs("", long) == [("", long)]


def test_page_ranges_and_long_runs_read_as_a_person_writes_them() -> None:
    assert page_ranges([8, 3, 5, 6, 7]) == "3, 5–8"
    assert shortened("א " * 20).endswith("א א א א (20 words)")


def test_settings_of_the_templates_are_told_and_a_mere_comment_only_as_a_changed_file(tmp_path: Path) -> None:
    for number, tokens in ((1, b"size: 10pt\n"), (2, b"size: 11pt\n"), (3, b"size: 11pt # larger\n")):
        add(tmp_path, submission(number, 1, {"templates/tokens.yaml": tokens}))
    sized, commented = compared(tmp_path, "1", "2"), compared(tmp_path, "2", "3")
    assert [(one.key, one.old, one.new) for one in sized.facts] == [("size", "10pt", "11pt")]
    assert not sized.files
    assert not commented.facts
    assert [(one.area, one.path) for one in commented.files] == [("templates", "templates/tokens.yaml")]
