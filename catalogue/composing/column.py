"""What is to be divided into pages, and every place where a page of it may end."""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from catalogue.composing.notearea import Filled, Rest, area_height, fill
from catalogue.composing.strips import Strip, Turn
from catalogue.model.design import Design

_ROUNDING = 1e-6


class Turned(NamedTuple):
    """The one paragraph of a page that is set otherwise: at which strip it begins, and how."""

    at: int
    turn: Turn


class Reach(NamedTuple):
    """A page's content up to one of the places where it may end."""

    end: int
    """The strip below it."""
    last: int
    """Its last strip; -1 when it holds notes alone."""
    body: float
    """Height of its strips in points."""
    own: tuple[Rest, ...]
    """The notes called in it."""
    lines: int
    """Their lines together."""


@dataclass(frozen=True, slots=True)
class Column:
    """Strips, the lengths of their notes, and the page they go on."""

    strips: Sequence[Strip]
    notes: Mapping[str, int]
    """Note id to its count of lines."""
    design: Design
    first_page: int = 1
    """Number of the page it begins on; even pages are versos and face the next one."""
    carried: tuple[Rest, ...] = ()
    """Notes that the page before it has left unfinished."""
    follow: Mapping[int, int] = field(default_factory=dict)
    turns: Mapping[int, tuple[Turn, ...]] = field(default_factory=dict)
    height: float = field(init=False)
    leading: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "height", self.design.page.lines * self.design.grid)
        object.__setattr__(self, "leading", self.design.style("note").leading)

    @property
    def end(self) -> int:
        """The place below the last strip."""
        return len(self.strips)

    def walk(self, start: int, turned: Turned | None = None) -> Iterator[tuple[int, int]]:
        """Every strip from `start` on, with the one below it."""
        at, end, turn_at = start, self.end, turned.at if turned else -1
        while at != end:
            if at == turn_at and turned:
                at = turned.turn.to
            below = self.follow.get(at, at + 1)
            yield at, below
            at = below

    def between(self, start: int, end: int, turned: Turned | None = None) -> Iterator[Strip]:
        """The strips of a page."""
        for at, below in self.walk(start, turned):
            yield self.strips[at]
            if below == end:
                return

    def reaches(self, start: int, turned: Turned | None = None) -> Iterator[Reach]:
        """Every end that a page beginning at `start` may have, until it is full."""
        height, shown, full = 0.0, start == 0, self.height + _ROUNDING
        own: tuple[Rest, ...] = ()
        lines, strips = 0, self.strips
        for at, below in self.walk(start, turned):
            strip = strips[at]
            if strip.part < 0:
                if shown:  # white vanishes at the head of a page, but not of a section
                    height += strip.height
                continue
            height += strip.height
            if height > full:
                return
            shown = True
            if strip.notes:
                own += tuple(Rest(note, 0, self.notes[note]) for note in strip.notes)
                lines += sum(self.notes[note] for note in strip.notes)
            yield Reach(below, at, height, own, lines)

    def turns_from(self, start: int, ends: Sequence[Reach]) -> Iterator[Turned]:
        """The paragraphs that begin on a page and can be set otherwise."""
        furthest = ends[-1].end if ends else start
        for at, _ in self.walk(start):
            yield from (Turned(at, turn) for turn in self.turns.get(at, ()))
            if at == furthest:
                return

    def weighed(self, carried: Sequence[Rest], reaches: Sequence[Reach], most: int) -> Iterator[Reach]:
        """The ends worth weighing: the fullest where all notes have room, and a few where they have not.

        Of those, some leave the notes their share of the page, so that a long note
        goes on beside the text instead of piling up behind it. `most` of each.
        """
        if not carried and not (reaches and reaches[-1].own):
            yield from reaches[-most:]
            return
        old, waiting = len(carried), sum([rest.left for rest in carried])
        begun = bool(old)
        roomy = _count(reaches, lambda one: self._has_room(one, old + len(one.own), waiting + one.lines))
        possible = _count(
            reaches, lambda one: self._has_room(one, len(one.own) + begun, len(one.own) + begun)
        )
        share = (1 - self.design.notes.share) * self.height + _ROUNDING
        beside = min(possible, _count(reaches, lambda one: one.body <= share))
        yield from reaches[max(0, roomy - most) : roomy]
        yield from reaches[max(roomy, beside - most) : beside]
        yield from reaches[max(roomy, beside, possible - most) : possible]

    def _has_room(self, reach: Reach, notes: int, lines: int) -> bool:
        needed = area_height(lines, notes, self.design.notes, self.leading)
        return reach.body + needed <= self.height + _ROUNDING

    def filled(self, carried: Sequence[Rest], reach: Reach) -> Filled | None:
        """The note area under what a page holds so far, as full as it can be."""
        return fill(carried, reach.own, self.height - reach.body, self.design.notes, self.leading)


def _count(reaches: Sequence[Reach], holds: Callable[[Reach], bool]) -> int:
    """How many ends hold something that, once lost, no later end has."""
    return bisect.bisect_left(reaches, True, key=lambda one: not holds(one))
