"""A copy of the book to be measured, where nobody minds edits, and no page stands from an earlier run."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from longer import longer

from catalogue.pipeline.folders import Folders


def open_workplace(folders: Folders, into: Path, times: int = 1) -> Folders:
    """The book, `times` over, under `into`; faces and plates made already are shared, pages are not.

    A longer one leaves its waivers behind: they name places, and would waive nothing in the copies.
    """
    for name in ("content", "templates", "fonts"):
        shutil.copytree(getattr(folders, name), into / name)
    if times > 1:
        (into / "content" / "waivers.yaml").unlink(missing_ok=True)
        longer(into / "content", times)
    made = folders.font_cache.parent
    for name in ("fonts", "plates"):
        (made / name).mkdir(parents=True, exist_ok=True)
        (into / ".cache").mkdir(exist_ok=True)
        (into / ".cache" / name).symlink_to((made / name).resolve())
    return Folders(*(into / name for name in ("content", "templates", "fonts", "out")))


def forget_pages(folders: Folders) -> None:
    """As on the first day: every page has to be drawn."""
    shutil.rmtree(folders.page_cache, ignore_errors=True)


def edit_a_word(folders: Folders, number: int) -> None:
    """One word in the middle of the book's first text becomes another."""
    text = min(folders.content.glob("essays/*.md"))
    written = text.read_text("utf-8")
    words = list(re.finditer(r"[א-ת]{3,}", written))
    word = words[len(words) // 2]
    other = "אבגד"[number % 4] * (len(word[0]))
    text.write_text(written[: word.start()] + other + written[word.end() :], "utf-8")
