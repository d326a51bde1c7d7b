"""The cheapest balanced reading of a paragraph's marks, against every reading there is."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from catalogue.composing.punctuation.marks import Mark, Side
from catalogue.composing.punctuation.pairing import CLOSE_CALL, DEEPEST, pair
from catalogue.composing.punctuation.roles import STRAY_COST, Role

COSTS = st.sampled_from([-0.5, 0.0, 0.2, 1.0, 6.0, 9.8, 10.2, 12.0])
ROLES = st.sampled_from([Role.OPEN, Role.CLOSE, Role.GERSHAYIM, Role.KEPT])
POSSIBLE = st.lists(
    st.tuples(st.booleans(), st.dictionaries(ROLES, COSTS, max_size=3)), min_size=1, max_size=5
)


def mark(at: int, double: bool) -> Mark:
    """Only whether it is double, and that it touches no other mark, matters for its partner."""
    sides = (Side.WORD, Side.WORD)
    return Mark(2 * at, 2 * at + 1, '"', double, "", "", *sides, "", False, False, "", "", False, "")


def readings(
    marks: Sequence[Mark], possible: Sequence[dict[Role, float]]
) -> Iterator[tuple[float, tuple[Role, ...]]]:
    """Every choice of roles in which each quotation that opens also closes, with its cost."""
    choices = [{**costs, Role.STRAY: STRAY_COST} for costs in possible]
    for roles in itertools.product(*choices):
        open_now: list[bool] = []
        for one, role in zip(marks, roles, strict=True):
            if role is Role.OPEN:
                open_now.append(one.double)
                if len(open_now) > DEEPEST:
                    break
            elif role is Role.CLOSE and (not open_now or open_now.pop() != one.double):
                break
        else:
            if not open_now:
                yield sum(costs[role] for costs, role in zip(choices, roles, strict=True)), roles


@given(POSSIBLE)
@example([(True, {Role.KEPT: 9.8})])
@example([(True, {Role.GERSHAYIM: -0.5}), (True, {Role.KEPT: 9.8})])
def test_no_reading_is_cheaper(drawn: list[tuple[bool, dict[Role, float]]]) -> None:
    marks = [mark(at, double) for at, (double, _) in enumerate(drawn)]
    possible = [costs for _, costs in drawn]
    ranked = sorted(cost for cost, _ in readings(marks, possible))
    costs_of = {roles: cost for cost, roles in readings(marks, possible)}
    paired = pair(marks, possible)
    assert costs_of[paired.roles] == pytest.approx(ranked[0])
    assert paired.balanced == (ranked[0] < STRAY_COST)
    close = len(ranked) > 1 and ranked[1] - ranked[0] <= CLOSE_CALL
    assert (paired.rival is not None) == close
    if paired.rival:
        assert costs_of[paired.rival] == pytest.approx(ranked[1])
