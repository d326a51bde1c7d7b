"""The law of the import, on manuscripts nobody has seen: every word, in order, and every note at its call."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st
from imported_book import imported, lines, notes, reread

from catalogue.model.sections import Film
from catalogue.reading.manuscript.importing import import_text
from catalogue.reading.manuscript.law import Said, said_by_book, said_by_manuscript, words

HEBREW = (
    """
מחשבות|דימוי|נדל"ן|ז'אן|(Doctorow)|ב-20|100-105|**ספר של אחרים**|*Atlas of AI*|[אבוד](#)|[שמור](https://x.il)
<https://y.il/a_b>|ה"מציאות"|–|OpenAI|1944|5*3|a_b|#1|[כך]|ו/או|שלום,|אמר:|ב*Atlas*|\\|`|^|<b>|&amp;|~
""".strip()
    .replace("\n", "|")
    .split("|")
)
WORD = st.sampled_from(HEBREW)
NAME = st.sampled_from(["דנה לוי", "רון אור", "טל ים", "עדי בן ארי", "Ada Lovelace"])
FILLER = "שורה ארוכה דיה כדי שלא תיחשב לכותרת ולא לשם של סרט כלשהו אלא לפסקה"


def superscript(number: int) -> str:
    return str(number).translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))


@dataclass(frozen=True)
class Paragraph:
    """Words; behind some of them stands a call, and between some of them a page ends."""

    words: tuple[str, ...]
    calls: frozenset[int]
    cuts: frozenset[int]


@st.composite
def paragraphs(draw: st.DrawFn) -> Paragraph:
    # No end sign and no bracket before a cut: what a page end does there, no reader could tell either.
    middle = [word for word in draw(st.lists(WORD, min_size=1, max_size=12)) if word != "אמר:"]
    body = (*FILLER.split(), *middle, "סוף.")
    places = st.integers(1, len(body) - 2)
    calls = draw(st.frozensets(st.integers(0, len(body) - 1), max_size=3))
    cuts = draw(st.frozensets(places, max_size=2))
    return Paragraph(body, calls, frozenset(cut for cut in cuts if cut >= len(FILLER.split())))


@dataclass(frozen=True)
class Written:
    """A manuscript, and what a reader would say is in it."""

    text: str
    body: list[list[str]]
    films: list[tuple[str, str]]
    notes: list[str]


@st.composite
def manuscripts(draw: st.DrawFn) -> Written:
    parts = draw(st.lists(st.lists(paragraphs(), min_size=1, max_size=4), min_size=1, max_size=4))
    makers = draw(st.lists(NAME, min_size=len(parts), max_size=len(parts)))
    blocks = ["שם הספר", "אוצרת: דנה לוי", "שם המאמר"]
    body: list[list[str]] = []
    films: list[tuple[str, str]] = []
    bodies: list[str] = []
    waiting: list[str] = []
    for number, part in enumerate(parts):
        if number:
            films.append((f"סרט {number}", makers[number]))
            blocks.append(f"סרט {number} / {makers[number]}")
        body.append([])
        for paragraph in part:
            line: list[str] = []
            for index, word in enumerate(paragraph.words):
                if index in paragraph.cuts:
                    blocks.append(" ".join(line))
                    line = []
                    blocks += waiting
                    waiting.clear()
                mark = ""
                if index in paragraph.calls:
                    bodies.append(f"הערה {' '.join(draw(st.lists(WORD, max_size=4)))} {len(bodies)}.")
                    mark = superscript(len(bodies))
                    waiting.append(f"{mark} {bodies[-1]}")
                line.append(word + mark)
            blocks.append(" ".join(line))
            body[-1].append(" ".join(paragraph.words))
            if draw(st.booleans()):
                blocks += waiting
                waiting.clear()
    gap = draw(st.sampled_from(["\n\n", "\n\n\n", "\n \n"]))
    return Written(gap.join([*blocks, *waiting]) + "\n", body, films, bodies)


@settings(deadline=None, max_examples=40)
@given(manuscripts())
def test_every_word_in_order_and_every_note_at_its_call(written: Written) -> None:
    result = imported(written.text)
    codes = {finding.code for finding in result.report}
    assert not codes & {"CAT-M01", "CAT-M02", "CAT-M09"}
    book = reread(result).book
    assert book
    found = list(book.sections())
    assert [
        (film.title.prose.text, *book.names(film.credits[0])) for film in found if isinstance(film, Film)
    ] == written.films
    said = said_by_book(book)
    front = words("שם הספר אוצרת דנה לוי שם המאמר")
    films = [[], *(words(f"{title} {maker}") for title, maker in written.films)]
    expected = [
        word for film, part in zip(films, written.body, strict=True) for word in (*film, *_words(part))
    ]
    assert list(said.body) == front + expected
    called = [name for section in found for line in lines(section) for name in _names(line)]
    bodies = {name: text for section in found for name, text in notes(section).items()}
    assert [words(bodies[name]) for name in called] == [_words([note]) for note in written.notes]
    for section, part in zip(found, written.body, strict=True):
        assert len(section.blocks) == len(part)


def _words(texts: list[str]) -> list[str]:
    """Words without where links lead."""
    return [word for text in texts for word in words(re.sub(r"\[([^]]+)\]\([^)]*\)", r"\1", text))]


def _names(line: str) -> list[str]:
    return [part.partition("]")[0] for part in line.split("[")[1:] if part.partition("]")[0].isascii()]


@settings(deadline=None, max_examples=150)
@given(st.text(st.sampled_from("אבגד לה.,:!?/()[]*_#<>¹²³⁰\"'-–\n\n \\|`1aB\u200f\t"), max_size=120))
def test_any_text_keeps_its_words(text: str) -> None:
    result = import_text(text.encode(), "m.txt")
    assert "CAT-M09" not in {finding.code for finding in result.report}
    if "CAT-M08" not in {finding.code for finding in result.report} and result.files:
        assert reread(result).book


@settings(deadline=None, max_examples=50)
@given(st.binary(max_size=60))
def test_any_bytes_end_in_a_report(raw: bytes) -> None:
    result = import_text(raw, "m.txt")
    assert result.files or result.report.errors


def test_the_law_sees_what_changes() -> None:
    before = said_by_manuscript("אב גד¹ הו\n\n¹ זח\n", [0])
    assert before == Said(("אב", "גד", "הו"), ("זח",))
    assert said_by_manuscript("אב גד הו\n¹ זח\nטי\n\nכל", [0]) == Said(("אב", "גד", "הו", "כל"), ("זח", "טי"))
