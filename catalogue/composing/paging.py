"""A section becomes pages: blocks stacked, divided, reset a line longer or shorter where a page needs it."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from catalogue.composing.column import Column
from catalogue.composing.document import Fragment, NoteSlice
from catalogue.composing.makeup import Planned, make_up, worst_flaw
from catalogue.composing.notearea import Rest
from catalogue.composing.setblocks import SetBlock, Typesetter
from catalogue.composing.setnotes import SetNote
from catalogue.composing.strips import Strip, stack

_BEARABLE = 50.0
"""What may be wrong with a section's worst page before it is made up anew."""

_CARE = 3
"""With how much care it is made up then."""


@dataclass(frozen=True, slots=True)
class PageContent:
    """What stands on one page of a section."""

    fragments: tuple[Fragment, ...]
    notes: tuple[NoteSlice, ...]


def paginate(
    blocks: Sequence[SetBlock],
    notes: Mapping[str, SetNote],
    typesetter: Typesetter,
    first_page: int = 1,
    carried: tuple[Rest, ...] = (),
) -> tuple[PageContent, ...]:
    """Divide a section's blocks and their notes over as many pages as they need, from `first_page` on.

    `carried` is what the page before left of its notes. Where pages come out
    poor, paragraphs may be set a line longer or shorter, one on a page, and more ways are followed.
    """
    design = typesetter.design
    lengths = {name: len(note.lines) for name, note in notes.items()}

    def stacked(turning: bool) -> Column:
        made = stack(blocks, design.makeup, turning=turning)
        return Column(made.strips, lengths, design, first_page, carried, made.follow, made.turns)

    column = stacked(turning=False)
    pages = make_up(column)
    if worst_flaw(pages) > _BEARABLE:
        column = stacked(turning=True)
        pages = make_up(column, _CARE)
    return tuple(_content(blocks, column, page, notes) for page in pages)


def _content(
    blocks: Sequence[SetBlock], column: Column, page: Planned, notes: Mapping[str, SetNote]
) -> PageContent:
    strips = () if page.start == page.end else column.between(page.start, page.end, page.turned)
    slices = (notes[placed.id].slice(placed.start, placed.end) for placed in page.filled.placed)
    return PageContent(tuple(_fragments(blocks, strips, opening=page.start == 0)), tuple(slices))


def _fragments(blocks: Sequence[SetBlock], strips: Iterable[Strip], *, opening: bool) -> Iterator[Fragment]:
    """Strips of one block belong together again; white at the page's head vanishes."""
    shown = opening
    for number, group in itertools.groupby(strips, key=lambda strip: strip.block):
        members = list(group)
        white = sum(strip.height for strip in members if strip.white) if shown else 0.0
        parts = [strip.part for strip in members if not strip.white]
        if not parts:
            continue
        shown = True
        block = members[-1].other or blocks[number]
        yield from _fragment(number, block, parts[0], parts[-1] + 1, white)


def _fragment(number: int, block: SetBlock, start: int, end: int, white: float) -> Iterator[Fragment]:
    ends = end == len(block.parts)
    if block.kind == "table":
        for at in range(start, end):
            space = white if at == start else 0.0
            cells = block.parts[at].cells
            height = block.parts[at].height
            yield Fragment(
                number,
                "row",
                block.style.name,
                block.base,
                (),
                space,
                at == 0,
                ends,
                cells=cells,
                home=block.home,
                height=height,
            )
        return
    lines = tuple(line for part in block.parts[start:end] for line in part.lines)
    label = block.label if start == 0 else ""
    yield Fragment(
        number,
        block.kind,
        block.style.name,
        block.base,
        lines,
        white,
        start == 0,
        ends,
        label,
        block.figure,
        home=block.home,
        height=sum(part.height for part in block.parts[start:end]),
    )
