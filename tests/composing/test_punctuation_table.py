"""Every row of the oracle, and every sentence that was read by a person."""

from __future__ import annotations

import re

import pytest
from hebrew_tables import rows, shown

from catalogue.composing.islands import find_islands
from catalogue.composing.punctuation import apply, explain, normalise

ORACLE = rows("punctuation.tsv")
SENTENCES = rows("sentences.tsv")
LRI, PDI = "\u2066", "\u2069"


@pytest.mark.parametrize("row", ORACLE, ids=lambda row: f"{row['status']}-{row['input']}")
def test_oracle(row: dict[str, str]) -> None:
    made = normalise(row["input"])
    assert apply(row["input"], made.changes) == made.text
    if row["status"] in ("flag", "human"):
        assert (made.text, made.changes) == (row["input"], ())
        assert made.flags
    else:
        # Direction is the layout's: an expected isolate is one of the islands it isolates.
        assert made.text == row["expected"].replace(LRI, "").replace(PDI, "")
        if LRI in row["expected"]:
            isolated = row["expected"].partition(LRI)[2].partition(PDI)[0]
            assert [made.text[start:end] for start, end in find_islands(made.text)] == [isolated]


@pytest.mark.parametrize("row", ORACLE, ids=lambda row: f"{row['status']}-{row['input']}")
def test_what_is_printed_is_left_alone(row: dict[str, str]) -> None:
    printed = normalise(row["input"]).text
    again = normalise(printed)
    assert (again.text, again.changes) == (printed, ())


@pytest.mark.parametrize("row", SENTENCES, ids=lambda row: row["typed"])
def test_sentence(row: dict[str, str]) -> None:
    made = normalise(shown(row["typed"]))
    assert made.text == shown(row["printed"])
    assert [flag.rule for flag in made.flags] == row["flags"].split()
    assert normalise(made.text).changes == ()
    assert all(explain(one.rule) for one in (*made.changes, *made.flags))


@pytest.mark.parametrize("row", SENTENCES, ids=lambda row: row["typed"])
def test_a_note_call_anywhere_changes_no_decision(row: dict[str, str]) -> None:
    typed = shown(row["typed"]).replace("\ufffc", "")
    printed = normalise(typed).text
    called = re.sub("(?<! ) (?! )", "\ufffc ", typed)
    assert normalise(called).text.replace("\ufffc", "") == printed
    assert normalise(called).text.count("\ufffc") == called.count("\ufffc")
