"""Patterns that repeat without end: how often a tile would be drawn, before anybody draws it.

A tiling pattern (ISO 32000-1, 8.7.3) of a few bytes may ask for a million million tiles, or for
itself inside its own tile. A renderer that is asked does not come back.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pikepdf import Dictionary, Object, Pdf, Stream

_MOST_TILES = 1_000_000
_DEEPEST = 60
"""Nested forms that are followed; no honest file has half as many."""


@dataclass(frozen=True, slots=True)
class _Ground:
    """What is painted on: its area in square points, how often it is drawn, and what it is drawn in."""

    area: float
    times: float
    within: tuple[tuple[int, int], ...] = ()
    tiled: bool = False
    """Whether a pattern is among the things it is drawn in."""


def endless(pdf: Pdf) -> str:
    """Why a page of this file could not be drawn to its end, or nothing."""
    page_area = max((_area(page.obj.get("/MediaBox")) for page in pdf.pages), default=0.0)
    met: set[tuple[int, int]] = set()
    todo: list[tuple[Object | None, _Ground]] = [
        (page.resources, _Ground(page_area, 1.0)) for page in pdf.pages
    ]
    while todo:
        resources, ground = todo.pop()
        for thing in _drawn_with(resources):
            inner = _inside(thing, ground)
            if thing.is_indirect and thing.objgen in ground.within and inner.tiled:
                return "a pattern is made of itself"
            if inner.times > _MOST_TILES:
                return "a pattern repeats more often than can be drawn"
            if (thing.is_indirect and thing.objgen in met) or len(inner.within) > _DEEPEST:
                continue
            met.add(thing.objgen)
            # A form may use its page's resources; a pattern has its own or none (8.7.3.1).
            own = thing.get("/Resources")
            todo.append((own if own is not None or "/PatternType" in thing else resources, inner))
    return ""


def _drawn_with(resources: Object | None) -> Iterator[Object]:
    """Everything that has content of its own: forms, patterns, masks, faces made of drawings."""
    for kind in ("/XObject", "/Pattern", "/Font", "/ExtGState"):
        named = resources.get(kind) if isinstance(resources, Dictionary) else None
        for thing in named.as_dict().values() if isinstance(named, Dictionary) else ():
            mask = thing.get("/SMask") if isinstance(thing, Dictionary) else None
            if isinstance(mask, Dictionary) and isinstance(mask.get("/G"), Stream):
                yield mask.G
            elif isinstance(thing, Stream) or (isinstance(thing, Dictionary) and "/CharProcs" in thing):
                yield thing


def _inside(thing: Object, ground: _Ground) -> _Ground:
    within = (*ground.within, thing.objgen)
    if thing.get("/PatternType", 0) != 1:
        return _Ground(ground.area, ground.times, within, ground.tiled)
    step = abs(_number(thing.get("/XStep")) * _number(thing.get("/YStep"))) * _growth(thing)
    times = ground.area / step if step else float("inf")
    return _Ground(_area(thing.get("/BBox")), ground.times * max(1.0, times), within, True)


def _growth(pattern: Object) -> float:
    """By how much the pattern's matrix makes its tiles larger in area."""
    a, b, c, d = (_number(pattern.get("/Matrix", [1, 0, 0, 1, 0, 0])[at]) for at in range(4))
    return abs(a * d - b * c)


def _area(box: Object | None) -> float:
    left, bottom, right, top = (_number(value) for value in box or [0, 0, 0, 0])
    return abs((right - left) * (top - bottom))


def _number(value: object) -> float:
    return float(value or 0)  # type: ignore[arg-type]
