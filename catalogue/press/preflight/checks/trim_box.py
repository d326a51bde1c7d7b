"""CAT-P09: the page says where it is cut, and its boxes lie in each other."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.press.preflight.asking import PRESS, Check, Found, error
from catalogue.press.preflight.examined import Examined, PageRead
from catalogue.press.preflight.geometry import within
from catalogue.press.preflight.levels import Level


def _ask(examined: Examined, level: Level) -> Iterator[Found]:
    for page in examined.pages:
        if flaw := _flaw(page):
            yield error(
                flaw,
                page.number,
                why="imposition places the page by its TrimBox",
                hint="set TrimBox to the cut size inside BleedBox inside MediaBox",
            )


def _flaw(page: PageRead) -> str:
    if "/TrimBox" not in page.boxes:
        return "the page is cut by its ArtBox" if "/ArtBox" in page.boxes else "the page has no TrimBox"
    trim, bleed = page.boxes["/TrimBox"], page.box("/BleedBox")
    if trim[2] - trim[0] < 1 or trim[3] - trim[1] < 1:
        return "the TrimBox is empty"
    if not within(trim, bleed):
        return "the TrimBox reaches out of the BleedBox"
    return "" if within(bleed, page.media) else "the BleedBox reaches out of the MediaBox"


CHECK = Check("CAT-P09", "trim box", "ISO 15930-7, 6.5", PRESS, _ask)
