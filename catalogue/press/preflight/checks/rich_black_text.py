"""CAT-P24: text is not printed in a black of four inks."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.press.preflight.asking import PRESS, Check, Found, by_page, times, warning
from catalogue.press.preflight.examined import Examined, Mark
from catalogue.press.preflight.levels import Level


def _ask(examined: Examined, level: Level) -> Iterator[Found]:
    def is_rich(mark: Mark) -> bool:
        black = mark.paint.inks().get("Black", 0)
        return mark.kind == "text" and black >= level.rich_black_from and mark.paint.total > level.rich_black

    for page, marks in by_page(mark for mark in examined.marks if is_rich(mark)):
        yield warning(
            f"{times(len(marks), 'piece')} of text in {max(mark.paint.total for mark in marks):.0%} black",
            page,
            [mark.box for mark in marks],
            why="four inks never meet exactly: letters get coloured edges",
            hint="print text in black alone",
        )


CHECK = Check("CAT-P24", "rich-black text", "GWG 2022 R0015", PRESS, _ask)
