"""CAT-P42: every figure has words that stand for it."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.press.preflight.asking import Check, Found, error
from catalogue.press.preflight.examined import Examined
from catalogue.press.preflight.levels import Level
from catalogue.press.preflight.structure import elements


def _ask(examined: Examined, level: Level) -> Iterator[Found]:
    pages = {page.obj.objgen: number for number, page in enumerate(examined.pdf.pages, 1)}
    for element in elements(examined.pdf):
        if element.kind not in ("Figure", "Formula"):
            continue
        said = str(element.object.get("/Alt", "")) or str(element.object.get("/ActualText", ""))
        if not said.strip():
            page = element.object.get("/Pg")
            yield error(
                "a figure has no alternative text",
                pages.get(page.objgen, 0) if page is not None else 0,
                why="who cannot see it is told nothing",
                hint="write an alternative text for the still, or make it decoration",
            )


CHECK = Check("CAT-P42", "alternative text", "ISO 14289-1, 7.3", ("screen",), _ask)
