"""The cheapest reading of a paragraph's marks in which every quotation that opens also closes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from catalogue.composing.punctuation.marks import Mark
from catalogue.composing.punctuation.roles import STRAY_COST, Role

DEEPEST = 4
"""Quotations inside one another; a fifth level is taken for a mistake."""

CLOSE_CALL = 0.4
"""Two readings whose costs differ by no more than this are too close to be silent about."""

_Trail = tuple[Role, "_Trail"] | None
_Best = list[tuple[float, _Trail]]


class Quoted(NamedTuple):
    """A quotation: the numbers of its two marks and of the quotation it lies in (None: outermost)."""

    opening: int
    closing: int
    parent: int | None


class Paired(NamedTuple):
    """One role a mark, in order; and the next best reading when it is almost as good."""

    roles: tuple[Role, ...]
    balanced: bool
    rival: tuple[Role, ...] | None


def pair(marks: Sequence[Mark], possible: Sequence[dict[Role, float]]) -> Paired:
    """Choose a role for every mark: one of those `possible`, or that of a stray."""
    # Most paragraphs are balanced: strays, which open so many ways more, are thought of only where
    # a reading with one could be as good.
    astray = STRAY_COST + sum([min(0.0, *costs.values()) for costs in possible if costs])
    best = _cheapest(marks, possible)
    if not best or best[0][0] + CLOSE_CALL >= astray:
        best = _cheapest(marks, [{**costs, Role.STRAY: STRAY_COST} for costs in possible])
    roles = _roles(best[0][1])
    rival = _roles(best[1][1]) if len(best) > 1 and best[1][0] - best[0][0] <= CLOSE_CALL else None
    return Paired(roles, best[0][0] < STRAY_COST, rival)


def _cheapest(marks: Sequence[Mark], possible: Sequence[dict[Role, float]]) -> _Best:
    """The two cheapest balanced readings. The state of the search is the stack of open quotations."""
    states: dict[str, _Best] = {"": [(0.0, None)]}
    reached = 0
    for mark, costs in zip(marks, possible, strict=True):
        states = _advance(states, mark, costs, adjacent=mark.start == reached)
        reached = mark.end
    return states.get("", [])


def _advance(
    states: dict[str, _Best], mark: Mark, costs: dict[Role, float], *, adjacent: bool
) -> dict[str, _Best]:
    kind = "D" if mark.double else "S"
    reached: dict[str, _Best] = {}
    for stack, best in states.items():
        # The open quotations once the mark opens one, or closes one; None where it cannot.
        opened = stack + kind if len(stack) < DEEPEST else None
        closed = stack[:-1] if stack.endswith(kind) else None
        for role, cost in costs.items():
            after = opened if role is Role.OPEN else closed if role is Role.CLOSE else stack
            if after is None:
                continue
            ways = reached.setdefault(after, [])
            for spent, trail in best:
                if not (adjacent and _is_empty(role, trail)):
                    _keep_two(ways, spent + cost, (role, trail))
    return {stack: ways for stack, ways in reached.items() if ways}


def _keep_two(ways: _Best, cost: float, trail: _Trail) -> None:
    """Keep the two cheapest ways in order; of two as cheap the one that came first."""
    at = len(ways)
    while at and cost < ways[at - 1][0]:
        at -= 1
    if at < 2:
        ways.insert(at, (cost, trail))
        del ways[2:]


def _is_empty(role: Role, trail: _Trail) -> bool:
    """Whether a quotation would close right where it opened."""
    return role is Role.CLOSE and trail is not None and trail[0] is Role.OPEN


def _roles(trail: _Trail) -> tuple[Role, ...]:
    found: list[Role] = []
    while trail:
        role, trail = trail
        found.append(role)
    return tuple(reversed(found))


def quotations(roles: Sequence[Role]) -> list[Quoted]:
    """The quotations of a balanced reading, in order of their opening marks."""
    found: list[Quoted] = []
    open_now: list[int] = []
    for number, role in enumerate(roles):
        if role is Role.OPEN:
            found.append(Quoted(number, -1, open_now[-1] if open_now else None))
            open_now.append(len(found) - 1)
        elif role is Role.CLOSE:
            at = open_now.pop()
            found[at] = Quoted(found[at].opening, number, found[at].parent)
    return found
