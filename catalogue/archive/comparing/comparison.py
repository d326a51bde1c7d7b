"""The nouns of a comparison: what changed between two editions, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from catalogue.archive.listing import Listed, edition_json
from catalogue.diagnostics import Report


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two editions, as far as a comparison needs it."""

    listed: Listed
    state: Mapping[str, str]
    """Logical path → digest of every file."""
    texts: Mapping[str, str]
    """Sources that are text: logical path → text."""
    page_map: Mapping[str, Any]
    """`booklet.json` as design.md fixes it; empty when the edition has none."""
    pages: bytes
    """The press pages as PDF, else the screen pages; empty when the edition has neither."""
    environment: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of the finished book, as its page map has it."""

    page: int
    box: tuple[float, ...]
    """Left, top, width and height in mm from the trim's top-left corner; empty where the map has none."""


@dataclass(frozen=True, slots=True)
class WordEdit:
    """One run of words that was replaced, inserted or deleted, in logical order."""

    file: str
    section: str
    """Title of the section in the new edition (in the old one when it is gone)."""
    note: str
    """Name of the note whose body was edited; empty in running text."""
    before: str
    """A few words before, as context."""
    old: str
    new: str
    after: str
    old_page: int | None
    """Page from 1 where the words stood; None where the page map does not tell."""
    new_page: int | None
    old_lines: tuple[PrintedLine, ...] = ()
    """The lines that held the words; empty where the page map does not tell."""
    new_lines: tuple[PrintedLine, ...] = ()

    @property
    def kind(self) -> str:
        """``replaced``, ``inserted`` or ``deleted``."""
        return "replaced" if self.old and self.new else "inserted" if self.new else "deleted"


@dataclass(frozen=True, slots=True)
class NoteChange:
    """A note that came, went, or is printed under another mark."""

    id: str
    kind: str
    """``added``, ``removed`` or ``renumbered``."""
    old_mark: str
    new_mark: str
    old_page: int | None
    new_page: int | None


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in hundredths of the trimmed page, from its top-left corner."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class PageChange:
    """What became of one page of the new edition (or of an old one that is gone)."""

    kind: str
    """``changed``, ``moved`` (everything on it stood in the old edition), ``added`` or ``removed``."""
    old_pages: tuple[int, ...]
    """For a moved page, where its lines stood; else the page it is shown against."""
    new_page: int | None
    old_boxes: tuple[Box, ...] = ()
    """Lines and pictures of the old page that the new edition does not have."""
    new_boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class FactChange:
    """A fact in a YAML file: front matter, people, films; a token of the templates; a font's version."""

    file: str
    key: str
    """Path of keys, such as ``edition.printing``."""
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class FileChange:
    """A font, template, picture or other source that came, went or changed."""

    area: str
    """``fonts``, ``templates`` or ``content``."""
    path: str
    kind: str
    """``added``, ``removed`` or ``changed``."""


@dataclass(frozen=True, slots=True)
class DependencyChange:
    """A program, library or package of another version."""

    name: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that differs between two editions."""

    old: Listed
    new: Listed
    edits: tuple[WordEdit, ...]
    notes: tuple[NoteChange, ...]
    pages: tuple[PageChange, ...]
    page_counts: tuple[int, int]
    facts: tuple[FactChange, ...]
    files: tuple[FileChange, ...]
    dependencies: tuple[DependencyChange, ...]
    report: Report = field(default_factory=Report)

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs."""
        found = (self.edits, self.notes, self.pages, self.facts, self.files, self.dependencies)
        return not any(found) and self.page_counts[0] == self.page_counts[1]


def comparison_json(comparison: Comparison) -> dict[str, Any]:
    """A comparison as a JSON value."""
    return {
        "old": edition_json(comparison.old),
        "new": edition_json(comparison.new),
        "page_counts": list(comparison.page_counts),
        "edits": [{"kind": edit.kind, **asdict(edit)} for edit in comparison.edits],
        **{
            name: [asdict(change) for change in getattr(comparison, name)]
            for name in ("notes", "pages", "facts", "files", "dependencies")
        },
    }
