"""Finds the awaited lines among the rows of the pages they belong to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from catalogue.setting.collating.awaited import Addition, Awaited
from catalogue.setting.collating.rows import Row, Run, all_left_over


def find_lines(awaited: Sequence[Awaited], pages: Mapping[int, Sequence[Row]]) -> tuple[Run | None, ...]:
    """Where every line stands on its page, marked as taken; None for those that are not there.

    Long lines come first: a short one may be part of a longer one, never the
    other way round. Of several places the one that keeps the flow's order wins.
    """
    lines: list[Run | None] = [None] * len(awaited)
    flows = _flows(awaited)
    for at in sorted(range(len(awaited)), key=lambda at: (-len(awaited[at].seen), at)):
        one = awaited[at]
        if one.seen:
            lines[at] = _find_line(one, pages.get(one.page, ()), *_bounds(at, flows, awaited, lines))
    return tuple(lines)


def find_addition(one: Addition, rows: Sequence[Row]) -> Run | None:
    """An addition stands by itself: it is a whole stretch that nobody has taken."""
    for run in all_left_over(rows):
        if run.text == one.seen:
            return run.row.take(run.start, run.end)
    return None


def precedes(first: Run, second: Run) -> bool:
    """Whether the first run stands above the second, or beside it in another column."""
    beside = second.right <= first.left or first.right <= second.left
    return beside or first.row.number < second.row.number


def _flows(awaited: Sequence[Awaited]) -> Mapping[tuple[int, str], list[int]]:
    flows: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
    for at, one in enumerate(awaited):
        flows[one.page, one.flow].append(at)
    return flows


def _bounds(
    at: int,
    flows: Mapping[tuple[int, str], list[int]],
    awaited: Sequence[Awaited],
    lines: Sequence[Run | None],
) -> tuple[int, int]:
    """The rows between which a line belongs: those of its nearest neighbours that are already found."""
    flow = flows[awaited[at].page, awaited[at].flow]
    above = [run.row.number for other in flow if other < at and (run := lines[other])]
    below = [run.row.number for other in flow if other > at and (run := lines[other])]
    return max(above, default=-1), min(below, default=1 << 30)


def _find_line(one: Awaited, rows: Sequence[Row], above: int, below: int) -> Run | None:
    places = [(row, start) for row in rows for start in row.find(one.seen)]
    if not places:
        return None
    row, start = min(places, key=lambda place: _distance(place[0].number, above, below))
    return row.take(start, start + len(one.seen))


def _distance(row: int, above: int, below: int) -> int:
    """How far a row lies outside its bounds."""
    return max(above - row, row - below, 0)


def find_scrambled(seen: str, rows: Sequence[Row]) -> Run | None:
    """The same characters in another order, side by side in one row."""
    wanted = Counter(seen)
    for row in rows:
        for start in range(len(row.text) - len(seen) + 1):
            end = start + len(seen)
            if not any(row.taken[start:end]) and Counter(row.text[start:end]) == wanted:
                return row.take(start, end)
    return None


def find_similar(seen: str, rows: Sequence[Row]) -> Run | None:
    """The stretch that has most in common with a line, when that is more than half of either."""
    wanted = Counter(seen)
    best, most = None, 0.0
    for run in all_left_over(rows):
        common = (wanted & Counter(run.text)).total() / max(len(seen), len(run.text))
        if common > max(most, 0.5):
            best, most = run, common
    return best.row.take(best.start, best.end) if best else None


def find_elsewhere(one: Awaited, pages: Mapping[int, Sequence[Row]]) -> tuple[int, Run] | None:
    """The line on a page that is not its own."""
    for page, rows in pages.items():
        if page == one.page:
            continue
        for run in _whole(one.seen, rows):
            return page, run.row.take(run.start, run.end)
    return None


def _whole(seen: str, rows: Sequence[Row]) -> Iterator[Run]:
    for row in rows:
        for start in row.find(seen):
            yield Run(row, start, start + len(seen))
