"""CAT-P28: no Courier, the face programs fall back to when another is missing."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.press.preflight.asking import PRESS, Check, Found, warning
from catalogue.press.preflight.examined import Examined
from catalogue.press.preflight.levels import Level


def _ask(examined: Examined, level: Level) -> Iterator[Found]:
    for page in examined.pages:
        for name in sorted(page.faces):
            if name.split("+")[-1].lower().startswith("courier"):
                yield warning(
                    f"text is set in {name}",
                    page.number,
                    [mark.box for mark in page.marks if mark.font == name],
                    why="Courier usually stands where a font was lost",
                    hint="check that it is meant",
                )


CHECK = Check("CAT-P28", "Courier", "GWG 2022 R0014", PRESS, _ask)
