"""A book of nothing but notes: as long, as many and in such odd places as a scholar could want.

Its words are the manuscript's, drawn by a seeded generator, so that every run
writes the same folder.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
WORD = re.compile(r"[א-ת]{2,}")
LENGTHS = {"one": 1, "thirty": 30, "hundred": 100, "four-hundred": 400}
"""Lines, about, of the notes that are called by these names."""

MANY = 275
"""Notes of a line each; with those before them past 298 and 304, whose numerals read as unpleasant words."""

FEWER_LENGTHS = {"one": 1, "hundred": 100}
FEW = 10

_NOTE_WORDS = 13
"""Words on a note's line, about."""

BOOK = """\
slug: stress
title: ספר ההערות
edition:
  id: 1
notes:
  main:
    marks: hebrew
  editor:
    marks: symbols
    restart: section
  numbered:
    marks: digits
    restart: section
credits:
  - role: cur
    people: [dana]
order:
  - title
  - contents
  - essays/lengths
  - essays/crowded
  - essays/series
  - essays/many
  - films/noted
  - films/stills
  - films/plain
"""


@dataclass(slots=True)
class _Words:
    """Draws words, sentences and paragraphs; keeps the notes of the text it is writing."""

    chance: random.Random
    vocabulary: list[str]
    notes: list[str] = field(default_factory=list)

    def some(self, count: int) -> str:
        return " ".join(self.chance.choice(self.vocabulary) for _ in range(count))

    def call(self, name: str, words: int) -> str:
        """A call, its note's body put aside."""
        self.notes.append(f"[^{name}]: {self.some(words)}.")
        return f"[^{name}]"

    def paragraph(self, words: int, **calls: int) -> str:
        """A paragraph with calls spread over it, each with that many words in its note."""
        parts = [self.some(words // (len(calls) + 1)) for _ in range(len(calls) + 1)]
        for at, (name, length) in enumerate(calls.items()):
            parts[at] += f",{self.call(name.replace('_', '-'), length)}"
        return " ".join(parts) + "."

    def with_notes(self, *blocks: str) -> str:
        """The blocks, and behind them the notes they have called."""
        text = "\n\n".join((*blocks, *self.notes)) + "\n"
        self.notes.clear()
        return text


def write_stress_book(folder: Path, *, whole: bool = True, seed: int = 7) -> Path:
    """Write the book's content folder; without its longest note and most of its short ones unless `whole`."""
    source = (ROOT / "tests/reading/manuscripts/based-on-a-true-story.txt").read_text("utf-8")
    words = _Words(random.Random(seed), sorted(set(WORD.findall(source))))
    for name, text in _files(words, whole).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    for name in ("films/noted/one.png", "films/stills/wide.png", "films/stills/tall.png"):
        size = (400, 900) if "tall" in name else (900, 500)
        Image.new("L", size, 150).save(folder / name)
    return folder


def _files(words: _Words, whole: bool) -> Mapping[str, str]:
    return {
        "book.yaml": BOOK,
        "people.yaml": _PEOPLE,
        "essays/lengths.md": _lengths(words, LENGTHS if whole else FEWER_LENGTHS),
        "essays/crowded.md": _crowded(words),
        "essays/series.md": _series(words),
        "essays/many.md": _many(words, MANY if whole else FEW),
        "films/noted/film.yaml": _NOTED.replace("…", words.some(30)),
        "films/noted/text.md": _noted(words),
        "films/stills/film.yaml": _STILLS.replace("…", words.some(12)),
        "films/stills/text.md": _stills(words),
        "films/plain/film.yaml": _PLAIN,
        "films/plain/text.md": words.with_notes(*(words.paragraph(90) for _ in range(4))),
    }


def _lengths(words: _Words, lengths: Mapping[str, int]) -> str:
    """Notes of 1, 30, 100 and 400 lines, text around them."""
    blocks = [
        words.paragraph(110, **{name: _NOTE_WORDS * lines}) + "\n\n" + words.paragraph(130)
        for name, lines in lengths.items()
    ]
    return "---\ntitle: הערות ארוכות\n---\n\n" + words.with_notes(*blocks, *_plain(words, 6))


def _plain(words: _Words, count: int) -> Iterator[str]:
    return (words.paragraph(words.chance.randint(40, 160)) for _ in range(count))


def _crowded(words: _Words) -> str:
    """Several calls to a line; calls in title, headings, list, quotation, table."""
    three = words.paragraph(9, three_a=20, three_b=40, three_c=14) + " " + words.paragraph(60)
    heading = f"## {words.some(3)}{words.call('heading', 25)}"
    listing = "\n".join(f"- {words.some(9)}.{words.call(f'item-{at}', 12)}" for at in range(3))
    quotation = f"> {words.some(40)}.{words.call('quoted', 30)}"
    rows = [f"| {words.some(2)}{words.call(f'cell-{at}', 15)} | {words.some(6)} |" for at in range(3)]
    table = "\n".join([rows[0], "| --- | --- |", *rows[1:]])
    title = f"כותרת צפופה{words.call('title', 18)}"
    parts = [three, heading, words.paragraph(70), listing, quotation, words.paragraph(80), table]
    return f"---\ntitle: {title}\n---\n\n" + words.with_notes(*parts, *_plain(words, 3))


def _series(words: _Words) -> str:
    """Lettered notes of the author, starred ones of the editor, numbered ones that begin again."""
    blocks = [
        words.paragraph(80, **{f"author_{at}": 20, f"editor/remark_{at}": 12, f"numbered/date_{at}": 6})
        for at in range(8)
    ]
    return "---\ntitle: שלוש סדרות\n---\n\n" + words.with_notes(*blocks)


def _many(words: _Words, many: int) -> str:
    """Five notes to a paragraph, until the letters are past the unpleasant words."""
    blocks = [
        words.paragraph(50, **{f"note_{at}_{number}": 5 for number in range(5)}) for at in range(many // 5)
    ]
    return "---\ntitle: הערות רבות\n---\n\n" + words.with_notes(*blocks)


_PEOPLE = """\
dana:
  name: דנה לוי
  sort: לוי, דנה
noa:
  name: נועה כהן
  sort: כהן, נועה
"""

_PLAIN = """\
titles:
  - text: סרט בלי הערות
credits:
  - role: fmd
    people: [noa]
"""

_NOTED = """\
titles:
  - text: סרט מוער[^film-title]
  - text: A Film with Notes[^film-english]
    kind: english
    language: en
credits:
  - role: fmd
    people: [dana]
    notes: [film-maker]
  - role: cng
    label: צילום
    people: [noa]
    notes: [film-camera, film-lens]
stills:
  - file: one.png
    alternative: אפור
    caption: …[^film-caption]
"""

_STILLS = """\
titles:
  - text: סרט של תמונות
credits:
  - role: fmd
    people: [noa]
stills:
  - file: wide.png
    id: opening
    alternative: אפור
    caption: …[^long-caption]
  - file: tall.png
    id: inside
    alternative: אפור
    caption: …[^inner-caption]
    crop: [0, 0, 1, 0.4]
  - file: wide.png
    id: behind
    alternative: אפור
    caption: …[^last-caption]
"""


def _noted(words: _Words) -> str:
    lengths = {"title": 20, "english": 8, "maker": 15, "camera": 9, "lens": 7, "caption": 60}
    for name, length in lengths.items():
        words.call(f"film-{name}", length)
    return words.with_notes(words.paragraph(120, film_text=40), *_plain(words, 2))


def _stills(words: _Words) -> str:
    """The opening still's note is longer than its page has room for."""
    for name, length in {"long-caption": 700, "inner-caption": 30, "last-caption": 30}.items():
        words.call(name, length)
    return words.with_notes(words.paragraph(120), "![](inside)", words.paragraph(150, beside=25))
