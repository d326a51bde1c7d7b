"""What a film page says beside title and maker: what film.yaml gives, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from noted_book import DESIGN, EMPTY, called
from random_prose import measure

from catalogue.composing.film_facts import fact_lines, running_time
from catalogue.composing.paragraphs import Setting
from catalogue.composing.parts import makers, section_head
from catalogue.composing.setblocks import SetBlock, Typesetter
from catalogue.model.book import Book
from catalogue.model.names import Credit, Person
from catalogue.model.prose import plain
from catalogue.model.sections import Copy, Film, Title
from catalogue.reading.tokens import read_design

ROOT = Path(__file__).resolve().parents[2]
PEOPLE = (Person("dana", "דנה לוי", "לוי, דנה"), Person("noa", "נועה כהן", "כהן, נועה"))
BARE = Film("film", (Title(plain("סרט")),), (Credit("fmd", ("dana",)),), ())


@pytest.fixture(scope="module")
def words() -> dict[str, str]:
    """The shipped template's."""
    design = read_design(ROOT / "templates").design
    assert design is not None
    return dict(design.tokens)


def test_a_film_of_which_nothing_is_known_says_nothing(words: dict[str, str]) -> None:
    assert list(fact_lines(BARE, words)) == []


def test_countries_year_and_running_time_are_one_line(words: dict[str, str]) -> None:
    film = replace(BARE, countries=("ישראל", "צרפת"), year="2024", runtime="12")
    assert list(fact_lines(film, words)) == ["ישראל, צרפת, 2024, 12\u00a0דק׳"]
    assert list(fact_lines(replace(film, year=""), words)) == ["ישראל, צרפת, 12\u00a0דק׳"]
    assert list(fact_lines(replace(BARE, year="2024"), words)) == ["2024"]


def test_the_copy_is_a_line_of_its_own_every_fact_behind_its_label(words: dict[str, str]) -> None:
    copy = Copy(
        "35 מ״מ", "שחור־לבן", "מונו", "1.37:1", "1:30:00", ("צרפתית", "English"), ("עברית",), "הסינמטק"
    )
    (line,) = fact_lines(replace(BARE, copy=copy), words)
    assert line == (
        "פורמט: 35 מ״מ; צבע: שחור־לבן; קול: מונו; יחס: 1.37:1; אורך העותק: 90\u00a0דק׳;"
        " שפה: צרפתית ו־English; כתוביות: עברית; באדיבות הסינמטק"
    )
    assert list(fact_lines(replace(BARE, copy=Copy(sound="5.1")), words)) == ["קול: 5.1"]


def test_a_template_without_words_for_it_shows_the_value_alone() -> None:
    film = replace(BARE, runtime="12", copy=Copy(format="DCP", sound="5.1"))
    assert list(fact_lines(film, {})) == ["12", "DCP; 5.1"]


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        ("12", "12 min"),
        ("19:37", "19:37 min"),
        ("12:00", "12 min"),
        ("1:30:00", "90 min"),
        ("1:02:30", "62:30 min"),
        ("0:45", "0:45 min"),
        ("לולאה", "לולאה"),
        ("כ־12 דקות", "כ־12 דקות"),
        ("12:99", "12:99"),
        ("", ""),
    ],
)
def test_running_times(given: str, printed: str) -> None:
    assert running_time(given, {"minutes": "{value} min"}) == printed


def head(film: Film) -> list[SetBlock]:
    marks = {"n": "א", "m": "ב"}
    return list(section_head(book(), film, Typesetter(DESIGN, Setting(measure, marks, {}))))


def book() -> Book:
    return replace(EMPTY, people=PEOPLE)


def said(blocks: list[SetBlock]) -> list[tuple[str, str]]:
    return [
        (block.kind, " ".join(line.text for part in block.parts for line in part.lines)) for block in blocks
    ]


def test_under_the_title_further_titles_makers_credits_and_facts() -> None:
    film = replace(
        BARE,
        titles=(Title(plain("סרט")), Title(called("m", text="A Film"), language="en")),
        credits=(
            Credit("cng", ("noa",), "צילום", notes=("n",)),
            Credit("fmd", ("dana",)),
            Credit("flm", ("noa", "dana"), "עריכה"),
        ),
        year="2024",
    )
    assert said(head(film)) == [
        ("film-title", "סרט"),
        ("further-title", "A Filmב"),
        ("maker", "דנה לוי"),
        ("facts", "צילום: נועה כהןא; עריכה: נועה כהן ודנה לוי"),
        ("facts", "2024"),
    ]
    assert makers(book(), film) == "דנה לוי"


def test_where_every_credit_has_a_label_the_first_is_the_makers() -> None:
    film = replace(BARE, credits=(Credit("fmd", ("dana",), "בימוי"), Credit("cng", ("noa",), "צילום")))
    assert said(head(film))[1:] == [("maker", "בימוי: דנה לוי"), ("facts", "צילום: נועה כהן")]
    assert makers(book(), film) == "דנה לוי"


def test_the_white_above_the_text_comes_once_below_the_last_of_them() -> None:
    bare, full = head(BARE), head(replace(BARE, year="2024"))
    style = DESIGN.style("maker")
    assert bare[-1].after == style.after > 0
    assert [block.after for block in full[1:]] == [0.0, DESIGN.style("facts").after]
