"""A replacement in a text, and what can be done with many of them.

A step of the normaliser never rewrites in silence: it returns `Change`s, and
these can be applied, put one after another, and followed by an offset. All
places are code-point offsets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

Stretch = tuple[int, int]
"""A half-open stretch ``(start, end)`` of code points."""


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """text[start:start + len(before)] is `before` and becomes `after`; `rule` says by which rule.

    A change made by several rules one after another carries them all: ``G6+H3``.
    """

    start: int
    before: str
    after: str
    rule: str

    @property
    def end(self) -> int:
        """Where the replaced stretch ends."""
        return self.start + len(self.before)


@dataclass(frozen=True, slots=True, order=True)
class Flag:
    """Something at text[start:start + len(what)] that was left as typed for a person to decide."""

    start: int
    what: str
    why: str
    rule: str


@dataclass(frozen=True, slots=True)
class Normalised:
    """A text after normalising, how it came from the source, and what a person should look at.

    `changes` and `flags` are in source offsets, sorted; the changes do not overlap.
    """

    text: str
    changes: tuple[Change, ...] = ()
    flags: tuple[Flag, ...] = ()


def apply(text: str, changes: Iterable[Change]) -> str:
    """Carry out sorted, non-overlapping changes. Raises ValueError when one does not fit the text."""
    parts: list[str] = []
    at = 0
    for change in changes:
        if change.start < at or text[change.start : change.end] != change.before:
            raise ValueError(f"the change at {change.start} ({change.rule}) does not fit the text")
        parts += (text[at : change.start], change.after)
        at = change.end
    return "".join((*parts, text[at:]))


def moved(changes: Sequence[Change], offset: int, *, ends: bool = False) -> int:
    """Where a source offset stands after the changes.

    A stretch (bold, link) is re-mapped with ``moved(changes, start)`` and
    ``moved(changes, end, ends=True)``: text inserted exactly at its start or
    its end stays outside it. An offset inside a replacement goes as far into
    the new text as it was in the old one, at most to its end.
    """
    shift = 0
    for change in changes:
        if offset < change.start or (ends and offset == change.start):
            break
        if offset < change.end:
            return change.start + shift + min(offset - change.start, len(change.after))
        shift += len(change.after) - len(change.before)
    return offset + shift


def origin(changes: Sequence[Change], offset: int) -> int:
    """The source offset of an offset in the changed text; inside a replacement, its start."""
    shift = 0
    for change in changes:
        begin = change.start + shift
        if offset < begin:
            break
        if offset < begin + len(change.after):
            return change.start
        shift += len(change.after) - len(change.before)
    return offset - shift


def keep_unprotected(changes: Iterable[Change], protected: Sequence[Stretch]) -> list[Change]:
    """The changes that touch no protected stretch; an empty stretch forbids an insertion at its place."""
    return [change for change in changes if not any(_touches(change, *stretch) for stretch in protected)]


def _touches(change: Change, start: int, end: int) -> bool:
    if change.start == change.end and start == end:
        return change.start == start
    return change.start < end and start < change.end


def minimal(start: int, before: str, after: str, rule: str) -> Change | None:
    """The smallest change that does the same, or None when nothing changes.

    The common end is cut first, so that of two spaces the first one goes.
    """
    if before == after:
        return None
    tail = 0
    shortest = min(len(before), len(after))
    while tail < shortest and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    before, after = before[: len(before) - tail], after[: len(after) - tail]
    head = 0
    shortest -= tail
    while head < shortest and before[head] == after[head]:
        head += 1
    return Change(start + head, before[head:], after[head:], rule)


def compose(text: str, first: Sequence[Change], second: Sequence[Change]) -> list[Change]:
    """Changes that do in one step what `first` and then `second` do to `text`."""
    if not first or not second:
        return list(first or second)
    composed: list[Change] = []
    shift = 0
    for group in _overlapping(first, second):
        early = [step.change for step in group if step.early]
        late = [step.change for step in group if not step.early]
        grown = sum(len(one.after) - len(one.before) for one in early)
        if not late:
            composed += early
        elif not early:
            composed += [Change(one.start - shift, *_words(one)) for one in late]
        else:
            begin, end = group[0].begin, max(step.end for step in group)
            composed += _merged(text, begin - shift, end - shift - grown, early, begin, late)
        shift += grown
    return composed


class _Step(NamedTuple):
    """A change and the stretch it takes of the text between the two rounds."""

    begin: int
    end: int
    early: bool
    change: Change


def _overlapping(first: Sequence[Change], second: Sequence[Change]) -> Iterator[list[_Step]]:
    steps = [_Step(one.start, one.end, False, one) for one in second]
    shift = 0
    for one in first:
        begin = one.start + shift
        steps.append(_Step(begin, begin + len(one.after), True, one))
        shift += len(one.after) - len(one.before)
    group: list[_Step] = []
    until = -1
    for step in sorted(steps, key=lambda step: (step.begin, step.end)):
        # A deletion and an insertion at one place have no order of their own: they are one change.
        meets = step.begin < until or (group and step.begin == step.end == until == group[-1].begin)
        if group and not meets:
            yield group
            group = []
        group.append(step)
        until = max(until, step.end) if len(group) > 1 else step.end
    if group:
        yield group


def _merged(
    text: str, start: int, end: int, early: Sequence[Change], begin: int, late: Sequence[Change]
) -> list[Change]:
    """One change over text[start:end], which stands at `begin` between the rounds; none if it cancels out."""
    before = text[start:end]
    between = apply(before, [Change(one.start - start, *_words(one)) for one in early])
    after = apply(between, [Change(one.start - begin, *_words(one)) for one in late])
    rules = dict.fromkeys(rule for one in (*early, *late) for rule in one.rule.split("+"))
    whole = minimal(start, before, after, "+".join(rules))
    return [whole] if whole else []


def _words(change: Change) -> tuple[str, str, str]:
    return change.before, change.after, change.rule
