"""The second opinion on order: right by itself, and of one mind with composing."""

from __future__ import annotations

import itertools

import pytest
from bidi import get_display
from bidi_cases import Case, all_cases, needs_cases, sampled_cases
from hypothesis import assume, given
from hypothesis import strategies as st

from catalogue.composing.islands import find_islands
from catalogue.composing.levels import LTR, RTL, visual_order
from catalogue.composing.lines import Line
from catalogue.composing.pieces import Formatted, format_prose
from catalogue.model.prose import CALL, Mark, Prose, Span
from catalogue.setting.collating.folding import fold, fold_all
from catalogue.setting.collating.order import visual_lines, visual_ranks, visual_text

MARKS = {"n": "יב"}


def is_right(case: Case) -> bool:
    ranks = visual_ranks(case.text, case.base)
    kept = [at for at, level in enumerate(case.levels) if level is not None]
    return sorted(kept, key=lambda at: ranks[at]) == list(case.order)


@needs_cases
def test_the_tags_change_nothing() -> None:
    """Right-to-left and left-to-right; python-bidi's own choice of a direction is not asked for."""
    cases = [*sampled_cases(6000, asked=RTL), *sampled_cases(3000, asked=LTR)]
    assert [case for case in cases if not is_right(case)] == []


@needs_cases
@pytest.mark.conformance
def test_the_tags_change_nothing_in_any_case() -> None:
    cases = [case for case in all_cases() if case.asked is not None]
    assert [case for case in cases if not is_right(case)] == []


def test_long_paragraphs_have_tags_enough() -> None:
    text = "אב " * 20_000
    assert visual_ranks(text, RTL) == tuple(float(len(text) - 1 - at) for at in range(len(text)))


def formatted(text: str, base: int, emphasised: range) -> Formatted:
    """`*` is a note call."""
    calls = [Span(at, at + 1, Mark.CALL, "n") for at, char in enumerate(text) if char == "*"]
    words = [Span(emphasised.start, emphasised.stop, Mark.EMPHASIS)] if emphasised else []
    spans = tuple(sorted([*calls, *words], key=lambda span: (span.start, span.end)))
    return format_prose(Prose(text.replace("*", CALL), spans), base, MARKS)


def cut(text: str, base: int, ends: list[int], emphasised: range = range(0)) -> list[Line]:
    """The paragraph in lines that end there, the white space at their ends swallowed."""
    whole = formatted(text, base, emphasised)
    bounds = sorted({0, len(text), *ends})
    lines = []
    for start, stop in itertools.pairwise(bounds):
        end = start + len(text[start:stop].rstrip(" "))
        lines.append(Line(whole.pieces(start, end), base, start, end, 0, 0, 0))
    return lines


def composed_order(line: Line) -> str:
    """What nested directions make of a line: rule L2 over the levels of its pieces."""
    units: list[tuple[str, int]] = []
    for piece in line.pieces:
        if piece.call is None:
            units.extend((fold(char), piece.level) for char in piece.text)
        else:
            units.append((visual_text(piece.text, piece.level % 2), piece.level))
    return "".join(units[at][0] for at in visual_order(tuple(level for _, level in units)))


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("אב Anthropic,* גד", "דגבי,Anthropicבא"),
        ("אב AB* CD גד", "דגABביCDבא"),
        ("AB*", "ביAB"),
        ("*אב", "באבי"),
        ("אב.**", "בי,בי.בא"),
        ("(Lighttricks) עמ׳ 100-105 או 100–105", "105–100וא100-105׳מע(Lighttricks("),
        ("ב‘AI’ של 1940–1945", "1945–1940לש‘AI‘ב"),
        ("אב AB*\u2060־ גד", "דג־ביABבא"),
        ("אב (Help!) ב”AB?”* גד", "דגבי“AB?“ב(Help!(בא"),
        ("אב (AB, ed.*) גד", "דג(ביAB,ed.(בא"),
    ],
)
def test_what_an_eye_sees(text: str, seen: str) -> None:
    (line,) = cut(text, RTL, [])
    assert visual_lines([line]) == (seen.replace(")", "("),)
    assert composed_order(line) == visual_lines([line])[0]


def test_a_line_is_read_within_its_paragraph() -> None:
    """By itself the comma would end a right-to-left line on the left."""
    first, second = visual_lines(cut("ראו Kate Crawford, Atlas of AI", RTL, [19]))
    assert (first, second) == ("KateCrawford,ואר", "AtlasofAI")
    assert fold_all(get_display("ראו Kate Crawford,", base_dir="R")) == ",KateCrawfordואר"


def test_brackets_behind_two_isolates() -> None:
    """python-bidi, asked with LRI and PDI, takes the first letter between them for the last one."""
    (line,) = cut("C++ א ab – C++ (Yale), אב", RTL, [])
    assert visual_lines([line]) == ("בא,ab–C++(Yale(אC++",)
    assert composed_order(line) == visual_lines([line])[0]


# A point on a dash within brackets is left out: FriBidi 1.0.8 takes both for Latin there (UAX #9, N0).
LETTERS = st.lists(
    st.sampled_from([*"אבגABC12()[],.-–%/ +#”“’\u2060*", "ד\u05b8"]), min_size=1, max_size=40
).map("".join)


def stand_alone(text: str, breaks: list[int]) -> bool:
    """No isolate is broken, and none touches a letter, sign or bracket: levels alone cannot part these."""
    isolates = find_islands(text.replace("*", CALL))
    sides = ((text[:start].rstrip("\u2060*"), text[end:].lstrip("\u2060*")) for start, end in isolates)
    around = "".join(before[-1:] + behind[:1] for before, behind in sides)
    broken = any(start < at < end for start, end in isolates for at in breaks)
    return not broken and not any(char.isalnum() or char in "+#%-/()[]" for char in around)


@given(
    LETTERS,
    st.lists(st.integers(0, 40), max_size=3),
    st.sampled_from([RTL, LTR]),
    st.tuples(st.integers(0, 40), st.integers(0, 40)),
)
def test_two_implementations_agree(text: str, ends: list[int], base: int, sloping: tuple[int, int]) -> None:
    assume(stand_alone(text, ends))
    start, end = (min(at, len(text)) for at in sloping)
    lines = cut(text, base, [end for end in ends if end <= len(text)], range(start, end))
    assert [composed_order(line) for line in lines] == list(visual_lines(lines))
