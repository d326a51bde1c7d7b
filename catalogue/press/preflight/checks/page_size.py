"""CAT-P11: all pages are of one size and stand upright."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from catalogue.press.preflight.asking import PRESS, Check, Found, warning
from catalogue.press.preflight.examined import Examined, PageRead
from catalogue.press.preflight.levels import Level

_PT_PER_MM = 72 / 25.4


def _ask(examined: Examined, level: Level) -> Iterator[Found]:
    sizes = Counter(_size(page) for page in examined.pages)
    usual = sizes.most_common(1)[0][0] if sizes else (0.0, 0.0)
    for page in examined.pages:
        if _size(page) != usual:
            is_, should = (f"{w:g} × {h:g} mm" for w, h in (_size(page), usual))
            yield warning(
                f"the page is {is_}, the others {should}",
                page.number,
                why="sheets are imposed for one size",
                hint="send pages of another size in a file of their own",
            )
        if page.rotate:
            yield warning(
                f"the page is turned by {page.rotate}° when shown",
                page.number,
                why="imposition may or may not turn it",
                hint="turn the content, not the page",
            )


def _size(page: PageRead) -> tuple[float, float]:
    left, bottom, right, top = page.box("/TrimBox")
    return (round((right - left) / _PT_PER_MM, 1), round((top - bottom) / _PT_PER_MM, 1))


CHECK = Check("CAT-P11", "page size", "GWG 2022 R0004", PRESS, _ask)
