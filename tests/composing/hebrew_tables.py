"""The oracle tables beside this file: tab-separated, no quoting (fields hold bare quotation marks)."""

from __future__ import annotations

from pathlib import Path


def rows(name: str) -> list[dict[str, str]]:
    """Every row of a table as a mapping from the head's names."""
    head, *lines = Path(__file__).with_name(name).read_text("utf-8").splitlines()
    names = head.split("\t")
    return [dict(zip(names, line.split("\t"), strict=True)) for line in lines if line]


def shown(text: str) -> str:
    """A text of these tests: ~ is a no-break space, @@ a note call."""
    return text.replace("~", "\u00a0").replace("@@", "\ufffc")
