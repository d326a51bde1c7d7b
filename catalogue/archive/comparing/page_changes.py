"""Which pages look different, and of those, which only took over what stood on others before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from catalogue.archive.comparing.comparison import Box, NoteChange, PageChange, WordEdit
from catalogue.archive.comparing.page_pictures import Line, Page


def page_changes(
    old: Sequence[Page], new: Sequence[Page], edits: Sequence[WordEdit], notes: Sequence[NoteChange]
) -> tuple[PageChange, ...]:
    """Every page of the new edition that does not look as the page of that number did, and pages gone.

    A page is ``moved`` when every line and picture on it stood somewhere in the old edition and
    no edit falls on it; page numbers do not count. All other differing pages are ``changed``.
    """
    touched = {edit.new_page for edit in edits} | {note.new_page for note in notes}
    before = _index(old)
    after = _index(new)
    changes = []
    for page in new:
        same_number = old[page.number - 1] if page.number <= len(old) else None
        if same_number is None or same_number.pixels != page.pixels:
            changes.append(_change(page, same_number, old, before, after, touched))
    changes += [
        PageChange("removed", (page.number,), None, _boxes(page, after), ()) for page in old[len(new) :]
    ]
    return tuple(changes)


def _change(
    page: Page,
    same_number: Page | None,
    old: Sequence[Page],
    before: dict[Line, set[int]],
    after: dict[Line, set[int]],
    touched: Collection[int | None],
) -> PageChange:
    sources = Counter(number for line, _ in page.lines for number in before.get(line, ()))
    stood = all(line in before for line, _ in page.lines)
    stayed = same_number is not None and same_number.lines == page.lines
    if page.lines and stood and not stayed and page.number not in touched:
        return PageChange("moved", _stood_on(page, before), page.number)
    partner = _partner(page, sources, same_number, old)
    if partner is None:
        return PageChange("added", (), page.number, (), _boxes(page, before))
    return PageChange("changed", (partner.number,), page.number, _boxes(partner, after), _boxes(page, before))


def _partner(page: Page, sources: Counter[int], same_number: Page | None, old: Sequence[Page]) -> Page | None:
    """The old page to show beside a new one: the one it shares most lines with, nearest first."""
    if not sources:
        return same_number
    best = max(sources, key=lambda number: (sources[number], -abs(number - page.number), -number))
    return old[best - 1]


def _stood_on(page: Page, before: dict[Line, set[int]]) -> tuple[int, ...]:
    """The fewest old pages, nearest first, on which the lines of a moved page stood."""
    found: set[int] = set()
    for line, _ in page.lines:
        if not before[line] & found:
            found.add(min(before[line], key=lambda number: (abs(number - page.number), number)))
    return tuple(sorted(found))


def _index(pages: Sequence[Page]) -> dict[Line, set[int]]:
    index: dict[Line, set[int]] = {}
    for page in pages:
        for line, _ in page.lines:
            index.setdefault(line, set()).add(page.number)
    return index


def _boxes(page: Page, other: dict[Line, set[int]]) -> tuple[Box, ...]:
    """Places of the lines and pictures that the other edition has nowhere."""
    return tuple(_missing(page, other))


def _missing(page: Page, other: dict[Line, set[int]]) -> Iterator[Box]:
    for line, box in page.lines:
        if line not in other:
            yield box
