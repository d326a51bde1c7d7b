"""A comparison as lines for a terminal, in logical order; the caller shapes Hebrew for its display."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from catalogue.archive.comparing.comparison import Comparison, FactChange, NoteChange, PageChange, WordEdit
from catalogue.archive.comparing.words import differing_runs, joined, words
from catalogue.archive.listing import Listed

_LONG = 14
"""Words of one run that are shown before it is cut."""


def comparison_text(comparison: Comparison) -> str:
    """Everything that differs, in the order a proof-reader works: words, notes, pages, causes."""
    old, new = comparison.old, comparison.new
    lines = [f"{new.title}: {old.version} ({_statement(old)}) → {new.version} ({_statement(new)})"]
    if comparison.is_empty:
        return f"{lines[0]}\nno difference\n"
    lines += _part("words", _edits(comparison.edits))
    lines += _part("notes", map(_note, comparison.notes))
    lines += _part("pages", _pages(comparison))
    lines += _part("facts", map(_fact, comparison.facts))
    lines += _part("files", (f"{one.kind} {one.path}" for one in comparison.files))
    lines += _part(
        "environment", (f"{one.name} {_change(one.old, one.new)}" for one in comparison.dependencies)
    )
    return "\n".join(lines) + "\n"


def page_ranges(numbers: Iterable[int]) -> str:
    """Pages as a reader writes them: ``3, 5–8``."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def shortened(text: str, unit: str = "words") -> str:
    """A run of words, cut in the middle when it is long, with its length in a reader's `unit`."""
    found = text.split()
    if len(found) <= _LONG:
        return text
    return f"{' '.join(found[: _LONG - 4])} … {' '.join(found[-4:])} ({len(found)} {unit})"


def changed_runs(old: str, new: str) -> list[tuple[str, str]]:
    """A fact before and after; of a long one that was edited only the words that differ."""
    ours, theirs = words(old), words(new)
    if not ours or not theirs or max(len(ours), len(theirs)) <= _LONG:
        return [(old, new)]
    return [
        (joined(ours[run.old_start : run.old_end]), joined(theirs[run.new_start : run.new_end]))
        for run in differing_runs(ours, theirs)
    ]


def _statement(listed: Listed) -> str:
    return str(listed.described.statement) if listed.described else "no description"


def _part(name: str, found: Iterable[str]) -> list[str]:
    lines = [f"  {line}" for line in found]
    return ["", name, *lines] if lines else []


def _edits(edits: Iterable[WordEdit]) -> Iterator[str]:
    for edit in edits:
        where = edit.section or edit.file
        note = f", note {edit.note}" if edit.note else ""
        yield f"{where}{note}, page {_pages_of(edit.old_page, edit.new_page)}"
        old = f"[-{shortened(edit.old)}-] " if edit.old else ""
        new = f"{{+{shortened(edit.new)}+}} " if edit.new else ""
        yield f"    {edit.before} {old}{new}{edit.after}".rstrip()


def _pages_of(old: int | None, new: int | None) -> str:
    if old == new:
        return str(old or "not known")
    return f"{old or '–'} → {new or '–'}"


def _note(change: NoteChange) -> str:
    pages = f"page {_pages_of(change.old_page, change.new_page)}"
    if change.kind == "renumbered":
        return f"{change.id}: {change.old_mark} → {change.new_mark}, {pages}"
    return f"{change.id}: {change.kind} ({change.old_mark or change.new_mark}), {pages}"


def _pages(comparison: Comparison) -> Iterator[str]:
    if comparison.page_counts[0] != comparison.page_counts[1]:
        yield f"{comparison.page_counts[0]} → {comparison.page_counts[1]} pages"
    for kind in ("changed", "added"):
        numbers = [one.new_page for one in comparison.pages if one.kind == kind and one.new_page]
        if numbers:
            yield f"{kind}: {page_ranges(numbers)}"
    removed = [number for one in comparison.pages if one.kind == "removed" for number in one.old_pages]
    if removed:
        yield f"removed: {page_ranges(removed)}"
    moved = [one for one in comparison.pages if one.kind == "moved"]
    if moved:
        yield "only moved: " + ", ".join(map(_moved, moved))


def _moved(change: PageChange) -> str:
    return f"{page_ranges(change.old_pages)} → {change.new_page}"


def _fact(change: FactChange) -> str:
    return f"{change.file}: {change.key}: {_change(change.old, change.new)}"


def _change(old: str, new: str) -> str:
    runs = changed_runs(old, new)
    return "; ".join(
        f"{shortened(ours) or '(nothing)'} → {shortened(theirs) or '(nothing)'}" for ours, theirs in runs
    )
