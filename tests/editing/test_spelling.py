"""Slips found without a dictionary: what is suspected, and what is left in peace."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue.model.spelling import doubled_words, spelled_two_ways, unpaired_brackets


def pairs(*texts: str) -> list[tuple[str, str]]:
    return [(two.here.word, two.there.word) for two in spelled_two_ways(texts)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("סוזן סונטאג", "סוזן זונטאג"),
        ("קייט קרופורד", "קייט כרופורד"),
        ("אינטליגנציה", "לאינטליגנצייה"),
        ("רבת-תחומית", "הרבת-חומית"),
        ("היוצרים", "ליצורים"),
        ("Lightricks", "Lighttricks"),
    ],
)
def test_suspected(one: str, other: str) -> None:
    assert pairs(f"{one} כאן", f"{other} כאן") == [(other.split()[-1], one.split()[-1])]
    assert pairs(f"{one} כאן {other} כאן") == [(other.split()[-1], one.split()[-1])]


@pytest.mark.parametrize(
    "text",
    [
        "בעולם כזה באולם אחר",
        "לייצור וליצור",
        "עבודה עובדה",
        "המדיה במדיה למדיה שהמדיה",
        "סרט מציג סרט מציגה",
        'נדל"ן ונדל"ן',
        "ניסוי בניסוי וניסוי",
    ],
)
def test_left_in_peace(text: str) -> None:
    assert pairs(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("שוב שוב", [(4, "שוב")]),
        ("the the cat", [(4, "the")]),
        ("שוב, שוב", []),
        ("יותר ויותר", []),
        ("א א", []),
        ("שוב\u00a0שוב", [(4, "שוב")]),
        ("Atlas Atlas Atlas", [(6, "Atlas"), (12, "Atlas")]),
    ],
)
def test_doubled(text: str, found: list[tuple[int, str]]) -> None:
    assert list(doubled_words(text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("אב (גד) [הו]", []),
        ("אב (גד", [(3, "(")]),
        ("אב גד)", [(5, ")")]),
        ("א) אב 12) גד", []),
        ("(אב] גד)", [(3, "]")]),
        ("(1) אב (ב) גד", []),
    ],
)
def test_unpaired(text: str, found: list[tuple[int, str]]) -> None:
    assert sorted(unpaired_brackets(text)) == found


@settings(deadline=None, max_examples=60)
@given(st.lists(st.text(st.sampled_from("אבוידהלמסז \"'-()"), max_size=40), max_size=4))
def test_places_are_true(texts: list[str]) -> None:
    for two in spelled_two_ways(texts):
        for place in (two.here, two.there):
            assert texts[place.text][place.offset :].startswith(place.word)
        assert (two.there.text, two.there.offset) < (two.here.text, two.here.offset)
