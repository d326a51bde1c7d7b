"""CAT-P17: white never overprints."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.press.preflight.asking import PRESS, Check, Found, by_page, error, times
from catalogue.press.preflight.examined import Examined, Mark
from catalogue.press.preflight.levels import Level


def _ask(examined: Examined, level: Level) -> Iterator[Found]:
    for page, marks in by_page(mark for mark in examined.marks if _vanishes(mark)):
        yield error(
            f"{times(len(marks), 'white thing')} set to overprint",
            page,
            [mark.box for mark in marks],
            why="white that overprints leaves what lies under it: it vanishes on the press",
            hint="let white knock out; switch overprint off for it",
        )


def _vanishes(mark: Mark) -> bool:
    """With mode 0 a DeviceCMYK white still clears its four plates (ISO 32000-1, 8.6.7)."""
    if not (mark.overprint and mark.paint.white and mark.paint.amounts is not None):
        return False
    return mark.mode == 1 or mark.paint.family != "DeviceCMYK"


CHECK = Check("CAT-P17", "white overprints", "GWG 2022 R0007", PRESS, _ask)
