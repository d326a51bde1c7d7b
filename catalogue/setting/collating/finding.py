"""Finds the awaited lines among the rows of the pages they belong to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from catalogue.setting.collating.awaited import Addition, Awaited
from catalogue.setting.collating.rows import Row, Run, all_left_over

_ALIKE = 0.05
"""Points by which the widths of one line may differ; two cells may say the same, one of them in bold."""

_TOUCHING = 1.0
"""Points by which the text of neighbouring cells may overlap and still stand side by side."""


def find_lines(awaited: Sequence[Awaited], pages: Mapping[int, Sequence[Row]]) -> tuple[Run | None, ...]:
    """Where every line stands on its page, marked as taken; None for those that are not there.

    Long lines come first: a short one may be part of a longer one, never the
    other way round.
    """
    lines: list[Run | None] = [None] * len(awaited)
    flows = _flows(awaited)
    for at in sorted(range(len(awaited)), key=lambda at: (-len(awaited[at].seen), at)):
        one = awaited[at]
        if one.seen:
            flow = flows[one.page, one.flow]
            above = next((run for other in reversed(flow) if other < at and (run := lines[other])), None)
            below = next((run for other in flow if other > at and (run := lines[other])), None)
            lines[at] = _find_line(one, pages.get(one.page, ()), above, below)
    return tuple(lines)


def _find_line(one: Awaited, rows: Sequence[Row], above: Run | None, below: Run | None) -> Run | None:
    """Of several places the one between its neighbours wins, of its own width, and in their column."""
    places = [Run(row, start, start + len(one.seen)) for row in rows for start in row.find(one.seen)]

    def strangeness(place: Run) -> tuple[int, bool, bool, float]:
        first, last = above.row.number if above else -1, below.row.number if below else len(rows)
        number = place.row.number
        aside = any(not _overlap(place, run) for run in (above, below) if run)
        off = abs((place.width or one.line.width) - one.line.width)
        return max(first - number, number - last, 0), off > _ALIKE, aside, off

    best = min(places, key=strangeness, default=None)
    return best.row.take(best.start, best.end) if best else None


def _overlap(one: Run, other: Run) -> bool:
    return one.left < other.right and other.left < one.right


def find_addition(one: Addition, rows: Sequence[Row]) -> Run | None:
    """An addition stands by itself: it is a whole stretch that nobody has taken."""
    for run in all_left_over(rows):
        if run.text == one.seen:
            return run.row.take(run.start, run.end)
    return None


def precedes(first: Run, second: Run) -> bool:
    """Whether the first run stands above the second, or beside it in another column."""
    beside = second.right <= first.left + _TOUCHING or first.right <= second.left + _TOUCHING
    return beside or first.row.number < second.row.number


def _flows(awaited: Sequence[Awaited]) -> Mapping[tuple[int, str], list[int]]:
    flows: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
    for at, one in enumerate(awaited):
        flows[one.page, one.flow].append(at)
    return flows


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
