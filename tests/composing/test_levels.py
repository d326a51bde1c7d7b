"""Levels against Unicode's own cases, and the two things of ours: note calls and line ends."""

from __future__ import annotations

import pytest
from bidi_cases import Case, all_cases, needs_cases
from hypothesis import given
from hypothesis import strategies as st

from catalogue.composing.levels import LTR, RTL, base_level, resolve, visual_order
from catalogue.model.prose import CALL


def is_right(case: Case) -> bool:
    line = as_one_line(case.text, resolve(case.text, case.asked), case.base)
    kept = [at for at, level in enumerate(case.levels) if level is not None]
    shown = visual_order(tuple(line[at] for at in kept))
    return [line[at] for at in kept] == [case.levels[at] for at in kept] and [
        kept[at] for at in shown
    ] == list(case.order)


def as_one_line(text: str, levels: bytes, base: int) -> bytes:
    """The levels of a paragraph set as one line, white space at its end at the paragraph's (rule L1).

    On the page it is left off (`pieces`), so composing has no need of the rule.
    """
    bare = len(text.rstrip(" \u00a0\t"))
    return levels[:bare] + bytes([base]) * (len(text) - bare)


@needs_cases
@pytest.mark.parametrize("asked", [LTR, RTL, None], ids=["left-to-right", "right-to-left", "by first letter"])
def test_every_case_of_unicode(asked: int | None) -> None:
    cases = [case for case in all_cases() if case.asked == asked]
    assert cases
    assert [case for case in cases if not is_right(case)] == []


@pytest.mark.parametrize(
    ("text", "base"),
    [("שלום", RTL), ("Kate Crawford", LTR), ("Kate, שם", RTL), ("", RTL), ("1969", RTL), ("סלאם سلام", RTL)],
)
def test_a_paragraph_is_left_to_right_only_when_it_is_wholly_latin(text: str, base: int) -> None:
    assert base_level(text) == base


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("אב*גד", (1, 1, 1, 1, 1)),
        ("אב AB,* גד", (1, 1, 1, 2, 2, 1, 1, 1, 1, 1)),  # after a Latin name and its comma
        ("אב AB* גד", (1, 1, 1, 2, 2, 1, 1, 1, 1)),  # at the end of a Latin phrase: the paragraph's
        ("אב AB* CD גד", (1, 1, 1, 2, 2, 2, 2, 2, 2, 1, 1, 1)),  # inside a Latin phrase
        ("AB*", (2, 2, 1)),
        ("*AB", (1, 2, 2)),
        ("אב 12** גד", (1, 1, 1, 2, 2, 1, 1, 1, 1, 1)),
        ("אב AB*\u2060 גד", (1, 1, 1, 2, 2, 1, 1, 1, 1, 1)),
    ],
)
def test_a_call_belongs_to_the_outer_of_its_neighbours(text: str, levels: tuple[int, ...]) -> None:
    found = resolve(text.replace("*", CALL))
    assert [level for level, char in zip(found, text, strict=True) if char != "\u2060"] == [
        level for level, char in zip(levels, text, strict=True) if char != "\u2060"
    ]


LETTERS = st.text("אבABגC12()[],.-–% \u00a0\u2060\u05b8", max_size=30)


@given(LETTERS, st.lists(st.integers(0, 30), max_size=4), st.sampled_from([RTL, LTR]))
def test_calls_never_change_the_order_of_the_other_characters(
    text: str, places: list[int], base: int
) -> None:
    called = text
    for place in places:
        called = called[:place] + CALL + called[place:]
    assert shown_levels(called, base) == shown_levels(text, base)


def shown_levels(text: str, base: int) -> list[int]:
    """The levels of what stands on the line; a word joiner's is nobody's (rule X9 takes it away)."""
    levels = zip(resolve(text, base), text, strict=True)
    return [level for level, char in levels if char not in (CALL, "\u2060")]


@given(LETTERS, st.sampled_from([RTL, LTR]), st.data())
def test_the_visual_order_of_a_line_is_a_permutation(text: str, base: int, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    line = resolve(text, base)[start:end]
    assert sorted(visual_order(line)) == list(range(end - start))


@pytest.mark.parametrize(
    ("levels", "order"),
    [
        ([1], [0]),
        ([1, 1], [1, 0]),
        ([1, 2, 1], [2, 1, 0]),
        ([1, 2, 2, 1], [3, 1, 2, 0]),
        ([0, 1, 1, 0], [0, 2, 1, 3]),
        ([], []),
    ],
)
def test_runs_stand_in_visual_order(levels: list[int], order: list[int]) -> None:
    """UAX #9, rule L2."""
    assert list(visual_order(levels)) == order
