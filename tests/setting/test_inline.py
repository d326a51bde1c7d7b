"""A composed line as HTML: nested dir spans, one level a step, marks inside."""

from __future__ import annotations

import re

import pytest

from catalogue.composing.lines import Line
from catalogue.composing.pieces import format_prose
from catalogue.model.prose import CALL, Mark, Prose, Span
from catalogue.setting.inline import line_html, plain_text

AI = "ה־AI"


def html(text: str, *spans: Span, base: int = 1, marks: dict[str, str] | None = None) -> str:
    formatted = format_prose(Prose(text, spans), base, marks or {})
    pieces = formatted.pieces(0, len(text))
    whole = line_html(Line(pieces, base, 0, len(text), 0, 0, 0))
    return re.fullmatch(r'<span class="line" dir="(?:rtl|ltr)">(.*)</span>', whole)[1]  # type: ignore[index]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("שלום עולם", "שלום עולם"),
        (AI, 'ה־<span dir="ltr" lang="en">AI</span>'),
        ("ב־20 ביולי", 'ב־<span dir="ltr">20</span> ביולי'),
        ("1940–1945.", '<span dir="ltr">1940</span>–<span dir="ltr">1945</span>.'),
        ("100-105", '<span dir="ltr">100-105</span>'),
        ("(Lighttricks)", '(<span dir="ltr" lang="en">Lighttricks</span>)'),
        ("Design בעין", '<span dir="ltr" lang="en">Design</span> בעין'),
        ("שפת C++ כאן", 'שפת <span dir="ltr" lang="en">C++</span> כאן'),
        ("<&>", "&lt;&amp;&gt;"),
    ],
)
def test_levels_are_written_out(text: str, expected: str) -> None:
    assert html(text) == expected


def test_hebrew_inside_english_is_two_steps_deep() -> None:
    assert html("the word שלום here", base=0) == 'the word <span dir="rtl">שלום</span> here'


def test_bold_is_cut_where_a_level_run_crosses_it() -> None:
    text = "ספר Atlas of AI כאן"
    assert html(text, Span(0, 9, Mark.STRONG)) == (
        '<b>ספר </b><span dir="ltr" lang="en"><b>Atlas</b> of AI</span> כאן'
    )


def test_italics_are_for_latin_only() -> None:
    text = "הסרט Jaws שב"
    assert html(text, Span(0, len(text), Mark.EMPHASIS)) == (
        'הסרט <span dir="ltr" lang="en"><i>Jaws</i></span> שב'
    )


def test_a_call_belongs_to_the_paragraph_not_to_the_phrase_before_it() -> None:
    text = f"מנכ״ל Anthropic,{CALL} הממשקים"
    call = '<a class="call" role="doc-noteref" dir="rtl" id="call-n" href="#note-n">ו</a>'
    assert html(text, Span(16, 17, Mark.CALL, "n"), marks={"n": "ו"}) == (
        f'מנכ״ל <span dir="ltr" lang="en">Anthropic</span>,{call} הממשקים'
    )


def test_two_calls_side_by_side_are_parted() -> None:
    spans = Span(4, 5, Mark.CALL, "a"), Span(5, 6, Mark.CALL, "b")
    assert re.sub(r"<[^>]*>", "", html(f"מילה{CALL}{CALL}", *spans, marks={"a": "א", "b": "ב"})) == "מילהא,ב"


def test_an_address_is_one_link_and_a_lost_link_is_marked() -> None:
    address = "https://x.org/a"
    assert html(f"ב־{address}", Span(2, 17, Mark.ADDRESS, address)) == (
        f'ב־<span dir="ltr" lang="en"><a class="link" href="{address}">{address}</a></span>'
    )
    assert html("אוטאר", Span(0, 5, Mark.LINK, "")) == '<span class="lost-link">אוטאר</span>'


def test_the_words_of_a_line_are_its_text_without_calls_and_joiners() -> None:
    formatted = format_prose(Prose(f"ב־\u206020{CALL}", (Span(5, 6, Mark.CALL, "n"),)), 1, {"n": "א"})
    assert plain_text([Line(formatted.pieces(0, 6), 1, 0, 6, 0, 0, 0)]) == "ב־20"
