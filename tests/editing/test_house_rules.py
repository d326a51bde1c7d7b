"""Each house rule on a book that breaks it once, and on one that does not."""

from __future__ import annotations

import pytest

from catalogue.diagnostics import Location
from catalogue.editing import check
from catalogue.editing.rules import RULES
from catalogue.model.blocks import Block, Heading, Paragraph
from catalogue.model.book import Book, HouseStyle, Part, Waiver
from catalogue.model.edition import Edition, Imprint, PrintRun
from catalogue.model.figures import Figure
from catalogue.model.names import Credit, Person
from catalogue.model.notes import Note, Series
from catalogue.model.prose import CALL, Anchor, Mark, Prose, Span, plain
from catalogue.model.sections import Essay, Film, Title

DANA = Person("dana", "דנה לוי", "לוי, דנה", location=Location("people.yaml", 1, 1))
MADE = (Credit("cre", ("dana",)),)


def at(text: str, line: int = 1, spans: tuple[Span, ...] = ()) -> Prose:
    return Prose(text, spans, (Anchor(0, Location("text.md", line, 1)),))


def essay(*blocks: Block, notes: tuple[Note, ...] = (), figures: tuple[Figure, ...] = ()) -> Essay:
    return Essay("essay", None, blocks, notes, MADE, figures)


def book(
    *order: Essay | Film,
    style: HouseStyle = HouseStyle(),
    people: tuple[Person, ...] = (DANA,),
    waivers: tuple[Waiver, ...] = (),
    title: Prose = plain("ספר"),
) -> Book:
    return Book(
        "book", title, None, "he", "right", Edition("1"), Imprint(), PrintRun(), style, (Series(),), (),
        people, (), (Part.COVER, *order), waivers,
    )  # fmt: skip


def called(text: str, line: int = 1) -> Prose:
    """Text in which ^ stands for the call of note "n"."""
    flat = text.replace("^", CALL)
    spans = tuple(Span(i, i + 1, Mark.CALL, "n") for i, letter in enumerate(flat) if letter == CALL)
    return at(flat, line, spans)


def note(text: str, name: str = "n") -> Note:
    return Note(name, (at(text, 9),))


def link(words: str, address: str) -> Prose:
    return at(f"ראו {words}", 1, (Span(4, 4 + len(words), Mark.LINK, address),))


LAURA = Film("f", (Title(plain("לאורה")),), (), (), location=Location("film.yaml", 1, 1))
RON = Person("ron", "רון", "רון", location=Location("people.yaml", 4, 1))
SILENT = Figure("f", "a", "", location=Location("film.yaml", 7, 3))
BEFORE = HouseStyle(calls="before")
NOTES = tuple(note(text, str(number)) for number, text in enumerate(("אחת.", "שתיים!", "(שלוש.)", "ארבע")))

CASES: list[tuple[str, Book, list[str]]] = [
    ("a call before the stop", book(essay(Paragraph(called("אב^. גד")))), ["text.md:1:3 CAT-E01"]),
    ("a call after the stop", book(essay(Paragraph(called("אב.^ גד")))), []),
    (
        "a call after the stop, against the house",
        book(essay(Paragraph(called("אב.^"))), style=BEFORE),
        ["text.md:1:4 CAT-E01"],
    ),
    (
        "a call before the stop, as the house wants it",
        book(essay(Paragraph(called("אב^."))), style=BEFORE),
        [],
    ),
    (
        "a name spelled two ways",
        book(essay(Paragraph(at("סוזן סונטאג")), Paragraph(at("סוזן זונטאג", 2)))),
        ["text.md:2:6 CAT-E02"],
    ),
    ("two names", book(essay(Paragraph(at("סוזן סונטאג")), Paragraph(at("סוזן לנגר", 2)))), []),
    ("a heading with a stop", book(essay(Heading(at("פרק ראשון.")))), ["text.md:1:10 CAT-E03"]),
    ("a heading with initials", book(essay(Heading(at("דיוקן: E.T.")), Heading(at("על John S.")))), []),
    ("a heading with three dots", book(essay(Heading(at("פרק ראשון...")))), []),
    ("a title with a stop", book(title=at("ספר."), people=()), ["text.md:1:4 CAT-E03"]),
    ("a film of nobody", book(essay(), LAURA), ["film.yaml:1:1 CAT-E04"]),
    ("a picture without words", book(essay(figures=(SILENT,))), ["film.yaml:7:3 CAT-E05"]),
    ("a picture with words", book(essay(figures=(Figure("f", "a", "אישה מול מראה"),))), []),
    ("a doubled word", book(essay(Paragraph(at("הלך הלך לו")))), ["text.md:1:5 CAT-E06"]),
    ("a word again after a comma", book(essay(Paragraph(at("הלך, הלך לו")))), []),
    ("an empty heading", book(essay(Heading(at(" ")))), ["text.md:1:1 CAT-E07"]),
    ("one note without its stop", book(essay(notes=NOTES)), ["text.md:9:4 CAT-E08"]),
    ("notes that end as they like", book(essay(notes=NOTES[2:])), []),
    ("a lost link", book(essay(Paragraph(link("אוטאר", "")))), ["text.md:1:5 CAT-E09"]),
    ("a link", book(essay(Paragraph(link("אוטאר", "https://x.il")))), []),
    ("a number left over", book(essay(Paragraph(at("אב.¹²")))), ["text.md:1:4 CAT-E10"]),
    ("a unit", book(essay(Paragraph(at("20 m² ו-10⁶")))), []),
    ("a bracket alone", book(essay(Paragraph(at("אב (גד")))), ["text.md:1:4 CAT-E11"]),
    ("labels and pairs", book(essay(Paragraph(at("א) ב (גד [הו]) 1) זח")))), []),
    ("a person nobody names", book(essay(), people=(DANA, RON)), ["people.yaml:4:1 CAT-E12"]),
]


@pytest.mark.parametrize(("broken", "expected"), [pytest.param(*case[1:], id=case[0]) for case in CASES])
def test_each_rule(broken: Book, expected: list[str]) -> None:
    assert [f"{finding.location} {finding.code}" for finding in check(broken)] == expected


def test_codes_rise_and_every_rule_says_why() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))
    assert all(rule.why and rule.hint and rule.message for rule in RULES)
