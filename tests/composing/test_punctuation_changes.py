"""Changes: applied, followed by an offset, put one after another, kept off what is protected."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue.composing.punctuation import Change, apply, moved, normalise, origin
from catalogue.composing.punctuation.changes import compose, minimal


def test_apply() -> None:
    changes = [Change(0, "", ">", "T2"), Change(1, "bc", "X", "T2"), Change(4, "e", "", "T2")]
    assert apply("abcde", changes) == ">aXd"


@pytest.mark.parametrize(
    "changes",
    [
        [Change(0, "b", "x", "T2")],
        [Change(0, "ab", "x", "T2"), Change(1, "b", "y", "T2")],
        [Change(2, "c", "x", "T2"), Change(0, "a", "y", "T2")],
    ],
)
def test_a_change_that_does_not_fit_is_refused(changes: list[Change]) -> None:
    with pytest.raises(ValueError, match="does not fit"):
        apply("abc", changes)


def test_offsets_follow_the_changes() -> None:
    text = "ab - cd"
    changes = [Change(0, "", "(", "T2"), Change(3, "-", "–––", "D1"), Change(5, "cd", "", "T2")]
    assert apply(text, changes) == "(ab ––– "
    assert [moved(changes, at) for at in range(8)] == [1, 2, 3, 4, 7, 8, 8, 8]
    assert [origin(changes, at) for at in range(9)] == [0, 0, 1, 2, 3, 3, 3, 4, 7]


def test_an_insertion_at_the_edge_of_a_stretch_stays_outside_it() -> None:
    changes = [Change(2, "", " ", "T2")]
    assert (moved(changes, 0), moved(changes, 2, ends=True)) == (0, 2)
    assert (moved(changes, 2), moved(changes, 4, ends=True)) == (3, 5)


def test_a_bold_title_keeps_its_words() -> None:
    text = 'הסרט "אני, רובוט - חלק ב\'" (2004)'
    start, end = text.index("אני"), text.index('" (')
    made = normalise(text)
    assert (
        made.text[moved(made.changes, start) : moved(made.changes, end, ends=True)] == "אני, רובוט – חלק ב׳"
    )


def test_minimal_lets_the_first_of_two_spaces_go() -> None:
    assert minimal(5, "a  b", "a b", "T2") == Change(6, " ", "", "T2")
    assert minimal(5, "ab", "ab", "T2") is None


def test_rules_that_meet_in_one_place_become_one_change() -> None:
    made = normalise("לא . . . כן")
    assert made.text == "לא… כן"
    assert [change.rule for change in made.changes] == ["T2", "T2+T1"]


@pytest.mark.parametrize(
    ("typed", "what", "printed"),
    [
        ("ב-2019 וב-2020", "-", "ב-2019 וב־2020"),
        ('"כן" ו"לא"', '"', '"כן” ו”לא”'),
        ("כן  לא - אז", "  ", "כן  לא – אז"),
        ("הוא... והיא...", "...", "הוא... והיא…"),
        ('ה-"כן"', "-", "ה-”כן”"),
        ("24x36 וגם 10x10", "x", "24x36 וגם 10×10"),
        ("100-105 וגם 110-105", "100-105", "100-105 וגם 110-105"),
    ],
)
def test_a_refused_change_leaves_the_rest_as_it_would_be(typed: str, what: str, printed: str) -> None:
    start = typed.index(what)
    made = normalise(typed, protected=[(start, start + len(what))])
    assert made.text == printed
    assert normalise(typed, protected=[range(start, start + len(what))]) == made


def test_a_refused_insertion() -> None:
    typed = "שלום,עולם"
    insertion = normalise(typed).changes[0]
    assert normalise(typed, protected=[(insertion.start, insertion.end)]).text == typed


def test_every_change_can_be_refused() -> None:
    typed = 'ד"ר לוי  אמר: "ה-"סלופ" ב-2019 - 75 % מהעמ\' 46-7, 24x36 ס"מ...".'
    for change in normalise(typed).changes:
        made = normalise(typed, protected=[(change.start, change.end)])
        assert change not in made.changes


def test_quotation_marks_inside_a_protected_stretch_are_not_paired() -> None:
    typed = 'הוא "כתב a"b ושם'
    start = typed.index("a")
    assert normalise('כתב a"b ושם', protected=[(4, 7)]).flags == ()
    assert [flag.start for flag in normalise(typed, protected=[(start, start + 3)]).flags] == [4]


def test_calls_are_cut_around() -> None:
    typed = "כן .\ufffc. . לא \ufffc- אז"
    made = normalise(typed)
    assert made.text.replace("\ufffc", "") == normalise(typed.replace("\ufffc", "")).text
    assert all("\ufffc" not in change.before + change.after for change in made.changes)


def test_a_space_before_a_call_stays() -> None:
    typed = "ראו \ufffc, וגם \ufffc."
    assert normalise(typed).text == typed


letters = st.text("ab ", max_size=8)


@st.composite
def _edited(draw: st.DrawFn, text: str) -> list[Change]:
    changes, at = [], 0
    while at <= len(text) and draw(st.booleans()):
        start = draw(st.integers(at, len(text)))
        end = draw(st.integers(start, len(text)))
        after = draw(letters)
        if text[start:end] != after:
            changes.append(Change(start, text[start:end], after, "T2"))
        at = end + 1
    return changes


@settings(max_examples=300, deadline=None)
@given(st.data(), letters)
def test_composed_changes_do_what_the_two_rounds_do(data: st.DataObject, text: str) -> None:
    first = data.draw(_edited(text))
    middle = apply(text, first)
    second = data.draw(_edited(middle))
    composed = compose(text, first, second)
    assert apply(text, composed) == apply(middle, second)
    for one, other in itertools.pairwise(composed):
        assert one.end <= other.start


@settings(max_examples=200, deadline=None)
@given(st.data(), letters)
def test_offsets_stay_in_order(data: st.DataObject, text: str) -> None:
    changes = data.draw(_edited(text))
    places = [moved(changes, at) for at in range(len(text) + 1)]
    assert places == sorted(places)
    assert places[-1] <= len(apply(text, changes))
    ends = [moved(changes, at, ends=True) for at in range(len(text) + 1)]
    assert all(end <= place for end, place in zip(ends, places, strict=True))
