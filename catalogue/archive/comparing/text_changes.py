"""Words that changed in the prose, facts that changed in the YAML, notes that changed their mark."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from catalogue.archive.comparing.comparison import FactChange, NoteChange, PrintedLine, Side, WordEdit
from catalogue.archive.comparing.places import Pages
from catalogue.archive.comparing.words import Run, Word, differing_runs, joined, words

_CONTEXT = 4
"""Words of context on either side."""


def word_edits(old: Side, new: Side) -> tuple[WordEdit, ...]:
    """Every differing run of words in the Markdown sources, in the order of the new book."""
    old_pages, new_pages = Pages(old.page_map), Pages(new.page_map)
    paths = {path for side in (old, new) for path in side.texts if path.endswith(".md")}
    edits: list[WordEdit] = []
    for path in sorted(paths, key=new_pages.order):
        ours, theirs = words(old.texts.get(path, "")), words(new.texts.get(path, ""))
        section = new_pages.section(path) or old_pages.section(path)
        title = str(section["title"]) if section else ""
        for run in differing_runs(ours, theirs):
            edits.append(_edit(path, title, run, ours, theirs, old_pages, new_pages))
    return tuple(edits)


def fact_changes(old: Side, new: Side) -> tuple[FactChange, ...]:
    """Every scalar of the YAML sources that differs, by its path of keys."""
    changes = []
    paths = {path for side in (old, new) for path in side.texts if path.endswith((".yaml", ".yml"))}
    for path in sorted(paths):
        ours, theirs = _facts(old.texts.get(path, "")), _facts(new.texts.get(path, ""))
        for key in dict.fromkeys((*ours, *theirs)):
            if ours.get(key, "") != theirs.get(key, ""):
                changes.append(FactChange(path, key, ours.get(key, ""), theirs.get(key, "")))
    return tuple(changes)


def note_changes(old: Side, new: Side) -> tuple[NoteChange, ...]:
    """Notes that came, went or were renumbered, by name, in the order of the new book."""
    ours, theirs = _notes(old), _notes(new)
    changes = [
        NoteChange(name, "removed", one["mark"], "", one["call_page"], None)
        for name, one in ours.items()
        if name not in theirs
    ]
    for name, one in theirs.items():
        before = ours.get(name)
        if before is None:
            changes.append(NoteChange(name, "added", "", one["mark"], None, one["call_page"]))
        elif (before["mark"], before["series"]) != (one["mark"], one["series"]):
            pages = (before["call_page"], one["call_page"])
            changes.append(NoteChange(name, "renumbered", before["mark"], one["mark"], *pages))
    return tuple(changes)


def _edit(
    path: str, title: str, run: Run, ours: tuple[Word, ...], theirs: tuple[Word, ...], *pages: Pages
) -> WordEdit:
    old, new = ours[run.old_start : run.old_end], theirs[run.new_start : run.new_end]
    at = (*new, *old)[0]
    return WordEdit(
        file=path,
        section=title,
        note=at.note,
        before=joined(theirs[max(0, run.new_start - _CONTEXT) : run.new_start]),
        old=joined(old),
        new=joined(new),
        after=joined(theirs[run.new_end : run.new_end + _CONTEXT]),
        old_page=_page(pages[0], path, ours, run.old_start),
        new_page=_page(pages[1], path, theirs, run.new_start),
        old_lines=_lines(pages[0], path, old),
        new_lines=_lines(pages[1], path, new),
    )


def _page(pages: Pages, path: str, found: tuple[Word, ...], index: int) -> int | None:
    """The page of a word, or where it would stand: before what follows, else after what precedes."""
    if not found:
        return None
    word = found[min(index, len(found) - 1)]
    return pages.page(path, word.line, word.column, word.note)


def _lines(pages: Pages, path: str, edited: tuple[Word, ...]) -> tuple[PrintedLine, ...]:
    """The lines some words are printed in; a note's call or name is printed as a mark of its own."""
    found = (pages.line(path, word.line, word.column) for word in edited if not word.text.startswith("[^"))
    return tuple(dict.fromkeys(line for line in found if line))


def _facts(text: str) -> dict[str, str]:
    """Path of keys → scalar as typed; a file that is not sound YAML counts as one fact."""
    try:
        return dict(_scalars(yaml.load(text, Loader=yaml.BaseLoader), ""))
    except yaml.YAMLError:
        return {"": text}


def _scalars(value: Any, key: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, part in value.items():
            yield from _scalars(part, f"{key}.{name}" if key else str(name))
    elif isinstance(value, list):
        for number, part in enumerate(value, 1):
            yield from _scalars(part, f"{key}[{number}]")
    elif value is not None:
        yield key, str(value)


def _notes(side: Side) -> dict[str, Mapping[str, Any]]:
    return {one["id"]: one for one in side.page_map.get("notes", ())}
