"""CAT-P46: a long file has bookmarks."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Dictionary

from catalogue.press.preflight.asking import Check, Found, warning
from catalogue.press.preflight.examined import Examined
from catalogue.press.preflight.levels import Level

_LONG = 8  # pages


def _ask(examined: Examined, level: Level) -> Iterator[Found]:
    if len(examined.pages) >= _LONG and "/First" not in examined.pdf.Root.get("/Outlines", Dictionary()):
        yield warning(
            f"{len(examined.pages)} pages without bookmarks",
            why="a reader on a screen finds the way by them",
            hint="let headings become bookmarks",
        )


CHECK = Check("CAT-P46", "bookmarks", "WCAG 2.2 technique PDF2", ("screen",), _ask)
