"""CAT-P10: what runs to the cut runs over it, as far as the bleed."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.press.preflight.asking import PRESS, Check, Found, error, warning
from catalogue.press.preflight.examined import Examined, PageRead
from catalogue.press.preflight.finding import Box
from catalogue.press.preflight.levels import Level

_PT_PER_MM = 72 / 25.4
_AT_THE_CUT = 0.3 * _PT_PER_MM
_SHORT = 1.0 * _PT_PER_MM  # two of three millimetres still save the cut; creep takes some
_SIDES = ("left", "bottom", "right", "top")


def _ask(examined: Examined, level: Level) -> Iterator[Found]:
    for page in examined.pages:
        if "/TrimBox" not in page.boxes:
            continue
        yield from _enough(page, level)
        yield from _filled(page, level)


def _enough(page: PageRead, level: Level) -> Iterator[Found]:
    trim, bleed = page.boxes["/TrimBox"], page.box("/BleedBox")
    spared = [trim[0] - bleed[0], trim[1] - bleed[1], bleed[2] - trim[2], bleed[3] - trim[3]]
    least = min(spared)
    if least < level.bleed_mm * _PT_PER_MM - 0.1:
        yield warning(
            f"the bleed is {max(0.0, least) / _PT_PER_MM:.1f} mm, {level.bleed_mm:g} mm are usual",
            page.number,
            why="a knife strays by a millimetre; without bleed it shows as a white edge",
            hint="give the page a bleed on all four sides and a BleedBox that says so",
        )


def _filled(page: PageRead, level: Level) -> Iterator[Found]:
    trim = page.boxes["/TrimBox"]
    wanted = level.bleed_mm * _PT_PER_MM
    grounds = [mark.box for mark in page.marks if mark.kind == "fill" and not mark.paint.white]
    grounds += [image.box for image in page.images]
    short = [(box, side) for box in grounds for side in _ends_short(box, trim, wanted, grounds)]
    for side in dict.fromkeys(side for _, side in short):
        yield error(
            f"ink reaches the {side} cut but not the edge of the bleed",
            page.number,
            [box for box, at in short if at == side],
            why="cut a little outside, it leaves a white edge",
            hint=f"let it run {level.bleed_mm:g} mm beyond the trim",
        )


def _ends_short(box: Box, trim: Box, wanted: float, grounds: list[Box]) -> Iterator[str]:
    """Sides at which a thing touches the cut and stops before the bleed's edge, uncovered by another."""
    if box[2] <= trim[0] or box[0] >= trim[2] or box[3] <= trim[1] or box[1] >= trim[3]:
        return
    beyond = (trim[0] - box[0], trim[1] - box[1], box[2] - trim[2], box[3] - trim[3])
    for at, reach in enumerate(beyond):
        if -_AT_THE_CUT <= reach < wanted - _SHORT and not _covered(box, at, trim, wanted, grounds):
            yield _SIDES[at]


def _covered(box: Box, at: int, trim: Box, wanted: float, grounds: list[Box]) -> bool:
    """Whether something else carries the ink on beyond the cut along that side."""
    low, high = ((at + 1) % 2, (at + 1) % 2 + 2)
    for other in grounds:
        beyond = (trim[0] - other[0], trim[1] - other[1], other[2] - trim[2], other[3] - trim[3])[at]
        if beyond >= wanted - _SHORT and other[low] <= box[low] + 1 and other[high] >= box[high] - 1:
            return True
    return False


CHECK = Check("CAT-P10", "bleed", "house (GWG has no rule for bleed)", PRESS, _ask)
