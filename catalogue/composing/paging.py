"""A section becomes pages: blocks stacked, divided, reset a line longer or shorter where a page needs it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from catalogue.composing.document import Fragment, NoteSlice
from catalogue.composing.makeup import Column, Planned, make_up
from catalogue.composing.notearea import Rest
from catalogue.composing.setblocks import SetBlock, Typesetter
from catalogue.composing.setnotes import SetNote
from catalogue.composing.strips import Strip, stack

_TRIES = 24
_STRIPS = 20_000
"""Paragraphs reset for one section at most, fewer in a long one: the passes are bounded."""

_POOR = 50.0
"""A page that costs more is worth a try."""


@dataclass(frozen=True, slots=True)
class PageContent:
    """What stands on one page of a section."""

    fragments: tuple[Fragment, ...]
    notes: tuple[NoteSlice, ...]


@dataclass(frozen=True, slots=True)
class _Plan:
    blocks: tuple[SetBlock, ...]
    column: Column
    pages: tuple[Planned, ...]

    @property
    def cost(self) -> float:
        return sum(page.cost for page in self.pages)


def paginate(
    blocks: Sequence[SetBlock],
    notes: Mapping[str, SetNote],
    typesetter: Typesetter,
    first_page: int = 1,
    carried: tuple[Rest, ...] = (),
) -> tuple[PageContent, ...]:
    """Divide a section's blocks and their notes over as many pages as they need, from `first_page` on.

    `carried` is what the page before left of its notes.
    """
    lengths = {name: len(note.lines) for name, note in notes.items()}
    pages = _Pages(lengths, typesetter, first_page, carried)
    plan = _improve(pages.plan(tuple(blocks)), pages)
    return tuple(_content(plan, page, notes) for page in plan.pages)


@dataclass(frozen=True, slots=True)
class _Pages:
    """Plans pages for one section, again and again."""

    lengths: Mapping[str, int]
    typesetter: Typesetter
    first_page: int
    carried: tuple[Rest, ...]

    def plan(self, blocks: tuple[SetBlock, ...]) -> _Plan:
        """Divide these blocks over pages."""
        design = self.typesetter.design
        column = Column(stack(blocks, design.makeup), self.lengths, design, self.first_page, self.carried)
        return _Plan(blocks, column, make_up(column))

    def changed(self, plan: _Plan, number: int, more: int) -> _Plan | None:
        """The plan with one paragraph reset, when that is clearly better."""
        reset = _reset(plan.blocks[number], more)
        if reset is None:
            return None
        changed = self.plan((*plan.blocks[:number], reset, *plan.blocks[number + 1 :]))
        return changed if changed.cost < plan.cost - _POOR else None


def _improve(plan: _Plan, pages: _Pages) -> _Plan:
    """Set paragraphs a line longer or shorter, one at a time, while that mends poor pages."""
    tries = min(_TRIES, _STRIPS // (len(plan.column.strips) + 1))
    while tries > 0:
        better = None
        for number, more in itertools.islice(_candidates(plan), tries):
            tries -= 1
            better = pages.changed(plan, number, more)
            if better is not None:
                break
        if better is None:
            return plan
        plan = better
    return plan


def _candidates(plan: _Plan) -> Iterator[tuple[int, int]]:
    """Paragraphs on poor pages and on the pages before them, with the change to try."""
    poor = [at for at, page in enumerate(plan.pages) if page.cost > _POOR]
    seen: set[int] = set()
    for at in poor:
        for page in plan.pages[max(0, at - 1) : at + 1]:
            for strip in plan.column.strips[page.start : page.end]:
                if not strip.white and strip.block not in seen:
                    seen.add(strip.block)
                    yield from ((strip.block, more) for more in (1, -1))


def _reset(block: SetBlock, more: int) -> SetBlock | None:
    """The paragraph with exactly that many lines more, its spaces within limits; None when it does not go."""
    if block.kind != "paragraph" or len(block.parts) < 3:
        return None
    reset = block.reset(more)
    limit = block.style.limits.stretch
    within = all(line.ratio <= limit for part in reset.parts for line in part.lines)
    return reset if within and len(reset.parts) == len(block.parts) + more else None


def _content(plan: _Plan, page: Planned, notes: Mapping[str, SetNote]) -> PageContent:
    strips = plan.column.strips[page.start : page.end]
    slices = (notes[placed.id].slice(placed.start, placed.end) for placed in page.filled.placed)
    return PageContent(tuple(_fragments(plan.blocks, strips, opening=page.start == 0)), tuple(slices))


def _fragments(blocks: Sequence[SetBlock], strips: Sequence[Strip], *, opening: bool) -> Iterator[Fragment]:
    """Strips of one block belong together again; white at the page's head vanishes."""
    shown = opening
    for number, group in itertools.groupby(strips, key=lambda strip: strip.block):
        members = list(group)
        white = sum(strip.height for strip in members if strip.white) if shown else 0.0
        parts = [strip.part for strip in members if not strip.white]
        if not parts:
            continue
        shown = True
        yield from _fragment(number, blocks[number], parts[0], parts[-1] + 1, white)


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
        height=sum(part.height for part in block.parts[start:end]),
    )
