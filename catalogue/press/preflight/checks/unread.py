"""CAT-P03: the file is small enough to be judged whole."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.press.preflight.asking import EVERYWHERE, Check, Found, error
from catalogue.press.preflight.examined import Examined
from catalogue.press.preflight.levels import Level


def _ask(examined: Examined, level: Level) -> Iterator[Found]:
    if examined.unread:
        done = len(examined.pages)
        yield error(
            f"judged only up to page {done}: {examined.unread}",
            why="what was not read may hold anything",
            hint="split the file, or flatten what is drawn many times over",
        )
    if examined.endless:
        yield error(
            f"a page cannot be drawn to its end: {examined.endless}",
            why="a press that tries does not come back; ink coverage was not judged",
            hint="make the pattern's step as large as its tile, or flatten it to a picture",
        )


CHECK = Check("CAT-P03", "more than can be judged", "house", EVERYWHERE, _ask)
