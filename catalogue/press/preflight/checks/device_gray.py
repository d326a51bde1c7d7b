"""CAT-P20: small text and thin lines are black ink, not DeviceGray."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.press.preflight.asking import PRESS, Check, Found, by_page, times, warning
from catalogue.press.preflight.examined import Examined, Mark
from catalogue.press.preflight.levels import Level


def _ask(examined: Examined, level: Level) -> Iterator[Found]:
    def is_fine(mark: Mark) -> bool:
        limit = level.small_black_text if mark.kind == "text" else level.thin_black_line
        return mark.paint.family == "DeviceGray" and not mark.paint.white and mark.size < limit

    for page, marks in by_page(mark for mark in examined.marks if is_fine(mark)):
        yield warning(
            f"{times(len(marks), 'small letter run or thin line')} in DeviceGray",
            page,
            [mark.box for mark in marks],
            why="overprint mode 1 does not hold for DeviceGray: it cuts out what lies under it",
            hint="use DeviceCMYK 0 0 0 k",
        )


CHECK = Check("CAT-P20", "fine gray", "GWG 2022 R0011, R0012", PRESS, _ask)
