"""Which pages look different, and of those, which only took over what stood on others before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from catalogue.archive.comparing.comparison import Box, NoteChange, PageChange, WordEdit
from catalogue.archive.comparing.page_pictures import Line, Page, differing_area


@dataclass(frozen=True, slots=True)
class _Pages:
    """The pages of one edition, found by their number, by their looks and by any of their lines."""

    pages: Sequence[Page]
    by_line: dict[Line, set[int]] = field(default_factory=dict)
    by_looks: dict[bytes, set[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for page in self.pages:
            self.by_looks.setdefault(page.pixels, set()).add(page.number)
            for line, _ in page.lines:
                self.by_line.setdefault(line, set()).add(page.number)

    def numbered(self, number: int) -> Page | None:
        return self.pages[number - 1] if number <= len(self.pages) else None

    def lacking(self, page: Page) -> tuple[Box, ...]:
        """Places of the lines and pictures of a page that this edition has nowhere."""
        return tuple(box for line, box in page.lines if line not in self.by_line)


def page_changes(
    old: Sequence[Page], new: Sequence[Page], edits: Sequence[WordEdit], notes: Sequence[NoteChange]
) -> tuple[PageChange, ...]:
    """Every page of the new edition that does not look as the page of that number did, and pages gone.

    A page is ``moved`` when every line and picture on it stood somewhere in the old edition and
    no edit falls on it; page numbers do not count. It is ``added`` when nothing on it stood
    anywhere and what had its number is still there. All other differing pages are ``changed``.
    """
    touched = {edit.new_page for edit in edits} | {note.new_page for note in notes}
    before, after = _Pages(old), _Pages(new)
    changes = [
        _change(page, before, after, touched)
        for page in new
        if page.number not in before.by_looks.get(page.pixels, ())
    ]
    gone = old[len(new) :]
    return (*changes, *(PageChange("removed", (page.number,), None, after.lacking(page)) for page in gone))


def _change(page: Page, before: _Pages, after: _Pages, touched: Collection[int | None]) -> PageChange:
    same_number = before.numbered(page.number)
    if page.pixels in before.by_looks:
        return PageChange("moved", (_nearest(before.by_looks[page.pixels], page),), page.number)
    stood = all(line in before.by_line for line, _ in page.lines)
    stayed = same_number is not None and same_number.lines == page.lines
    if page.lines and stood and not stayed and page.number not in touched:
        return PageChange("moved", _stood_on(page, before), page.number)
    partner = _partner(page, before, after)
    if partner is None:
        return PageChange("added", (), page.number, (), before.lacking(page))
    gone, come = after.lacking(partner), before.lacking(page)
    if not gone and not come:
        gone = come = differing_area(partner, page)
    return PageChange("changed", (partner.number,), page.number, gone, come)


def _partner(page: Page, before: _Pages, after: _Pages) -> Page | None:
    """The old page to show beside a new one: the one it shares most lines with, nearest first."""
    shared = Counter(number for line, _ in page.lines for number in before.by_line.get(line, ()))
    if shared:
        most = max(shared.values())
        return before.numbered(_nearest({number for number in shared if shared[number] == most}, page))
    same_number = before.numbered(page.number)
    kept = same_number is not None and not after.lacking(same_number) and page.lines
    return None if kept else same_number


def _stood_on(page: Page, before: _Pages) -> tuple[int, ...]:
    """The fewest old pages, nearest first, on which the lines of a moved page stood."""
    found: set[int] = set()
    for line, _ in page.lines:
        if not before.by_line[line] & found:
            found.add(_nearest(before.by_line[line], page))
    return tuple(sorted(found))


def _nearest(numbers: Collection[int], page: Page) -> int:
    return min(numbers, key=lambda number: (abs(number - page.number), number))
