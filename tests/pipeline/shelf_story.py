"""The booklet's life on the shelf: a first edition, a corrected printing, a second edition."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from catalogue.archive.editions import Agent, Receipt
from catalogue.pipeline import Folders, Shelving, shelve

ROOT = Path(__file__).resolve().parents[2]
CURATOR = Agent("רות פתיר", address="mailto:curator@example.org")
WORD = ("דומה שזאת השאלה", "נראה שזאת השאלה")
NOTE = ("(מודן, 2005)", "(מודן, 2005), עמ' 41")
PARAGRAPH = "זוהי פסקה חדשה שנוספה במהדורה השנייה. " * 4


@dataclass(frozen=True, slots=True)
class Workplace:
    """Sources that may be changed, their out folder, and an archive."""

    folder: Path

    @property
    def archive(self) -> Path:
        return self.folder / "archive"

    @property
    def folders(self) -> Folders:
        return Folders(
            self.folder / "content", self.folder / "templates", ROOT / "fonts", self.folder / "out"
        )

    def edit(self, path: str, before: str, after: str) -> None:
        text = (self.folder / path).read_text("utf-8")
        assert before in text, before
        (self.folder / path).write_text(text.replace(before, after, 1), "utf-8")

    def shelve(self, year: int, message: str) -> Receipt:
        told = Shelving(moment=f"{year}-01-01T12:00:00Z", person=CURATOR, message=message)
        return shelve(self.folders, self.archive, told)


def open_workplace(folder: Path) -> Workplace:
    for name in ("content", "templates"):
        shutil.copytree(ROOT / name, folder / name)
    return Workplace(folder)


def first(place: Workplace) -> Receipt:
    place.edit("content/book.yaml", "  statement:\n", "  statement: מהדורה ראשונה\n")
    return place.shelve(2030, "המהדורה הראשונה")


def corrected(place: Workplace, before: Receipt) -> Receipt:
    """A word, a note, and the colophon that names the edition before."""
    place.edit("content/films/wolfs-lair/text.md", *WORD)
    place.edit("content/films/wolfs-lair/text.md", *NOTE)
    place.edit("content/book.yaml", "printing: 1", f"printing: 2\n  previous: {before.digest}")
    return place.shelve(2031, "תוקנו מילה והערה")


def second(place: Workplace, before: Receipt) -> Receipt:
    """A new paragraph in larger type."""
    essay = place.folder / "content/essays/thoughts.md"
    blocks = essay.read_text("utf-8").split("\n\n")
    essay.write_text("\n\n".join([*blocks[:3], PARAGRAPH.strip(), *blocks[3:]]), "utf-8")
    place.edit("templates/tokens.yaml", "size: 10.5pt", "size: 10.75pt")
    book = place.folder / "content/book.yaml"
    kept = [line for line in book.read_text("utf-8").split("\n") if "previous:" not in line]
    book.write_text("\n".join(kept), "utf-8")
    place.edit("content/book.yaml", "printing: 2", f"printing: 1\n  previous: {before.digest}")
    place.edit("content/book.yaml", "number: 1", "number: 2")
    place.edit("content/book.yaml", "  id: 1", "  id: 2")
    place.edit("content/book.yaml", "מהדורה ראשונה", "מהדורה שנייה")
    return place.shelve(2032, "המהדורה השנייה")
