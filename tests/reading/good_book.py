"""A small book with nothing wrong in it; every case lays its own files over it."""

from __future__ import annotations

from collections.abc import Mapping

from catalogue.reading.book import Read, read_folder
from catalogue.reading.folder import Folder

GOOD: dict[str, str] = {
    "book.yaml": """\
slug: small-book
title: ספר קטן
edition:
  id: 1
notes:
  main:
    marks: hebrew
  editor:
    marks: symbols
credits:
  - role: cur
    label: אוצרת
    people: [dana]
order:
  - cover
  - essays/opening
  - films/laura
  - back-cover
""",
    "people.yaml": """\
dana:
  name: דנה לוי
  sort: לוי, דנה
""",
    "sources.yaml": """\
mulvey:
  full: Laura Mulvey, *Visual Pleasure*
  short: Mulvey
  language: en
""",
    "essays/opening.md": """\
---
title: פתיחה
signed-by: dana
---

פסקה ראשונה.[^first] ועוד משפט.

[^first]: גוף ההערה.
""",
    "films/laura/film.yaml": """\
titles:
  - text: לאורה
credits:
  - role: fmd
    people: [dana]
""",
    "films/laura/text.md": """\
על הסרט.[^editor/remark]

[^editor/remark]: הערת העורכת.
""",
}


def laid_over(changes: Mapping[str, str | bytes | None]) -> Folder:
    """The good book with these files in place of its own; None takes a file away."""
    files = {**GOOD, **changes}
    texts = {
        path: text.encode() if isinstance(text, str) else text
        for path, text in files.items()
        if text is not None
    }
    return Folder("content", texts)


def read(changes: Mapping[str, str | bytes | None]) -> Read:
    """The good book with its changes, read."""
    return read_folder(laid_over(changes))


def swapped(path: str, old: str, new: str) -> dict[str, str | bytes | None]:
    """One file of the good book with one stretch replaced."""
    assert old in GOOD[path]
    return {path: GOOD[path].replace(old, new, 1)}


def said(result: Read) -> list[str]:
    """Place and code of every finding."""
    return [f"{finding.location} {finding.code}" for finding in result.report]
