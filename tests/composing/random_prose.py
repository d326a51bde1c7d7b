"""Random paragraphs with mark-up, and a measure that needs no font."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence

from hypothesis import strategies as st

from catalogue.composing.levels import RTL
from catalogue.composing.paragraphs import SetParagraph, Setting, compose_paragraph
from catalogue.model.design import Align, Limits, TextStyle
from catalogue.model.prose import BREAK, CALL, Mark, Prose, Span

HEBREW = (
    "א",
    "של",
    "הבינה",
    "המלאכותית,",
    "שפר",
    "אוטאר.",
    "(במאי)",
    "”דאטה”,",
    "עמ׳\u00a0ג",
    "אלטר־אגו",
    "ז׳אן",
)
SIGNS = ("תש״ף", "–", "מ־", "?")
LATIN = ("a", "Atlas", "of", "“Power”", "(Yale", "Press),", "C++", "Lighttricks.", "#MeToo", "office")
NUMBERS = ("1969", "100\u2060–\u2060105", "46-7", "ב־\u20602018", "75%", "16:9", "24×36", "עמ׳\u00a06")
POINTED = ("שָׁלוֹם", "בְּרֵאשִׁית")
ADDRESS = "https://www.youtube.com/watch?v=IkdziSLYzHw&list=1_2-3"
WORDS = (*HEBREW, *SIGNS, *LATIN, *NUMBERS, *POINTED)
MARKS: Mapping[str, str] = {"n": "יב"}
MARK_UP = (Mark.STRONG, Mark.EMPHASIS, Mark.LINK)

LIMITS = Limits(0.8, 1.6, 0.01, 0.02)
STYLES = (
    TextStyle("text", 10, 14, indent=12, limits=LIMITS),
    TextStyle("note", 8, 11, indent=6, start=10, limits=LIMITS),
    TextStyle("ragged", 10, 14, align=Align.START, end=20),
)
SPACE = 0.25
HANG = {".": 0.6, ",": 0.6, "”": 0.6, "־": 0.5, "(": 0.2, CALL: 0.5}


@st.composite
def proses(draw: st.DrawFn, most: int = 60) -> Prose:
    """Words of both scripts, bold, italic and links over any of them, calls, addresses, forced breaks."""
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=most))
    for _ in range(draw(st.sampled_from([0, 0, 1, 2]))):
        words.insert(draw(st.integers(0, len(words))), ADDRESS)
    text = " ".join(words)
    for sign, count in ((CALL, draw(st.integers(0, 3))), (BREAK, draw(st.sampled_from([0, 0, 0, 1])))):
        for _ in range(count):
            text = _insert(text, sign, draw(st.integers(0, len(text))))
    ends = st.integers(0, len(text))
    cuts = draw(st.lists(st.tuples(ends, ends, st.sampled_from(MARK_UP)), max_size=3))
    spans = [Span(min(cut[:2]), max(cut[:2]), cut[2]) for cut in cuts if cut[0] != cut[1]]
    return Prose(text, tuple(sorted([*spans, *_calls(text), *_addresses(text)])))


def _insert(text: str, sign: str, at: int) -> str:
    """Behind a word: no author calls a note in the middle of an address, nor breaks a line there."""
    at = text.find(" ", at)
    return f"{text[:at]}{sign}{text[at:]}" if at > 0 else text + sign


def _calls(text: str) -> list[Span]:
    return [Span(at, at + 1, Mark.CALL, "n") for at, char in enumerate(text) if char == CALL]


def _addresses(text: str) -> list[Span]:
    found, at = [], text.find(ADDRESS)
    while at >= 0:
        found.append(Span(at, at + len(ADDRESS), Mark.ADDRESS, ADDRESS))
        at = text.find(ADDRESS, at + 1)
    return found


def measure(text: str, weight: int, italic: bool, size: float, rtl: bool) -> float:
    """Widths that differ by letter and weight, as if from a font without kerning; spaces are all the same."""
    slope = (1.06 if weight > 500 else 1.0) * (0.95 if italic else 1.0)
    return size * sum(SPACE if char in " \u00a0" else _letter(char) * slope for char in text)


def _letter(char: str) -> float:
    if unicodedata.combining(char) or unicodedata.category(char) == "Cf":
        return 0.0
    return 0.3 + (ord(char) * 7 % 11) / 30


def composed(prose: Prose, style: TextStyle, width: float, *, indented: bool = True) -> SetParagraph:
    """The paragraph in lines of that width, right-to-left."""
    return compose_paragraph(prose, style, width, Setting(measure, MARKS, HANG), indented=indented, base=RTL)


def words_of(lines: Sequence[str]) -> str:
    """Texts run together without white space."""
    return "".join("".join(line.split()) for line in lines)
