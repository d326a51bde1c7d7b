"""A word out of the vocabulary is the word measured where it stands."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from random_prose import HANG, MARKS, STYLES, measure, proses

from catalogue.composing.atoms import cut_atoms
from catalogue.composing.levels import LTR, RTL, resolve
from catalogue.composing.looks import find_runs
from catalogue.composing.pieces import count_spaces, count_tracked, format_prose
from catalogue.composing.vocabulary import Kind, vocabulary
from catalogue.model.design import TextStyle
from catalogue.model.prose import Prose


@settings(max_examples=150, deadline=None)
@given(proses(), st.sampled_from(STYLES), st.sampled_from([RTL, LTR]))
def test_an_atom_is_as_wide_as_its_pieces_are(prose: Prose, style: TextStyle, base: int) -> None:
    formatted = format_prose(prose, base, MARKS)
    atoms = cut_atoms(formatted, style, measure, HANG)
    for number, atom in enumerate(atoms.words):
        start, body = atoms.start(number), atoms.body(number)
        pieces = formatted.pieces(start, body)
        assert atom.width == pytest.approx(formatted.width(start, body, style, measure))
        assert atom.inner == sum(count_spaces(piece.text) for piece in pieces if piece.call is None)
        if not any(piece.call for piece in pieces):
            assert atom.tracked == count_tracked(pieces) - sum(
                count_spaces(piece.text) for piece in pieces if not piece.whole
            )


@settings(max_examples=150, deadline=None)
@given(proses(), st.sampled_from(STYLES))
def test_running_sums_are_those_of_every_single_space(prose: Prose, style: TextStyle) -> None:
    words = cut_atoms(format_prose(prose, RTL, MARKS), style, measure, HANG).words
    spaces = sum(word.white for word in words)
    assert spaces == pytest.approx(
        count_spaces(prose.text) * measure(" ", style.weight, False, style.size, True)
    )


def test_a_word_is_measured_once() -> None:
    asked: list[str] = []

    def counting(text: str, weight: int, italic: bool, size: float, rtl: bool) -> float:
        asked.append(text)
        return measure(text, weight, italic, size, rtl)

    formatted = format_prose(Prose("שפר ועוד שפר ושוב שפר"), RTL, MARKS)
    cut_atoms(formatted, STYLES[0], counting, HANG)
    cut_atoms(formatted, STYLES[0], counting, HANG)
    assert sorted(word for word in asked if word != " ") == ["ועוד", "ושוב", "שפר"]


def test_bold_italic_and_the_two_directions_are_words_of_their_own() -> None:
    known = vocabulary(STYLES[0], measure, tuple(HANG.items()), RTL)
    plain = known[Kind(strong=False, italic=False, whole=False, right_to_left=True)]
    bold = known[Kind(strong=True, italic=False, whole=False, right_to_left=True)]
    inward = known[Kind(strong=False, italic=False, whole=False, right_to_left=False)]
    assert bold["שפר."].width > plain["שפר."].width
    assert plain["שפר."].hang_end > 0 == inward["שפר."].hang_end


@settings(max_examples=150, deadline=None)
@given(proses())
def test_runs_hold_the_levels_and_part_where_something_changes(prose: Prose) -> None:
    levels = resolve(prose.text, RTL)
    runs = find_runs(prose, levels)
    assert bytes(run.level for run in runs for _ in range(run.start, run.end)) == levels
    for one, following in itertools.pairwise(runs):
        assert (one.level, one.look) != (following.level, following.look) or one.look.call
    assert all(run.end == run.start + 1 for run in runs if run.look.call)
