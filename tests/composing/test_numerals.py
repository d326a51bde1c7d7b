"""Hebrew numerals against the table, and the laws that hold for all of them."""

from __future__ import annotations

import re

import pytest
from hebrew_tables import rows

from catalogue.composing.marks import note_mark
from catalogue.composing.numerals import NumeralRangeError, hebrew_numeral, numeral_value

TABLE = rows("numerals.tsv")
VALUES = dict(
    zip("אבגדהוזחטיכלמנסעפצקרשת", (*range(1, 10), *range(10, 100, 10), *range(100, 401, 100)), strict=True)
)
UNPLEASANT = {270: "רע", 272: "רעב", 275: "רעה", 298: "רצח", 304: "שד", 344: "שמד", 698: "תרצח", 744: "תשמד"}


def of_row(row: dict[str, str], marks: bool) -> str:
    n = int(row["n"])
    match row["context"]:
        case "counter":
            return hebrew_numeral(n, marks=marks)
        case "year":
            return hebrew_numeral(n, marks=marks, reorder=False)
        case _:
            return hebrew_numeral(n % 1000, marks=marks, reorder=False)


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row['n']}-{row['context']}")
def test_table(row: dict[str, str]) -> None:
    assert (of_row(row, True), of_row(row, False)) == (row["expected"], row["plain"])


def test_the_letters_add_up() -> None:
    for n in range(1, 1000):
        for reorder in (True, False):
            bare = hebrew_numeral(n, marks=False, reorder=reorder).replace("ף", "פ")
            assert sum(VALUES[letter] for letter in bare) == n


def test_no_two_counters_are_the_same() -> None:
    assert len({hebrew_numeral(n) for n in range(1, 1000)}) == 999


def test_counters_have_no_final_letters() -> None:
    assert not [n for n in range(1, 11_000) if re.search("[ךםןףץ]", hebrew_numeral(n))]


@pytest.mark.parametrize("hundreds", range(0, 1000, 100))
def test_fifteen_and_sixteen_at_every_hundred(hundreds: int) -> None:
    assert hebrew_numeral(hundreds + 15, marks=False).endswith("טו")
    assert hebrew_numeral(hundreds + 16, marks=False).endswith("טז")
    assert hebrew_numeral(5000 + hundreds + 15, marks=False).endswith("טו")


@pytest.mark.parametrize(("n", "word"), UNPLEASANT.items())
def test_unpleasant_words_are_reordered_in_counters_only(n: int, word: str) -> None:
    assert sorted(hebrew_numeral(n, marks=False)) == sorted(word)
    assert hebrew_numeral(n, marks=False) != word
    assert hebrew_numeral(n, marks=False, reorder=False) == word
    assert numeral_value(word) == numeral_value(hebrew_numeral(n, marks=False)) == n


def test_only_the_unpleasant_are_reordered() -> None:
    changed = {n for n in range(1, 1000) if hebrew_numeral(n) != hebrew_numeral(n, reorder=False)}
    assert changed == {*UNPLEASANT, 780}, "780 differs by the Academy's תש״ף"


def test_marks_stand_before_the_last_letter() -> None:
    assert [hebrew_numeral(n) for n in (1, 10, 12, 123, 400, 5000, 5784, 10_999)] == [
        "א׳",
        "י׳",
        "י״ב",
        "קכ״ג",
        "ת׳",
        "ה׳",
        "ה׳תשפ״ד",
        "י׳תתקצ״ט",
    ]


@pytest.mark.parametrize("n", [0, -1, -5784, 100_000])
def test_outside_the_range_is_a_clear_error(n: int) -> None:
    with pytest.raises(NumeralRangeError, match=f"{n} has no Hebrew numeral: numerals run from 1 to 10999"):
        hebrew_numeral(n)
    assert issubclass(NumeralRangeError, ValueError)


@pytest.mark.parametrize("n", [1.5, 15.0, True, "15", None])
def test_what_is_no_whole_number_has_no_numeral(n: object) -> None:
    with pytest.raises(NumeralRangeError, match="has no Hebrew numeral"):
        hebrew_numeral(n)  # type: ignore[arg-type]


def test_above_the_letters_counters_go_on_in_digits() -> None:
    assert [hebrew_numeral(n) for n in (10_999, 11_000, 99_999)] == ["י׳תתקצ״ט", "11000", "99999"]


@pytest.mark.parametrize(
    ("letters", "value"),
    [
        ("ג", 3),
        ("טו", 15),
        ("יה", None),
        ("תשף", 780),
        ("ער", 270),
        ("רע", 270),
        ("מנכל", None),
        ("", None),
        ("אאא", None),
    ],
)
def test_reading_a_numeral(letters: str, value: int | None) -> None:
    assert numeral_value(letters) == value


def test_every_numeral_is_read_back() -> None:
    assert all(numeral_value(hebrew_numeral(n, marks=False)) == n for n in range(1, 1000))


@pytest.mark.parametrize(
    ("style", "marks"),
    [
        ("hebrew", ["א", "ב", "טו", "רחצ", "ה׳", "א׳א"]),
        ("digits", ["1", "2", "15", "298", "5000", "1001"]),
        ("symbols", ["*", "†", "¶¶¶", "‡" * 60, "¶" * 1000, "*" * 201]),
    ],
)
def test_note_marks(style: str, marks: list[str]) -> None:
    assert [note_mark(n, style) for n in (1, 2, 15, 298, 5000, 1001)] == marks


def test_symbols_run_through_and_come_doubled() -> None:
    assert [note_mark(n, "symbols") for n in range(1, 9)] == ["*", "†", "‡", "§", "¶", "**", "††", "‡‡"]


def test_marks_in_their_natural_order_have_no_final_letter_either() -> None:
    assert (note_mark(298, "hebrew", reorder=False), note_mark(780, "hebrew", reorder=False)) == (
        "רצח",
        "תשפ",
    )


def test_no_two_hebrew_marks_are_the_same() -> None:
    assert len({note_mark(n, "hebrew") for n in range(1, 11_000)}) == 10_999


@pytest.mark.parametrize(("n", "style"), [(0, "hebrew"), (0, "digits"), (-3, "symbols"), (11_000, "hebrew")])
def test_there_is_no_such_note(n: int, style: str) -> None:
    with pytest.raises(NumeralRangeError, match="note"):
        note_mark(n, style)


def test_there_is_no_such_style() -> None:
    with pytest.raises(ValueError, match="hebrew, digits or symbols"):
        note_mark(1, "roman")
