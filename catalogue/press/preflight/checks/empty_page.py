"""CAT-P12: every page has something on it, unless it is blank on purpose."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.press.preflight.asking import Check, Found, warning
from catalogue.press.preflight.examined import Examined, PageRead
from catalogue.press.preflight.geometry import meet
from catalogue.press.preflight.levels import Level


def _ask(examined: Examined, level: Level) -> Iterator[Found]:
    for page in examined.pages:
        if page.number not in level.blanks and not page.trouble and _is_empty(page):
            yield warning(
                "the page is empty",
                page.number,
                why="an empty page is often one whose content was lost",
                hint="if it is meant, tell the printer that it is",
            )


def _is_empty(page: PageRead) -> bool:
    trim = page.box("/TrimBox")
    inked = (mark for mark in page.marks if not mark.paint.white and meet(mark.box, trim))
    return not page.images and not page.shadings and next(inked, None) is None


CHECK = Check("CAT-P12", "empty page", "GWG 2022 R0005", ("sheetfed", "digital", "screen"), _ask)
