"""The book's pages drawn one by one, each only if no page like it stands, and gathered into one PDF."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Future

from catalogue.pipeline import workroom
from catalogue.pipeline.hands import Hands
from catalogue.pipeline.standing import Standing, standing_name
from catalogue.pipeline.supplies import Supplies
from catalogue.setting.apart import LoosePage, stands_alone, take_apart
from catalogue.setting.fonts import Faces
from catalogue.setting.raw import Typeset

_BATCH = 6
"""Pages a hand takes at a time: few enough that all hands end together, enough that they seldom ask."""

Named = tuple[str, LoosePage]


def draw_book(html: str, supplies: Supplies, faces: Faces, standing: Standing, hands: Hands) -> Typeset:
    """The raw PDF; the same bytes whatever stood before and however many hands there are."""
    loose = take_apart(html)
    drawn = _drawn(loose, supplies, faces, standing, hands) if stands_alone(loose) else None
    if drawn is None:
        return hands.do(workroom.draw_whole, html, supplies.files, faces).result()
    standing.tidy()
    return hands.do(workroom.gather_pages, drawn, loose[0].head, faces).result()


def _drawn(
    loose: Sequence[LoosePage], supplies: Supplies, faces: Faces, standing: Standing, hands: Hands
) -> list[bytes] | None:
    """Every page, pickled; None when one cannot stand in a book drawn apart."""
    named = [(standing_name(page.digest(supplies.digests)), page) for page in loose]
    found = {name: page for name, _ in named if (page := standing.find(name)) is not None}
    missing = {name: page for name, page in named if name not in found}
    for name, page, messages in _newly_drawn(list(missing.items()), supplies, faces, hands):
        if page is None:
            return None
        found[name] = page
        if not messages:
            standing.keep(name, page)
    return [found[name] for name, _ in named]


def _newly_drawn(
    missing: Sequence[Named], supplies: Supplies, faces: Faces, hands: Hands
) -> Iterator[tuple[str, bytes | None, bool]]:
    jobs: list[tuple[Sequence[Named], Future[list[tuple[bytes | None, bool]]]]] = []
    for at in range(0, len(missing), _BATCH):
        batch = missing[at : at + _BATCH]
        pages = [page for _, page in batch]
        jobs.append((batch, hands.do(workroom.draw_apart, pages, supplies.of(pages), faces)))
    for batch, job in jobs:
        for (name, _), (page, messages) in zip(batch, job.result(), strict=True):
            yield name, page, messages
