"""Remarks that come back with a proof: a JSON file, written by the proof's own page and read here."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from catalogue.diagnostics import CatalogueError, Diagnostic, ExitCode, Location, error

KIND = "catalogue-remarks"
"""What the file says it is."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What somebody wrote on a page; `x` and `y` in mm from the trim's top-left corner."""

    page: int
    x: float
    y: float
    text: str
    author: str = ""


def read_remarks(path: Path) -> tuple[str, tuple[Remark, ...]]:
    """The proof they were written on (its digest), and the remarks in the order of the pages.

    Raises CatalogueError (CAT-R95, CONTENT) when the file is no such file, or damaged.
    """
    try:
        facts = json.loads(path.read_text("utf-8"))
        if facts["kind"] != KIND:
            raise ValueError(f"its kind is not {KIND}")
        remarks = tuple(_remarks(facts["remarks"]))
        return str(facts["proof"]), tuple(sorted(remarks, key=lambda one: (one.page, one.y)))
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise CatalogueError(no_remarks(path, problem), ExitCode.CONTENT) from problem


def _remarks(facts: Any) -> Iterator[Remark]:
    for one in facts:
        page = one["page"]
        if not isinstance(page, int) or isinstance(page, bool):
            raise ValueError("a remark stands on no page")
        yield Remark(page, float(one["x"]), float(one["y"]), str(one["text"]), str(one.get("author", "")))


def no_remarks(path: Path, problem: Exception) -> Diagnostic:
    """CAT-R95: the file holds none that can be read."""
    reason = f"{problem} is missing" if isinstance(problem, KeyError) else str(problem)
    return error(
        "CAT-R95",
        f"these are no remarks on a proof: {reason}",
        Location(path.as_posix()),
        why="remarks are read from the file that the proof's page saves, or from proof.pdf with annotations",
        hint="ask for the file again, as it was saved from the page or the PDF reader",
    )
