"""The first real manuscript, and the shipped content that was made from it."""

from __future__ import annotations

from pathlib import Path

import pytest
from imported_book import lines, notes, reread, said

from catalogue.editing import check
from catalogue.model.book import Book
from catalogue.model.prose import Mark
from catalogue.model.sections import Film
from catalogue.reading import read_book
from catalogue.reading.manuscript import Imported, import_manuscript
from catalogue.reading.manuscript.law import said_by_book, said_by_manuscript

MANUSCRIPT = Path(__file__).parent / "manuscripts/based-on-a-true-story.txt"
CONTENT = Path(__file__).parents[2] / "content"


@pytest.fixture(scope="module")
def result() -> Imported:
    return import_manuscript(MANUSCRIPT)


@pytest.fixture(scope="module")
def book(result: Imported) -> Book:
    book = reread(result).book
    assert book
    return book


@pytest.fixture(scope="module")
def shipped() -> Book:
    read = read_book(CONTENT)
    assert [f"{finding.location} {finding.code}" for finding in read.report] == []
    assert read.book
    return read.book


def test_the_report_of_the_import(result: Imported) -> None:
    name = MANUSCRIPT.as_posix()
    assert said(result) == [
        f"{name}:11:1 CAT-M05",
        f"{name}:17:453 CAT-M03",
        f"{name}:54:237 CAT-M03",
        f"{name}:66:386 CAT-M03",
        f"{name}:68:44 CAT-M04",
        f"{name}:68:85 CAT-M04",
        f"{name}:68:139 CAT-M04",
        f"{name}:70:75 CAT-M21",
        f"{name}:80:8 CAT-M21",
        f"{name}:86:143 CAT-M21",
        f"{name}:90:83 CAT-M21",
    ]


def test_what_page_ends_cut_is_whole(book: Book) -> None:
    everything = "\n".join(line for section in book.sections() for line in lines(section))
    for stretch in (
        "(כלומר עבודה בהתנדבות של משתמשי האינטרנט), וכמובן",
        "אולי זה בגלל המרחק מן המלאכה שהולך וגדל",
        "למען ההפשטה של הפאלוס. בסרט הזה כולם אשמים",
        "ומרצה במחלקה לאמנויות המסך",
    ):
        assert stretch in everything


def test_titles_makers_and_notes(book: Book) -> None:
    films = [section for section in book.sections() if isinstance(section, Film)]
    assert [(film.title.prose.text, *book.names(film.credits[0])) for film in films] == [
        ("ל'אוריז'ינל", "חיה שפר"),
        ("האייפון החדש", "עדן ישי"),
        ("Design בעין", "מתן שליטא"),
        ("המדריך למאורת הזאב", "טל ניסים"),
        ("אני לא יודעת למה בכיתי פתאום", "לליב סיון"),
    ]
    assert [len(notes(section)) for section in book.sections()] == [4, 2, 0, 1, 1, 1]
    assert not any(film.figures or film.year or film.countries or film.runtime for film in films)


def test_addresses_and_lost_links_are_kept(book: Book) -> None:
    spans = [
        span
        for section in book.sections()
        for note in section.notes
        for prose in note.paragraphs
        for span in prose.spans
    ]
    assert [span.value for span in spans if span.mark is Mark.ADDRESS] == [
        "https://www.youtube.com/watch?v=IkdziSLYzHw",
        "https://www.youtube.com/watch?v=I411fr-t3ZE",
        "https://www.youtube.com/watch?v=n1E9IZfvGMA",
    ]
    assert [span.value for span in spans if span.mark is Mark.LINK] == ["", "", ""]


def test_the_shipped_content_says_the_manuscripts_words_and_no_others(shipped: Book) -> None:
    manuscript = said_by_manuscript(MANUSCRIPT.read_text("utf-8"), range(9))
    assert said_by_book(shipped) == manuscript
    assert (len(manuscript.body), len(manuscript.notes)) == (1881, 229)


def test_the_shipped_content_invents_nothing(shipped: Book) -> None:
    assert (shipped.edition.statement, shipped.edition.year, shipped.edition.isbn) == ("", "", "")
    assert shipped.imprint.lines == () and not shipped.imprint.publisher
    for section in shipped.sections():
        if isinstance(section, Film):
            assert (section.year, section.countries, section.runtime) == ("", (), "")
    assert not any(person.latin for person in shipped.people)


def test_what_the_house_rules_say_of_the_shipped_content(shipped: Book) -> None:
    places = [f"{finding.location} {finding.code}" for finding in check(shipped)]
    assert [place.removeprefix(f"{CONTENT.as_posix()}/") for place in places] == [
        "essays/thoughts.md:19:140 CAT-E08",
        "films/crying/text.md:1:143 CAT-E02",
        "films/crying/text.md:5:83 CAT-E02",
        "films/design/text.md:5:462 CAT-E02",
        "films/design/text.md:7:57 CAT-E09",
        "films/design/text.md:7:98 CAT-E09",
        "films/design/text.md:7:152 CAT-E09",
        "films/wolfs-lair/text.md:5:17 CAT-E02",
    ]
