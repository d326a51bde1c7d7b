"""What else may change a page: fonts, templates, pictures, and the programs that set it."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from typing import Any

from catalogue.archive.comparing.comparison import DependencyChange, FileChange, Side
from catalogue.archive.editions import CONTENT, FONTS, TEMPLATES

_AREAS = {FONTS: "fonts", TEMPLATES: "templates", CONTENT: "content"}


def file_changes(old: Side, new: Side, told: Container[str]) -> tuple[FileChange, ...]:
    """Sources that came, went or changed, without those of which words or facts are `told` already."""
    changes = []
    for path in sorted(old.state.keys() | new.state.keys()):
        area = next((name for folder, name in _AREAS.items() if path.startswith(folder)), "")
        if area and path not in told and old.state.get(path) != new.state.get(path):
            kind = "added" if path not in old.state else "removed" if path not in new.state else "changed"
            changes.append(FileChange(area, path, kind))
    return tuple(changes)


def dependency_changes(old: Side, new: Side) -> tuple[DependencyChange, ...]:
    """Every value of the environment record that differs, named by its path."""
    ours, theirs = dict(_values(old.environment, "")), dict(_values(new.environment, ""))
    return tuple(
        DependencyChange(name, ours.get(name, ""), theirs.get(name, ""))
        for name in sorted(ours.keys() | theirs.keys())
        if ours.get(name) != theirs.get(name)
    )


def _values(record: Any, name: str) -> Iterator[tuple[str, str]]:
    if isinstance(record, Mapping):
        for key, value in record.items():
            yield from _values(value, f"{name}.{key}" if name else str(key))
    else:
        yield name, str(record)
