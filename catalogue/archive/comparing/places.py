"""From a place in a source to the line it is printed in, by an edition's page map."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from catalogue.archive.comparing.comparison import PrintedLine


@dataclass(frozen=True, slots=True)
class Pages:
    """Looks up pages and sections of one edition.

    The page map's ``lines`` give the source place of every set line; an edition that has none is
    looked up by section and note, which is right to the first page of either.
    """

    page_map: Mapping[str, Any]
    lines: Mapping[str, tuple[list[tuple[int, int]], list[PrintedLine]]] = field(init=False)

    def __post_init__(self) -> None:
        found: dict[str, dict[tuple[int, int], PrintedLine]] = {}
        for line in self.page_map.get("lines", ()):
            place = (line.get("line", 0), line.get("column", 0))
            if line.get("file") and place > (0, 0):
                printed = PrintedLine(line["page"], tuple(line.get("box", ())))
                found.setdefault(_tail(line["file"]), {}).setdefault(place, printed)
        tables = {}
        for file, places in found.items():
            ordered = sorted(places.items())
            tables[file] = ([place for place, _ in ordered], [printed for _, printed in ordered])
        object.__setattr__(self, "lines", tables)

    def page(self, path: str, line: int, column: int, note: str = "") -> int | None:
        """The page (from 1) on which what stands at a source place is printed; None if not known."""
        printed = self.line(path, line, column)
        if printed:
            return printed.page
        if note:
            for one in self.page_map.get("notes", ()):
                if one["id"] == note and one["body_pages"]:
                    return int(one["body_pages"][0])
        section = self.section(path)
        return int(section["first_page"]) if section else None

    def line(self, path: str, line: int, column: int) -> PrintedLine | None:
        """The line that holds what stands at a source place; None if the page map does not tell."""
        starts, printed = self.lines.get(_tail(path), ([], []))
        index = bisect_right(starts, (line, column)) - 1
        return printed[index] if index >= 0 else None

    def section(self, path: str) -> Mapping[str, Any] | None:
        """The section a source file makes: ``content/essays/ID.md`` or ``content/films/ID/…``."""
        steps = path.split("/")
        name = steps[2].removesuffix(".md") if len(steps) > 2 else ""
        return next((one for one in self.page_map.get("sections", ()) if one["id"] == name), None)

    def order(self, path: str) -> tuple[int, str]:
        """A key that sorts source files as the book has them; files of no section come first."""
        section = self.section(path)
        return (int(section["first_page"]) if section else 0, path)


def _tail(path: str) -> str:
    """A source's path below the content folder, wherever that stood when the edition was built."""
    return path.rpartition("content/")[2]
