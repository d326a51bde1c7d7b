"""The colophon says what somebody gave, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.composing.colophon import Type, colophon_lines
from catalogue.composing.levels import resolve
from catalogue.model.book import Book
from catalogue.model.design import Design
from catalogue.reading.book import read_book
from catalogue.reading.tokens import read_design

ROOT = Path(__file__).resolve().parents[2]
GROUP = st.text("0123456789abcdef", min_size=4, max_size=4)


@pytest.fixture(scope="module")
def book() -> Book:
    found = read_book(ROOT / "content").book
    assert found is not None
    return found


@pytest.fixture(scope="module")
def design() -> Design:
    found, _ = read_design(ROOT / "templates")
    assert found is not None
    return found


def said(book: Book, design: Design, **edition: object) -> list[str]:
    stated = replace(book, edition=replace(book.edition, **edition))  # type: ignore[arg-type]
    return [line.text for line in colophon_lines(stated, design, [Type("Frank Ruhl Libre", "OFL-1.1")])]


def test_what_nobody_gave_is_left_out(book: Book, design: Design) -> None:
    lines = said(book, design)
    assert lines[1].startswith("אוצרת: ")
    assert not [line for line in lines if "ISBN" in line or "sha512" in line]
    assert lines[-1] == "מספר במדף: based-on-a-true-story-1"


def test_the_edition_before_is_named_by_its_digest(book: Book, design: Design) -> None:
    lines = said(book, design, statement="מהדורה שנייה", year="2027", previous="3f2a-91bc-04de-7788")
    assert lines[1] == "מהדורה שנייה, 2027"
    assert lines[-1] == "המהדורה הקודמת במדף: sha512:3f2a-91bc-04de-7788"


@pytest.mark.parametrize(
    ("printing", "line"), [(1, "מהדורה ראשונה, 2027"), (2, "מהדורה ראשונה, הדפסה 2, 2027")]
)
def test_a_later_printing_says_so(book: Book, design: Design, printing: int, line: str) -> None:
    assert said(book, design, statement="מהדורה ראשונה", year="2027", printing=printing)[1] == line


@given(st.lists(GROUP, min_size=4, max_size=4))
def test_a_digest_is_read_from_left_to_right_whatever_it_begins_with(groups: list[str]) -> None:
    text = f"המהדורה הקודמת במדף: sha512:{'-'.join(groups)}"
    assert set(resolve(text)[text.index("sha512") :]) == {2}
