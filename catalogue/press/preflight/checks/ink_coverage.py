"""CAT-P23: nowhere more ink than paper can take up."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.press.preflight.asking import PRESS, Check, Found, note, warning
from catalogue.press.preflight.coverage import heaviest_squares
from catalogue.press.preflight.examined import Examined
from catalogue.press.preflight.levels import Level


def _ask(examined: Examined, level: Level) -> Iterator[Found]:
    side = f"{level.coverage_square_mm:g} mm"
    squares = list(heaviest_squares(examined, level.coverage_square_mm))
    for square in squares:
        if square.coverage > level.coverage:
            yield warning(
                f"{square.coverage:.0%} of ink on average over a square of {side}",
                square.page,
                (square.box,),
                why=f"above {level.coverage:.0%} it dries slowly, smears and sets off on the next sheet",
                hint="separate pictures again with less total ink; use fewer inks in flat areas",
            )
    if squares:
        worst = max(squares, key=lambda square: square.coverage)
        if worst.coverage <= level.coverage:
            said = f"the heaviest square of {side} carries {worst.coverage:.0%} of ink"
            yield note(said, worst.page, (worst.box,))


CHECK = Check("CAT-P23", "ink coverage", "GWG 2022 R0026", PRESS, _ask)
