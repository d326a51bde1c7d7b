"""CAT-P29: nothing interactive lies on what is printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pikepdf import Array, Dictionary

from catalogue.press.preflight.asking import PRESS, Check, Found, error, times
from catalogue.press.preflight.examined import Examined
from catalogue.press.preflight.finding import Box
from catalogue.press.preflight.geometry import meet
from catalogue.press.preflight.levels import Level
from catalogue.press.preflight.state import numbers

_ALLOWED = ("/TrapNet", "/PrinterMark")


def _ask(examined: Examined, level: Level) -> Iterator[Found]:
    for page, read in zip(examined.pdf.pages, examined.pages, strict=False):
        bleed = read.box("/BleedBox")
        kinds: Counter[str] = Counter()
        places: list[Box] = []
        for annotation in page.obj.get("/Annots", Array()):
            if not isinstance(annotation, Dictionary) or str(annotation.get("/Subtype", "")) in _ALLOWED:
                continue
            rect = numbers(annotation.get("/Rect", Array()))
            box = (
                (min(rect[::2]), min(rect[1::2]), max(rect[::2]), max(rect[1::2]))
                if len(rect) == 4
                else bleed
            )
            if meet(box, bleed):
                kinds[str(annotation.get("/Subtype", "/unknown"))[1:]] += 1
                places.append(box)
        if kinds:
            said = ", ".join(times(count, f"{kind} annotation") for kind, count in sorted(kinds.items()))
            yield error(
                f"{said} on the printed area",
                read.number,
                places,
                why="an annotation may or may not print; PDF/X keeps it outside the bleed",
                hint="remove links, comments and form fields from the file for press",
            )


CHECK = Check("CAT-P29", "annotation", "ISO 15930-7, 6.11", PRESS, _ask)
