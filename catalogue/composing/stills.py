"""A still on a page of its own: the picture, its caption, and the caption's notes."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from catalogue.composing.document import Fragment, NoteSlice, PlacedFigure
from catalogue.composing.lines import Line
from catalogue.composing.notearea import Filled, Rest, area_height, fill
from catalogue.composing.setblocks import Typesetter, aspect
from catalogue.composing.setnotes import SetNote
from catalogue.model.design import MM, Design
from catalogue.model.figures import Asset, Figure

_SHARE = 0.8
"""Of the page from its head to the frame's foot: what the picture may take at most."""

_LEAST = 0.5
"""What notes to its caption leave of that height to the picture."""


@dataclass(frozen=True, slots=True)
class StillPage:
    """What stands on the page, and what its notes leave for the next one."""

    figure: PlacedFigure
    fragments: tuple[Fragment, ...]
    notes: tuple[NoteSlice, ...]
    carried: tuple[Rest, ...]


def set_still(
    figure: Figure, asset: Asset, notes: Mapping[str, SetNote], typesetter: Typesetter
) -> StillPage:
    """The picture runs off head and sides if its shape allows; the caption stands below.

    Where the caption's notes need room the picture is smaller, down to half its height.
    """
    design = typesetter.design
    caption = typesetter.caption(figure, asset)
    called = [note for line in caption for note in line.calls]
    own = [Rest(name, 0, len(notes[name].lines)) for name in called]
    placed = _placed(figure, asset, design, _most(own, caption, design))
    top = _below(placed, design)
    height = len(caption) * design.style("caption").leading
    room = design.page.lines * design.grid - top - height
    filled = fill((), own, room, design.notes, design.style("note").leading) or Filled((), tuple(own), 0.0)
    slices = (notes[one.id].slice(one.start, one.end) for one in filled.placed)
    fragments = (_fragment(caption, top, height),) if caption else ()
    return StillPage(placed, fragments, tuple(slices), filled.carried)


def _most(own: Iterable[Rest], caption: Sequence[Line], design: Design) -> float:
    """The height the picture may have (pt), bleed left out, so that its notes have their place."""
    whole = design.page.head * MM + design.page.lines * design.grid
    counts = [rest.left for rest in own]
    needed = area_height(sum(counts), len(counts), design.notes, design.style("note").leading)
    needed += (len(caption) + 2) * design.grid
    return max(_LEAST * whole, min(_SHARE * whole, whole - needed))


def _placed(figure: Figure, asset: Asset, design: Design, most: float) -> PlacedFigure:
    """As wide as the page with its bleed, or else within the text frame."""
    page, shape = design.page, aspect(figure, asset)
    width = (page.width + 2 * page.bleed) * MM
    if width * shape > most + page.bleed * MM:
        width = min(page.measure, (most - page.head * MM) / shape)
    return PlacedFigure(figure, asset, width, width * shape)


def _below(placed: PlacedFigure, design: Design) -> float:
    """The first grid line of the frame clear of the picture, from the frame's head (pt)."""
    over = (design.page.bleed + design.page.head) * MM if bleeds(placed, design) else 0.0
    return max(0.0, math.ceil((placed.height - over) / design.grid + 0.25) * design.grid)


def bleeds(placed: PlacedFigure, design: Design) -> bool:
    """Whether the picture runs off the page's head and sides."""
    return placed.width > design.page.width * MM


def _fragment(caption: tuple[Line, ...], top: float, height: float) -> Fragment:
    return Fragment(0, "caption", "caption", caption[0].base, caption, top, height=height)
