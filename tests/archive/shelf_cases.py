"""Small editions to shelve, and a folder on a fast file system to shelve them in."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import catalogue.archive.ocfl_commit  # noqa: F401  # a second, paid once: children inherit it
from catalogue.archive.editions import Agent, BookFacts, EditionStatement, Submission

IDENTIFIER = "urn:x-catalogue:brightness"


def submission(
    number: int = 1, printing: int = 1, files: Mapping[str, Path | bytes] | None = None, **more: Any
) -> Submission:
    """An edition whose pages differ with its numbers, while its text and face stay the same."""
    own = {
        "booklet.pdf": f"%PDF-1.7 {number}.{printing}".encode() * 50,
        "content/book.yaml": "title: בהירות ההוויה".encode(),
        f"content/films/{'ש' * 80}/text.md": "טקסט על סרט".encode(),
        "fonts/FrankRuhlLibre.woff2": b"wOF2" * 100,
    }
    facts = BookFacts("בהירות ההוויה", people=(Agent("מחברת", "author"), Agent("אוצרת", "curator")))
    values: dict[str, Any] = {
        "identifier": IDENTIFIER,
        "statement": EditionStatement(number, printing, "מהדורה ראשונה"),
        "facts": facts,
        "files": own if files is None else files,
        "message": f"הודעה {number}.{printing}",
        "person": Agent("הארכיונאית", address="mailto:archive@example.org"),
        "created": f"{2000 + number}-01-01T10:{printing:02}:00Z",
        "environment": {"packages": {"weasyprint": "70.0"}, "libraries": {"pango": "1.50.12"}},
    }
    return Submission(**{**values, **more})


@contextmanager
def fast_folder() -> Iterator[Path]:
    """A throw-away folder in memory where there is one: killing a writer does not need a slow disk."""
    memory = Path("/dev/shm")
    folder = Path(tempfile.mkdtemp(prefix="shelf-", dir=memory if memory.is_dir() else None))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
