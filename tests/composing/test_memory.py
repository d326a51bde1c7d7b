"""What is remembered is taken only for the very same; places in the source count, unlike in equality."""

from __future__ import annotations

import dataclasses

import pytest

from catalogue.composing.memory import Memory, same
from catalogue.diagnostics import Location
from catalogue.model.blocks import Paragraph
from catalogue.model.prose import Anchor, Mark, Prose, Span

PROSE = Prose("שלום עולם", (Span(0, 4, Mark.STRONG),), (Anchor(0, Location("a.md", 3, 1)),))
MOVED = dataclasses.replace(PROSE, anchors=(Anchor(0, Location("a.md", 4, 1)),))


def copy_of(prose: Prose) -> Prose:
    return Prose(prose.text[:3] + prose.text[3:], (*prose.spans,), (*prose.anchors,))


def test_alike_in_every_field_is_the_same() -> None:
    assert same((Paragraph(PROSE), {"a": [1.5]}), (Paragraph(copy_of(PROSE)), {"a": [1.5]}))


@pytest.mark.parametrize(
    "other",
    [
        MOVED,
        dataclasses.replace(PROSE, text="שלום עולמי"),
        dataclasses.replace(PROSE, spans=()),
    ],
)
def test_another_letter_mark_or_place_is_not_the_same(other: Prose) -> None:
    assert not same((Paragraph(PROSE),), (Paragraph(other),))
    assert not same({"note": PROSE}, {"note": other})


@pytest.mark.parametrize(
    ("one", "other"),
    [((1,), (1, 2)), ((1,), [1]), ({"a": 1, "b": 2}, {"b": 2, "a": 1}), (1, 1.0), ("", None)],
)
def test_another_shape_is_not_the_same(one: object, other: object) -> None:
    assert not same(one, other)


def test_a_thing_is_made_again_only_from_something_else() -> None:
    memory, made = Memory(), list[object]()

    def recall(prose: Prose) -> str:
        return memory.recall("text", (prose,), lambda: made.append(prose) or prose.text)  # type: ignore[func-returns-value]

    assert PROSE == MOVED
    for prose in (PROSE, copy_of(PROSE), MOVED, MOVED, PROSE):
        assert recall(prose) == PROSE.text
    assert len(made) == 3


def test_what_is_settled_stays_one_object() -> None:
    memory = Memory()
    assert memory.settled("prose", PROSE) is PROSE
    assert memory.settled("prose", copy_of(PROSE)) is PROSE
    assert memory.settled("prose", MOVED) is MOVED
