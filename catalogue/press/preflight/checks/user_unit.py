"""CAT-P07: a point is a point."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.press.preflight.asking import PRESS, Check, Found, error
from catalogue.press.preflight.examined import Examined
from catalogue.press.preflight.levels import Level


def _ask(examined: Examined, level: Level) -> Iterator[Found]:
    for page in examined.pages:
        if page.user_unit != 1.0:
            yield error(
                f"the page is scaled by a UserUnit of {page.user_unit:g}",
                page.number,
                why="programs that do not know the key print it at another size",
                hint="export the page at its real size",
            )


CHECK = Check("CAT-P07", "user unit", "GWG 2022 R0002", PRESS, _ask)
