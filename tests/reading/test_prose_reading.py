"""What each form of mark-up becomes: flat text, spans, blocks, notes."""

from __future__ import annotations

import pytest
from good_book import read

from catalogue.diagnostics import Diagnostic
from catalogue.model.blocks import Block, Heading, Listing, Paragraph, Placing, Quotation, Table
from catalogue.model.prose import BREAK, CALL, Prose
from catalogue.reading.blocks import read_blocks, read_line, read_text
from catalogue.reading.source import source_of
from catalogue.reading.written import written_file


def blocks(text: str) -> tuple[Block, ...]:
    found: list[Diagnostic] = []
    result = read_blocks(written_file(source_of("a.md", text)), found)
    assert found == []
    return result


def paragraph(text: str) -> Prose:
    (block,) = blocks(text)
    assert isinstance(block, Paragraph)
    return block.prose


def spans(text: str) -> list[tuple[str, str, str]]:
    prose = paragraph(text)
    return [(span.mark.value, prose.text[span.start : span.end], span.value) for span in prose.spans]


@pytest.mark.parametrize(
    ("source", "text", "expected"),
    [
        ("אב **גד** הו", "אב גד הו", [("strong", "גד", "")]),
        ("אב *Atlas of AI*, הו", "אב Atlas of AI, הו", [("emphasis", "Atlas of AI", "")]),
        ("**אב *גד* הו**", "אב גד הו", [("strong", "אב גד הו", ""), ("emphasis", "גד", "")]),
        (
            "[אב](#) [גד](https://x.il/a_b) [הו]()",
            "אב גד הו",
            [("link", "אב", ""), ("link", "גד", "https://x.il/a_b"), ("link", "הו", "")],
        ),
        (
            "אב <https://x.il/?a=1&b=%D7%90_c_>.",
            "אב https://x.il/?a=1&b=%D7%90_c_.",
            [("address", "https://x.il/?a=1&b=%D7%90_c_", "https://x.il/?a=1&b=%D7%90_c_")],
        ),
        ("<a@b.il>", "a@b.il", [("address", "a@b.il", "mailto:a@b.il")]),
        (
            "אב.[^course] גד[^editor/x]",
            f"אב.{CALL} גד{CALL}",
            [("call", CALL, "course"), ("call", CALL, "editor/x")],
        ),
        ("אב[^קרופורד]", f"אב{CALL}", [("call", CALL, "קרופורד")]),
        ("**אב[^a]**", f"אב{CALL}", [("strong", f"אב{CALL}", ""), ("call", CALL, "a")]),
        (
            "אב [@mulvey, 46-7] [@mulvey]",
            f"אב {CALL} {CALL}",
            [("citation", CALL, "mulvey:46-7"), ("citation", CALL, "mulvey")],
        ),
        ("אב\nגד", "אב גד", []),
        ('35*50 מ"מ', '35*50 מ"מ', []),
        ("אב\\\nגד  \nהו", f"אב{BREAK}גד{BREAK}הו", []),
        (r"\*אב\* \[^x] \\", r"*אב* [^x] \ ".rstrip(), []),
        ('[כך במקור] נדל"ן a_b_c 5 < 6', '[כך במקור] נדל"ן a_b_c 5 < 6', []),
        ("    אב &amp; `גד`", "אב &amp; `גד`", []),
        (
            "[אב **גד**](https://x.il 'כותרת') הו",
            "אב גד הו",
            [("link", "אב גד", "https://x.il"), ("strong", "גד", "")],
        ),
    ],
)
def test_inline(source: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert paragraph(source).text == text
    assert spans(source) == expected


def test_blocks_of_every_kind() -> None:
    text = """\
אב

## גד[^a]

> הו
> זח
>
> טי

- כל
- מנ

3. ס
4. ע

| פ | צ |
|---|---|
| ק | **ר** |

![](still)
"""
    assert [type(block) for block in blocks(text)] == [
        Paragraph, Heading, Quotation, Listing, Listing, Table, Placing,
    ]  # fmt: skip
    _, heading, quotation, bullets, numbers, table, placing = blocks(text)
    assert isinstance(heading, Heading) and (heading.level, heading.prose.text) == (2, f"גד{CALL}")
    assert isinstance(quotation, Quotation) and [p.text for p in quotation.paragraphs] == ["הו זח", "טי"]
    assert isinstance(bullets, Listing) and (bullets.ordered, [p.text for p in bullets.items]) == (
        False,
        ["כל", "מנ"],
    )
    assert isinstance(numbers, Listing) and (numbers.ordered, numbers.start) == (True, 3)
    assert isinstance(table, Table) and [[c.text for c in row] for row in table.rows] == [
        ["פ", "צ"],
        ["ק", "ר"],
    ]
    assert isinstance(placing, Placing) and (placing.figure, str(placing.location)) == ("still", "a.md:20:1")


def test_notes_stand_anywhere_and_may_have_several_paragraphs() -> None:
    text = """\
אב[^a] גד[^b].
[^a]: ראשון
המשך השורה

  פסקה שנייה *x*

[^b]: שני
[^c]: שלישי

הו.
"""
    found: list[Diagnostic] = []
    body, notes = read_text(written_file(source_of("a.md", text)), found)
    assert found == []
    assert [block.prose.text for block in body if isinstance(block, Paragraph)] == [
        f"אב{CALL} גד{CALL}.",
        "הו.",
    ]
    texts = {note.name: [b.prose.text for b in note.blocks if isinstance(b, Paragraph)] for note in notes}
    assert texts == {"a": ["ראשון המשך השורה", "פסקה שנייה x"], "b": ["שני"], "c": ["שלישי"]}
    second = notes[0].blocks[1]
    assert isinstance(second, Paragraph)
    assert str(second.prose.location(0)) == "a.md:5:3"
    assert str(notes[2].location) == "a.md:8:1"


def test_a_note_knows_its_series_and_what_it_cites() -> None:
    changes = {"films/laura/text.md": "אב[^editor/a]\n\n[^editor/a]: ראו [@mulvey, 6].\n"}
    book = read(changes).book
    assert book
    *_, film = book.sections()
    (note,) = film.notes
    assert (note.id, note.series, note.cites) == ("editor/a", "editor", "mulvey")


def test_a_line_in_yaml_knows_its_letters_places() -> None:
    titles = """\
titles:
  - text: "ל'אור\\"ה **ב**"
  - text: >-
      אב
      גד **הו**
  - text: 'זח''טי'
"""
    book = read({"films/laura/film.yaml": titles}).book
    assert book
    *_, film = book.sections()
    proses = [title.prose for title in film.titles]  # type: ignore[union-attr]  # the last section is the film
    assert [prose.text for prose in proses] == ["ל'אור\"ה ב", "אב גד הו", "זח'טי"]
    lines = titles.split("\n")
    for prose in proses:
        for offset, letter in enumerate(prose.text):
            place = prose.location(offset)
            if letter != " ":
                assert lines[place.line - 1][place.column - 1] == letter


def test_only_one_paragraph_makes_a_line() -> None:
    found: list[Diagnostic] = []
    assert read_line(written_file(source_of("a.md", "אב\n\nגד")), found).text == "אב\n\nגד"
    assert [finding.code for finding in found] == ["CAT-R57"]
