"""The same lines in Chromium and in our PDF: the same order of glyphs."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browser import needs_chromium, seen_by_chromium
from drawn_lines import drawn_lines, page_html

from catalogue.composing.composed import compose
from catalogue.composing.document import Document
from catalogue.composing.levels import RTL
from catalogue.composing.lines import Line, Piece
from catalogue.composing.pieces import format_prose
from catalogue.model.prose import CALL, Mark, Prose, Span
from catalogue.reading.book import read_book
from catalogue.reading.tokens import read_design
from catalogue.setting.collating.folding import fold_all
from catalogue.setting.fonts import Faces
from catalogue.setting.shaping import Shaper

CHECKOUT = Path(__file__).parents[2]
HEBREW = ["ספר", "של", "קולנוע", "ו־", "מחשבה,", "(במאי)", "”דאטה”", "עמ׳", "תש״ף:", "וגם!", "אינטרנט;", "?"]
LATIN = [
    "Atlas",
    "of",
    "AI:",
    "(Yale",
    "Press)",
    "“Power”",
    "Kate",
    "Crawford,",
    "LTX",
    "C++",
    "-5",
    "#MeToo",
]
NUMBERS = ["1969", "100-105", "100–105", "46–7", "75%", "16:9", "1,000.5", "24×36", "5″", "ב־20", "(2024)"]
Record = Callable[[str, object], None]


def mixed_lines(document: Document) -> list[Line]:
    """The booklet's lines in which both directions meet."""
    lines = [line for page in document.pages for one in page.fragments for line in one.lines]
    lines += [line for page in document.pages for note in page.notes for line in note.lines]
    return [line for line in lines if len({piece.level % 2 for piece in line.pieces}) > 1]


def generated_lines(count: int) -> Iterator[Line]:
    """Sentences of both scripts and numbers, with mark-up and note calls anywhere; always the same."""
    dice = random.Random(3)
    for number in range(count):
        words = [
            word
            for _ in range(dice.randint(1, 4))
            for word in dice.choices(_one_of(dice), k=dice.randint(1, 4))
        ]
        text = " ".join(words)
        for _ in range(dice.choice([0, 0, 1, 1, 2])):
            at = dice.randint(1, len(text))
            text = f"{text[:at]}{CALL}{text[at:]}"
        calls = [Span(at, at + 1, Mark.CALL, "n") for at, char in enumerate(text) if char == CALL]
        cuts = (dice.sample(range(len(text) + 1), 2) for _ in range(dice.randint(0, 2)))
        marks = [Span(min(cut), max(cut), dice.choice([Mark.STRONG, Mark.EMPHASIS])) for cut in cuts]
        formatted = format_prose(Prose(text, tuple(sorted(calls + marks))), RTL, {"n": "יב"})
        line = Line(formatted.pieces(0, len(text)), RTL, 0, len(text), 0, 0, 0)
        yield line._replace(pieces=tuple(_named(line, number)))


def _one_of(dice: random.Random) -> list[str]:
    return dice.choice([HEBREW, HEBREW, LATIN, NUMBERS])


def _named(line: Line, number: int) -> Iterator[Piece]:
    """Every call its own name: a page has no name twice."""
    for at, piece in enumerate(line.pieces):
        yield piece._replace(call=f"n{number}-{at}") if piece.call else piece


@needs_chromium
@pytest.mark.conformance
def test_chromium_sees_what_we_print(faces: Faces, tmp_path: Path, record_property: Record) -> None:
    book, design = read_book(CHECKOUT / "content").book, read_design(CHECKOUT / "templates").design
    assert book is not None and design is not None
    manuscript = mixed_lines(compose(book, design, Shaper(faces).advance).document)
    plain = [line._replace(gap=0.0, tracking=0.0, scaling=0.0, indent=0.0) for line in manuscript]
    lines = [*plain, *generated_lines(300)]
    printed = [fold_all("".join(glyph.char for glyph in row)) for row in drawn_lines(lines, faces)]
    seen = [fold_all(text) for text in seen_by_chromium(page_html(lines, faces), faces, tmp_path)]
    different = [both for both in zip(lines, printed, seen, strict=True) if both[1] != both[2]]
    record_property(
        "lines in Chromium as in the PDF",
        f"{len(lines) - len(different)}/{len(lines)}, {len(plain)} of them the manuscript's",
    )
    assert different == []
