"""Law: every letter of the flat text stands in the source where its location says."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue.diagnostics import Diagnostic
from catalogue.model.blocks import proses
from catalogue.model.prose import BREAK, CALL
from catalogue.reading.blocks import read_text
from catalogue.reading.source import source_of
from catalogue.reading.written import written_file

WORDS = st.sampled_from(
    [
        "אב",
        'נדל"ן',
        "AI",
        "46-7",
        "ו-",
        "(גד)",
        "\\*",
        "\\[",
        "a_b",
        "…",
        "-",
        "1.",
        "[x]",
        "#",
        "|",
        "\\|",
        "“זח”",
        "\U0001d11e",
        " ",
    ]
)
INLINE = st.recursive(
    WORDS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(" ".join),
        inner.map(lambda text: f"**{text}**"),
        inner.map(lambda text: f"*{text}*"),
        inner.map(lambda text: f"[{text}](#)"),
        inner.map(lambda text: f"[{text}](<https://x.il/a b> 'כותרת')"),
        inner.map(lambda text: f"{text}[^note]"),
        inner.map(lambda text: f"{text} [@work, 4-5]"),
        inner.map(lambda text: f"{text} <https://x.il/?q={len(text)}_*>"),
        inner.map(lambda text: f"![{text}](fig)"),
        inner.map(lambda text: f"{text}\\\n   {text}"),
        inner.map(lambda text: f"{text}  \n{text}"),
        inner.map(lambda text: f"{text}\n {text}"),
    ),
    max_leaves=8,
)


def quoted(text: str) -> str:
    return "\n".join("> " + line for line in text.split("\n"))


def item(text: str) -> str:
    return "12. " + text.replace("\n", "\n    ")


BLOCK = st.one_of(
    INLINE,
    INLINE.map(quoted),
    INLINE.map(item),
    INLINE.map(lambda text: "- " + text.replace("\n", "\n  ")),
    INLINE.map(lambda text: "## " + text.replace("\n", " ") + " ##"),
    INLINE.map(lambda text: "[^note]: " + text.replace("\n", "\n  ")),
    st.tuples(INLINE, INLINE).map(
        lambda pair: "| אב | גד |\n|--|--|\n| {} | {} |".format(*(cell.replace("\n", " ") for cell in pair))
    ),
)


@settings(deadline=None, max_examples=120)
@given(st.lists(BLOCK, min_size=1, max_size=4).map("\n\n".join))
def test_every_letter_has_its_place(text: str) -> None:
    found: list[Diagnostic] = []
    body, notes = read_text(written_file(source_of("a.md", text)), found)
    lines = text.split("\n")
    for prose in proses([*body, *(block for note in notes for block in note.blocks)]):
        for offset, letter in enumerate(prose.text):
            place = prose.location(offset)
            line = lines[place.line - 1]
            there = line[place.column - 1 : place.column] or "\n"
            allowed = {CALL: "[", BREAK: "\\ ", " ": " \n"}.get(letter, letter)
            assert there in allowed, (prose.text, offset, place)
        for span in prose.spans:
            assert 0 <= span.start < span.end <= len(prose.text)
        assert list(prose.spans) == sorted(prose.spans)


@settings(deadline=None, max_examples=100)
@given(st.text(st.sampled_from("אב גד*_[]()^@!<>#|-+1.\\\n:`&~/"), max_size=60))
def test_any_text_is_read(text: str) -> None:
    found: list[Diagnostic] = []
    body, notes = read_text(written_file(source_of("a.md", text)), found)
    lines = text.split("\n")
    for prose in proses([*body, *(block for note in notes for block in note.blocks)]):
        for offset, letter in enumerate(prose.text):
            place = prose.location(offset)
            assert 1 <= place.line <= len(lines)
            if letter not in f"{CALL}{BREAK} ":
                assert lines[place.line - 1][place.column - 1 : place.column] == letter
