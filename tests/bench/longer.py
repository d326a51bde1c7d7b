"""The same book several times over: its sections again under other names, their notes too."""

from __future__ import annotations

import re
import shutil
from pathlib import Path


def longer(content: Path, times: int) -> None:
    """Let the sections of a content folder follow themselves, `times` in all."""
    book = content / "book.yaml"
    order = [line for line in book.read_text("utf-8").splitlines() if re.match(r"  - (essays|films)/", line)]
    added = []
    for again in range(1, times):
        for line in order:
            kind, slug = line.strip("- ").split("/")
            name = f"{slug}-{again}"
            if kind == "essays":
                text = (content / kind / f"{slug}.md").read_text("utf-8")
                (content / kind / f"{name}.md").write_text(_renamed(text, again), "utf-8")
            else:
                shutil.copytree(content / kind / slug, content / kind / name)
                for file in (content / kind / name).glob("*.md"):
                    file.write_text(_renamed(file.read_text("utf-8"), again), "utf-8")
            added.append(f"  - {kind}/{name}")
    book.write_text(
        book.read_text("utf-8").replace("  - colophon", "\n".join([*added, "  - colophon"])), "utf-8"
    )


def _renamed(text: str, again: int) -> str:
    return re.sub(r"\[\^([\w-]+)\]", rf"[^\1-{again}]", text)
