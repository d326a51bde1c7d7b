"""The house's choices in book.yaml: each can be made there, and what is left out is the house's habit."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from pathlib import Path

import pytest
from good_book import GOOD, read

from catalogue.composing.punctuated import punctuate
from catalogue.model.blocks import proses
from catalogue.model.book import HouseStyle
from catalogue.model.prose import CALL
from catalogue.model.punctuation import Profile, PunctuationStyle
from catalogue.reading.schema import StyleFacts

ROOT = Path(__file__).resolve().parents[2]
COMMENTED = ("README.md", "content/book.yaml", "catalogue/pipeline/starter/content/book.yaml")
SWITCHES = [one.name for one in fields(PunctuationStyle) if one.name != "profile"]
KEYS = [name.replace("_", "-") for name in StyleFacts.model_fields]


def style(*lines: str) -> HouseStyle:
    found = read({"book.yaml": GOOD["book.yaml"] + "style:\n" + "".join(f"  {line}\n" for line in lines)})
    assert found.book and not found.report.errors
    return found.book.style


def test_what_is_left_out_is_the_houses_habit() -> None:
    assert style("digits: hebrew") == HouseStyle()
    found = read({}).book
    assert found and found.style == HouseStyle()


@pytest.mark.parametrize("name", SWITCHES)
def test_every_rule_is_a_line_of_its_own(name: str) -> None:
    habit = getattr(PunctuationStyle(), name)
    changed = style(f"{name.replace('_', '-')}: {'no' if habit else 'yes'}").punctuation
    assert changed == replace(PunctuationStyle(), **{name: not habit})


@pytest.mark.parametrize("profile", list(Profile))
def test_quotation_profiles(profile: Profile) -> None:
    assert style(f"quotation-profile: {profile.value}").punctuation == PunctuationStyle(profile)


def test_everything_may_be_left_as_it_was_typed() -> None:
    assert style("punctuation: typed").punctuation == PunctuationStyle.as_typed()
    assert style("punctuation: typed", "maqaf: yes").punctuation == PunctuationStyle.as_typed()


def test_what_is_not_about_punctuation() -> None:
    made = style("digits: latin", "calls: before", "english-notes: right-to-left")
    assert (made.digits, made.calls, made.english_notes) == ("latin", "before", "right-to-left")


@pytest.mark.parametrize("file", COMMENTED)
def test_every_line_is_explained_where_a_designer_looks(file: str) -> None:
    told = (ROOT / file).read_text("utf-8")
    assert [key for key in KEYS if not re.search(rf"^[ |`].*\b{key}: \w", told, re.M)] == []


@pytest.mark.parametrize("file", COMMENTED[1:])
def test_the_books_say_the_houses_habit(file: str) -> None:
    lines = (ROOT / file).read_text("utf-8").split("\nstyle:")[1].split("\n\n")[0].splitlines()[1:]
    assert style(*(line.strip() for line in lines)) == HouseStyle()


def test_the_book_is_printed_by_its_own_choices() -> None:
    changes = {"films/laura/text.md": 'תת-קרקעי, 1914-18, מנכ"ל.[^editor/remark]\n\n[^editor/remark]: כן.\n'}
    for lines, printed in {
        "maqaf: no": "תת-קרקעי, 1914–18, מנכ״ל.",
        "gershayim: no": 'תת־קרקעי, 1914–18, מנכ"ל.',
        "abbreviated-years: no": "תת־קרקעי, 1914-18, מנכ״ל.",
        "punctuation: typed": 'תת-קרקעי, 1914-18, מנכ"ל.',
    }.items():
        book = read({**changes, "book.yaml": f"{GOOD['book.yaml']}style:\n  {lines}\n"}).book
        assert book
        *_, film = punctuate(book).book.sections()
        (prose,) = proses(film.blocks)
        assert prose.text.translate({0x2060: None, ord(CALL): None}) == printed
