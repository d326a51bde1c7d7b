"""What lies under what: marks that stand on ink painted before them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from catalogue.press.preflight.examined import Mark, PageRead
from catalogue.press.preflight.finding import Box
from catalogue.press.preflight.geometry import meet

_MOST_GROUNDS = 2000


def on_colour(page: PageRead, wanted: Callable[[Mark], bool]) -> Iterator[Mark]:
    """The wanted marks of a page that lie on an earlier area or image in another ink than black.

    Order between marks and images is not kept, so an image counts as ground for every mark.
    """
    grounds: list[Box] = [image.box for image in page.images]
    for mark in page.marks:
        if wanted(mark) and any(_lies_on(mark.box, ground) for ground in grounds):
            yield mark
        if mark.kind != "text" and _is_coloured(mark) and len(grounds) < _MOST_GROUNDS:
            grounds.append(mark.box)


def _is_coloured(mark: Mark) -> bool:
    return not mark.paint.white and set(mark.paint.inks()) != {"Black"}


def _lies_on(box: Box, ground: Box) -> bool:
    shared = meet(box, ground)
    return shared is not None and shared[2] > shared[0] and shared[3] > shared[1]
