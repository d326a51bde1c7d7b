"""Citations as data, and the hand-written שם that goes stale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from noted_book import EMPTY

from catalogue.composing.citations import Citation, CitingNote, cite
from catalogue.composing.cited import write_citations
from catalogue.composing.ibidem import PrintedNote, diagnose, find_stale
from catalogue.composing.punctuation import apply
from catalogue.diagnostics import Location
from catalogue.model.blocks import Paragraph
from catalogue.model.book import Book
from catalogue.model.notes import Note
from catalogue.model.prose import Mark, Prose, Span, plain
from catalogue.model.sections import Essay
from catalogue.model.sources import Source

ATLAS = Source(
    "atlas",
    plain("Kate Crawford, Atlas of AI (Yale University Press, 2021)."),
    plain("Crawford, Atlas"),
    "en",
)
PAIN = Source("pain", plain("סוזן זונטאג, להתבונן בסבלם של אחרים (מודן, 2005)"), plain("זונטאג, סבלם"))
CALL = "\ufffc"


def note(text: str, *cited: tuple[Source, str]) -> CitingNote:
    places = [at for at, char in enumerate(text) if char == CALL]
    return CitingNote(text, tuple(Citation(at, *one) for at, one in zip(places, cited, strict=True)))


def printed(*notes: CitingNote, language: str = "he") -> list[str]:
    return [apply(one.text, changes) for one, changes in zip(notes, cite(notes, language), strict=True)]


def test_long_then_shem_then_short() -> None:
    full = note(f"{CALL}.", (ATLAS, ""))
    assert printed(
        full,
        note(f"{CALL}.", (ATLAS, "100–105")),
        note(f"ראו {CALL}.", (PAIN, "עמ׳ 7")),
        note(f"{CALL}.", (ATLAS, "12")),
        note(f"{CALL}.", (ATLAS, "12")),
    ) == [
        "Kate Crawford, Atlas of AI (Yale University Press, 2021).",
        "שם, 100–105.",
        "ראו סוזן זונטאג, להתבונן בסבלם של אחרים (מודן, 2005), עמ׳ 7.",
        "Crawford, Atlas, 12.",
        "שם.",
    ]


def test_the_italics_of_a_source_are_printed_wherever_its_words_are() -> None:
    """Behind words of another length, and only as far as the words that are printed."""
    source = Source(
        "gaze",
        Prose("Laura Mulvey, Visual Pleasure.", (Span(14, 30, Mark.EMPHASIS),)),
        Prose("Mulvey, Pleasure", (Span(8, 16, Mark.EMPHASIS),)),
        "en",
    )
    cited = [
        Prose(
            f"ראו {CALL}; {CALL}.", (Span(4, 5, Mark.CITATION, "gaze:7"), Span(7, 8, Mark.CITATION, "pain"))
        ),
        Prose(f"{CALL}.", (Span(0, 1, Mark.CITATION, "gaze"),)),
        Prose(f"{CALL}.", (Span(0, 1, Mark.CITATION, "gaze"),)),
    ]
    written = [one.paragraphs[0] for one in notes_of(write_citations(book_with(cited, [source, PAIN])))]
    slanted = [[prose.text[span.start : span.end] for span in prose.spans] for prose in written]
    assert [prose.text for prose in written] == [
        "ראו Laura Mulvey, Visual Pleasure, 7; סוזן זונטאג, להתבונן בסבלם של אחרים (מודן, 2005).",
        "Mulvey, Pleasure.",
        "שם.",
    ]
    assert slanted == [["Visual Pleasure"], ["Pleasure"], []]


def book_with(notes: Sequence[Prose], sources: Sequence[Source]) -> Book:
    """An essay that calls these notes one after another."""
    ids = [f"n{at}" for at in range(len(notes))]
    calls = tuple(Span(at, at + 1, Mark.CALL, name) for at, name in enumerate(ids))
    body = tuple(Note(name, (prose,)) for name, prose in zip(ids, notes, strict=True))
    essay = Essay("essay", None, (Paragraph(Prose(CALL * len(ids), calls)),), body)
    return replace(EMPTY, sources=tuple(sources), order=(essay,))


def notes_of(book: Book) -> tuple[Note, ...]:
    return next(book.sections()).notes


def test_a_note_between_or_two_sources_before_forbid_shem() -> None:
    both = note(f"{CALL}; {CALL}.", (ATLAS, "1"), (PAIN, "2"))
    assert printed(both, note(f"{CALL}.", (PAIN, "3")))[1] == "זונטאג, סבלם, 3."
    comment = note("הערה בלבד.")
    assert printed(note(f"{CALL}", (PAIN, "")), comment, note(f"{CALL}", (PAIN, "")))[2] == "זונטאג, סבלם"


def test_shem_looks_back_in_its_own_series() -> None:
    ours, theirs = note(CALL, (PAIN, "")), replace(note(CALL, (ATLAS, "")), series="editor")
    assert printed(ours, theirs, ours, theirs)[2:] == ["שם", "שם"]
    assert printed(ours, replace(ours, series="editor"))[1] == "זונטאג, סבלם"


def test_shem_within_a_note() -> None:
    assert printed(note(f"{CALL}; {CALL}.", (PAIN, "1"), (PAIN, "2")))[0].endswith("עמ׳ 1; שם, 2.") is False
    assert printed(note(f"{CALL}; {CALL}.", (PAIN, "1"), (PAIN, "2")))[0].endswith(", 1; שם, 2.")


@pytest.mark.parametrize(
    ("text", "locator", "words"),
    [
        (f"{CALL}.", "5", "Ibid., 5."),
        (f"{CALL}.", "", "Ibid."),
        (f"{CALL}", "", "Ibid."),
        (f"See {CALL}, passim.", "", "See ibid., passim."),
        (f"Yes. {CALL}.", "5", "Yes. Ibid., 5."),
    ],
)
def test_ibid_in_an_english_book(text: str, locator: str, words: str) -> None:
    first = note(CALL, (ATLAS, "1"))
    assert printed(first, note(text, (ATLAS, locator)), language="en")[1] == words


def test_a_wholly_english_note_of_a_hebrew_book_has_ibid() -> None:
    first = note(CALL, (ATLAS, ""))
    assert printed(first, note(f"But see {CALL}.", (ATLAS, "5")))[1] == "But see ibid., 5."
    assert printed(first, note(f"{CALL}.", (ATLAS, "5")))[1] == "שם, 5."


CITED = PrintedNote(
    "crawford", "Kate Crawford, Atlas of AI (Yale University Press, 2021)", None, Location("a.md", 3)
)
SHEM = PrintedNote("shem", "שם, 100-105.", None, Location("a.md", 5))
COMMENT = PrintedNote("thanks", "תודה לכל מי שסייע.", None, Location("a.md", 4))
OTHER = PrintedNote("other", "סוזן זונטאג, להתבונן (מודן, 2005)", None, Location("a.md", 4))


def test_a_shem_after_a_citation_is_fine() -> None:
    assert find_stale([CITED, SHEM]) == ()
    assert find_stale([CITED, SHEM, PrintedNote("again", "שם, שם.")]) == ()
    assert find_stale([PrintedNote("data", CALL, "atlas"), SHEM]) == ()


def test_a_shem_whose_neighbour_is_no_citation_is_reported_with_both_places() -> None:
    (stale,) = find_stale([CITED, COMMENT, SHEM])
    assert (stale.note.id, stale.offset, stale.written) == ("shem", 0, "שם")
    assert stale.neighbour == COMMENT
    (said,) = diagnose([stale])
    assert (said.code, said.location) == ("CAT-T20", Location("a.md", 5))
    assert "'thanks' (a.md:4)" in said.why


def test_a_first_note_has_nothing_to_refer_to() -> None:
    (stale,) = find_stale([SHEM])
    assert stale.neighbour is None
    assert "no note at all" in next(iter(diagnose([stale]))).why


def test_a_chain_of_shem_goes_back_to_its_citation() -> None:
    chain = [PrintedNote("b", "שם, 7."), PrintedNote("c", "Ibid., 9.")]
    assert find_stale([CITED, *chain]) == ()
    assert [one.note.id for one in find_stale([COMMENT, *chain])] == ["b", "c"]


def test_a_note_of_another_series_is_nobody_s_neighbour() -> None:
    """The editor's notes stand between the author's on the page, and part none of them."""
    remark = replace(COMMENT, series="editor")
    assert find_stale([CITED, remark, SHEM]) == ()
    assert find_stale([CITED, remark, replace(SHEM, id="b"), remark, SHEM]) == ()
    (stale,) = find_stale([CITED, replace(SHEM, series="editor")])
    assert stale.neighbour is None


@pytest.mark.parametrize(
    ("text", "stale"),
    [
        ("ז'אן בודריאר, סימולקרות (2007), 5; שם, 46-7.", False),
        ("כך זה היה; שם, 46-7.", True),
        ("כך זה היה, ושם, בבית", False),
        ("שם הסרט הוחלף", False),
        ("שמו של הסרט", False),
    ],
)
def test_after_a_semicolon(text: str, stale: bool) -> None:
    assert bool(find_stale([CITED, PrintedNote("n", text)])) is stale


@pytest.mark.parametrize(
    "text",
    ["שם.", "שם, שם", "שם 12", "שם עמ' 5", "ראו שם, 5", "ור' גם שם, 5", "Ibid.", "ibid., 5", "Ibidem, 5"],
)
def test_what_counts_as_shem(text: str) -> None:
    assert [one.note.text for one in find_stale([COMMENT, PrintedNote("n", text)])] == [text]
