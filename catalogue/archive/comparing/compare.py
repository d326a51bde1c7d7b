"""Reading two editions off the shelf and telling what differs between them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from catalogue.archive.comparing.cause_changes import dependency_changes, file_changes
from catalogue.archive.comparing.comparison import Comparison, Side
from catalogue.archive.comparing.page_changes import page_changes
from catalogue.archive.comparing.page_pictures import Page, pages_of
from catalogue.archive.comparing.text_changes import fact_changes, note_changes, word_edits
from catalogue.archive.editions import (
    CONTENT,
    ENVIRONMENT,
    FONTS,
    PAGE_MAP,
    PRESS_PAGES,
    SCREEN_PAGES,
    TEMPLATES,
)
from catalogue.archive.inventory import Version
from catalogue.archive.listing import listed
from catalogue.archive.shelf import Shelved, open_shelf
from catalogue.archive.shelf_findings import not_comparable, unreadable_part
from catalogue.archive.storage_root import reading
from catalogue.diagnostics import Diagnostic, Report

_SOURCES = (CONTENT, TEMPLATES, FONTS)
_TEXTS = (".md", ".yaml", ".yml")


def diff(
    root: Path, old: str, new: str = "head", identifier: str | None = None
) -> tuple[Comparison, tuple[Page, ...], tuple[Page, ...]]:
    """Compare two archived versions (``v1``, ``1``, ``head``) of one catalogue.

    Returns the comparison and the pages of both editions as they were rendered for it, which
    `comparison_html` shows. Damaged files raise `CatalogueError` CAT-A34.
    """
    with reading(root) as root:
        shelved = open_shelf(root).find(identifier)
        findings: list[Diagnostic] = []
        sides = [_side(shelved, shelved.version(name), findings) for name in (old, new)]
    pages = [pages_of(side.pages, _labels(side.page_map)) for side in sides]
    return compare(sides[0], sides[1], pages[0], pages[1], Report.of(findings)), pages[0], pages[1]


def compare(
    old: Side, new: Side, old_pages: tuple[Page, ...], new_pages: tuple[Page, ...], report: Report
) -> Comparison:
    """Everything that differs between two sides; pages only when both have them."""
    edits, notes, facts = word_edits(old, new), note_changes(old, new), fact_changes(old, new)
    both = bool(old_pages and new_pages)
    return Comparison(
        old=old.listed,
        new=new.listed,
        edits=edits,
        notes=notes,
        pages=page_changes(old_pages, new_pages, edits, notes) if both else (),
        page_counts=(len(old_pages), len(new_pages)),
        facts=facts,
        files=file_changes(old, new, {*(edit.file for edit in edits), *(fact.file for fact in facts)}),
        dependencies=dependency_changes(old, new),
        report=report,
    )


def _side(shelved: Shelved, version: Version, findings: list[Diagnostic]) -> Side:
    texts = {
        path: shelved.read(version, path).decode("utf-8", "replace")
        for path in version.state
        if path.startswith(_SOURCES) and path.endswith(_TEXTS)
    }
    pdf = next((path for path in (PRESS_PAGES, SCREEN_PAGES) if path in version.state), None)
    if pdf is None:
        findings.append(not_comparable(version.name, PRESS_PAGES, "the pictures of its pages"))
    if PAGE_MAP not in version.state:
        findings.append(not_comparable(version.name, PAGE_MAP, "its notes and page numbers"))
    return Side(
        listed=listed(shelved, version),
        state=version.state,
        texts=texts,
        page_map=_object(shelved, version, PAGE_MAP, findings),
        pages=shelved.read(version, pdf) if pdf else b"",
        environment=_object(shelved, version, ENVIRONMENT, findings),
    )


def _object(shelved: Shelved, version: Version, path: str, findings: list[Diagnostic]) -> Mapping[str, Any]:
    if path not in version.state:
        return {}
    try:
        value = json.loads(shelved.read(version, path))
    except ValueError as failure:
        findings.append(unreadable_part(version.name, path, str(failure)))
        return {}
    return value if isinstance(value, dict) else {}


def _labels(page_map: Mapping[str, Any]) -> dict[int, str]:
    return {int(page["number"]): str(page["label"]) for page in page_map.get("pages", ())}
