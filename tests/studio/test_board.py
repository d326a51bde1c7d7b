"""The notice board: readers get the newest state, and never a queue of old ones."""

from __future__ import annotations

import asyncio
import json

from catalogue.proofing.studio.board import Board


def test_a_reader_who_comes_late_sees_the_state_as_it_is():
    async def look() -> dict:
        board = Board()
        for number in range(5):
            await board.post({"number": number})
        return json.loads(await anext(board.states()))

    assert asyncio.run(look()) == {"version": 5, "number": 4}


def test_a_thousand_states_while_a_reader_is_busy_are_one():
    async def look() -> list[int]:
        board = Board()
        states = board.states()
        seen = [json.loads(await anext(states))["version"]]
        for number in range(1000):
            await board.post({"number": number})
        seen.append(json.loads(await anext(states))["number"])
        await board.post({"number": -1})
        seen.append(json.loads(await anext(states))["number"])
        return seen

    assert asyncio.run(look()) == [0, 999, -1]
