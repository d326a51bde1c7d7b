"""The rules of the line breaker, one by one, and its promise: no cheaper way within the limits."""

from __future__ import annotations

import csv
import itertools
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from random_prose import HANG, MARKS, measure

from catalogue.composing.atoms import cut_atoms
from catalogue.composing.demerits import beside, demerits, fitness
from catalogue.composing.fit import cost, fit, fit_otherwise
from catalogue.composing.levels import RTL
from catalogue.composing.lines import Line
from catalogue.composing.measured import Fitted, Lines, Measured
from catalogue.composing.paragraphs import Setting, compose_paragraph
from catalogue.composing.pieces import format_prose
from catalogue.model.design import Align, Limits, TextStyle, Weights
from catalogue.model.prose import BREAK, Prose

LIMITS = Limits(0.8, 1.6, 0.01, 0.02)
TEXT = TextStyle("text", 10, 14, indent=12, limits=LIMITS)
RAGGED = TextStyle("ragged", 10, 14, align=Align.START)
TEXT_OF_WORDS = (
    "כבר איננו מסוגלים לזהות מקור כלשהו חיה שפר אמנית מעצבת וחוקרת גלגלה את המחשבה הזאת אל הדימוי"
    " הגנרטיבי כדימוי שנוצר במהלך סטטיסטי דימויים אחרים ללא שום נראה לעין סרטה של מציג מציאות בתוך"
)
WORDS = TEXT_OF_WORDS.split()


def lines_of(text: str, width: float, style: TextStyle, *, indented: bool = False) -> tuple[Line, ...]:
    setting = Setting(measure, MARKS, {})
    return compose_paragraph(Prose(text), style, width, setting, indented=indented, base=RTL).lines


def measured(text: str, width: float, style: TextStyle, indent: float = 0.0) -> Measured:
    formatted = format_prose(Prose(text), RTL, MARKS)
    return Measured(cut_atoms(formatted, style, measure, HANG, width - indent), style, width, indent)


# What a proof-reader would circle, and the weight that keeps it away.


def tone(line: Line) -> int:
    return 0 if line.ratio < 0.93 else 2 if line.ratio > 1.3 else 1


def letters(text: str) -> int:
    return len(re.sub(r"\W", "", text))


def pairs(lines: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    return itertools.pairwise(lines)


def is_wedge(lines: Sequence[Line]) -> bool:
    """Four lines on end that grow, or shrink, by a twenty-fifth of the measure each time."""
    steps = [below.natural - above.natural for above, below in pairs(lines[:-1])]
    threes = zip(steps, steps[1:], steps[2:], strict=False)
    return any(all(step > 8 for step in three) or all(step < -8 for step in three) for three in threes)


def hangs_out(lines: Sequence[Line]) -> bool:
    for above, below in pairs(lines[:-1]):
        word = above.text.split()[-1]
        half = measure(word, 400, False, 10, True) / 2
        if letters(word) <= 3 and above.natural - half > below.natural:
            return True
    return False


FAULTS = {
    "ends in a maqaf": lambda lines: any(line.text.endswith("־") for line in lines[:-1]),
    "ends in a dash": lambda lines: any(line.text.endswith("–") for line in lines[:-1]),
    "begins with a dash": lambda lines: any(line.text.startswith("–") for line in lines[1:]),
    "ends in an initial": lambda lines: any(line.text.endswith(" א.") for line in lines[:-1]),
    "ends in a lone letter": lambda lines: any(line.text.endswith(" ג") for line in lines[:-1]),
    "one word at the end": lambda lines: " " not in lines[-1].text,
    "five letters at the end": lambda lines: letters(lines[-1].text) < 5,
    "tight beside loose": lambda lines: any(abs(tone(a) - tone(b)) > 1 for a, b in pairs(lines)),
    "three loose lines": lambda lines: any(
        tone(a) == tone(b) == tone(c) == 2 for a, b, c in zip(lines, lines[1:], lines[2:], strict=False)
    ),
    "a word under itself at the start": lambda lines: any(
        a.text.split()[0] == b.text.split()[0] for a, b in pairs(lines)
    ),
    "a word under itself at the end": lambda lines: any(
        a.text.split()[-1] == b.text.split()[-1] for a, b in pairs(lines)
    ),
    "a wedge": is_wedge,
    "a short word hangs out": hangs_out,
}


def cases() -> list[dict[str, str]]:
    table = Path(__file__).with_name("line_faults.tsv").read_text("utf-8")
    return list(csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["fault"])
def test_a_fault_is_kept_away_by_its_weight(case: dict[str, str]) -> None:
    """Each text has the fault when nothing is held against it, and not when it is, within its limits."""
    is_faulty = FAULTS[case["fault"]]
    style = RAGGED if case["fault"] in ("a wedge", "a short word hangs out") else TEXT
    careless = replace(style, weights=replace(Weights(), **{case["weight"]: 0.0}))
    width = float(case["width"])
    assert is_faulty(lines_of(case["text"], width, careless))
    lines = lines_of(case["text"], width, style)
    assert not is_faulty(lines)
    assert max(line.ratio for line in lines) <= LIMITS.stretch


def test_every_fault_has_its_case() -> None:
    assert {case["fault"] for case in cases()} == set(FAULTS)


# The promise of total fit.


def every_way(paragraph: Measured, stretch: float = 1.6, first: int = 0) -> Iterator[tuple[Fitted, ...]]:
    """All ways to break a paragraph whose spaces may be stretched so far."""
    lines, count = Lines(paragraph, stretch), len(paragraph.words)
    if first == count:
        yield ()
    for line in lines.of(first) if first < count else ():
        yield from ((line, *rest) for rest in every_way(paragraph, stretch, line.last))


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(WORDS), min_size=4, max_size=16, unique=True),
    st.floats(70, 150),
    st.sampled_from([0.0, 12.0]),
)
def test_no_way_within_the_limits_is_cheaper(words: list[str], width: float, indent: float) -> None:
    paragraph = measured(" ".join(words), width, TEXT, indent)
    chosen = fit(paragraph)
    ways = list(every_way(paragraph))
    if ways:
        assert all(line.ratio <= LIMITS.stretch for line in chosen)
        assert cost(paragraph, chosen) == pytest.approx(min(cost(paragraph, way) for way in ways))
    else:
        assert any(line.ratio > LIMITS.stretch or not line.ratio for line in chosen)


def least_cost(paragraph: Measured) -> float:
    """What the best way costs, by plain dynamic programming over the lines before."""
    lines = Lines(paragraph, paragraph.style.limits.stretch)
    reached: dict[tuple[Fitted | None, int], float] = {(None, 0): 0.0}
    ends: dict[int, dict[tuple[Fitted | None, int], float]] = {0: reached}
    for first in range(len(paragraph.words)):
        for (above, ran), spent in ends.pop(first, {}).items():
            for line in lines.of(first):
                looks, looked = (fitness(paragraph, None, one) if one else 1 for one in (line, above))
                run = (min(ran + 1, 3) if looks == looked else 1) if looks == 2 else 0
                cost = spent + demerits(paragraph, line)
                if above:
                    cost += beside(paragraph, above, line, abs(looks - looked), run)
                there = ends.setdefault(line.last, {})
                there[line, run] = min(cost, there.get((line, run), math.inf))
    return min(ends.get(len(paragraph.words), {}).values(), default=math.inf)


@settings(max_examples=150, deadline=None)
@given(st.permutations(WORDS), st.permutations(WORDS), st.floats(240, 420))
def test_in_a_paragraph_of_many_lines_no_way_is_cheaper(
    words: list[str], others: list[str], width: float
) -> None:
    """No word twice: what repeats at the edge of lines is told by their words, which ways of a kind share."""
    paragraph = measured(" ".join([*words, *(f"ו{word}" for word in others)]), width, TEXT)
    least = least_cost(paragraph)
    if least < math.inf:
        assert cost(paragraph, fit(paragraph)) == pytest.approx(least)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=4, max_size=16, unique=True), st.floats(70, 150))
def test_a_line_more_or_less_is_the_cheapest_with_that_count(words: list[str], width: float) -> None:
    paragraph = measured(" ".join(words), width, TEXT)
    ways = [(cost(paragraph, way), len(way)) for way in every_way(paragraph)]
    least, best = min(ways, default=(0.0, 0))
    for count, (price, lines) in fit_otherwise(paragraph, best).items():
        assert abs(count - best) == 1 and len(lines) == count
        assert cost(paragraph, lines) == pytest.approx(min(cost for cost, lines in ways if lines == count))
        assert price == pytest.approx(cost(paragraph, lines) - least)


def test_a_paragraph_that_can_be_longer_and_shorter() -> None:
    text = " ".join((WORDS * 3)[:90])
    found = set()
    for width in range(180, 260, 4):
        paragraph = measured(text, width, TEXT)
        count = len(fit(paragraph))
        others = fit_otherwise(paragraph, count)
        found |= {other - count for other in others}
        assert all(line.ratio <= LIMITS.stretch for _, lines in others.values() for line in lines)
    assert found == {-1, 1}


def test_no_setting_beyond_the_limits_is_offered_instead() -> None:
    paragraph = measured("סימולקרות היפרמציאותיות והאקטיביסטיות הפילוסופיות", 130, TEXT)
    chosen = fit(paragraph)
    assert any(line.ratio > LIMITS.stretch for line in chosen)
    assert fit_otherwise(paragraph, len(chosen)) == {}


# Single rules.


def test_the_first_line_gives_up_its_indent() -> None:
    plain, indented = (lines_of(" ".join(WORDS), 200, TEXT, indented=one) for one in (False, True))
    assert plain[0].indent == 0 and plain[0].width == pytest.approx(200)
    assert indented[0].indent == 12 and indented[0].width == pytest.approx(188)
    assert indented[1].indent == 0 and indented[1].width == pytest.approx(200)


def test_a_forced_break_ends_its_line_with_natural_spaces() -> None:
    lines = lines_of(f"שורה קצרה{BREAK}" + " ".join(WORDS), 200, TEXT)
    assert lines[0].text == "שורה קצרה" and lines[0].gap == 0
    assert lines[1].text.startswith(WORDS[0]) and lines[1].width == pytest.approx(200)


def test_a_single_word_before_a_forced_break_is_the_authors() -> None:
    lines = lines_of(f"{' '.join(WORDS[:9])}{BREAK}סוף{BREAK}" + " ".join(WORDS), 200, TEXT)
    assert "סוף" in [line.text for line in lines]


def test_the_last_line_keeps_its_natural_spaces() -> None:
    last = lines_of(" ".join(WORDS[:-4]), 200, TEXT)[-1]
    assert (last.gap, last.ratio, last.tracking, last.scaling) == (0, 1, 0, 0)
    assert last.width == last.natural < 200


def test_a_last_line_just_too_long_is_pressed() -> None:
    text = " ".join(WORDS[:6])
    natural = lines_of(text, 900, TEXT)[0].natural
    (line,) = lines_of(text, natural - 3, TEXT)
    assert line.width == pytest.approx(natural - 3) and 0.8 <= line.ratio < 1


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=12, max_size=60), st.floats(130, 300))
def test_glyphs_go_as_far_along_their_limits_as_the_spaces(words: list[str], width: float) -> None:
    """And every justified line is exactly as wide as its measure."""
    for line in lines_of(" ".join(words), width, TEXT)[:-1]:
        if not line.spaces or not LIMITS.shrink <= line.ratio <= LIMITS.stretch:
            continue
        assert line.width == pytest.approx(width)
        span = LIMITS.stretch - 1 if line.ratio > 1 else 1 - LIMITS.shrink
        share = (line.ratio - 1) / span
        assert line.scaling == pytest.approx(share * LIMITS.scaling)
        printed = line.tracking * (1 + line.scaling)
        assert printed == pytest.approx(share * LIMITS.tracking * TEXT.size)


def test_without_tracking_and_scaling_the_spaces_do_it_all() -> None:
    style = replace(TEXT, limits=replace(LIMITS, tracking=0.0, scaling=0.0))
    lines = lines_of(" ".join(WORDS), 200, style)
    assert not any(line.tracking or line.scaling for line in lines)
    assert any(line.ratio > 1.1 for line in lines)


def test_ragged_lines_are_never_spread() -> None:
    lines = lines_of(" ".join(WORDS), 170, RAGGED)
    assert len(lines) > 3
    assert all(line.gap == 0 and line.width == line.natural <= 170 for line in lines)


def test_a_ragged_paragraph_is_more_even_than_first_fit() -> None:
    """Where nothing else counts, no text leaves more white than first fit does, and some leave less."""
    style = replace(RAGGED, weights=Weights(0, 0, 0, 0, 0, 0))
    better = 0
    for at in range(len(WORDS)):
        words = WORDS[at:] + WORDS[:at]
        chosen = sum((150 - line.natural) ** 4 for line in lines_of(" ".join(words), 150, style)[:-1])
        greedy = sum((150 - width) ** 4 for width in first_fit(words, 150)[:-1])
        assert chosen <= greedy + 1e-6
        better += chosen < greedy
    assert better > 5


def first_fit(words: Sequence[str], width: float) -> list[float]:
    """Widths of lines that take what fits."""
    found, space = [0.0], measure(" ", 400, False, 10, True)
    for word in words:
        longer = found[-1] + (space if found[-1] else 0) + measure(word, 400, False, 10, True)
        if longer > width and found[-1]:
            found.append(0.0)
            longer = measure(word, 400, False, 10, True)
        found[-1] = longer
    return found


def test_a_title_has_lines_of_a_length() -> None:
    title = "אני לא יודעת למה בכיתי פתאום בסוף הסרט"
    balanced = [line.natural for line in lines_of(title, 150, replace(RAGGED, align=Align.BALANCE))]
    ragged = [line.natural for line in lines_of(title, 150, RAGGED)]
    assert len(balanced) == len(ragged) > 1
    assert max(balanced) - min(balanced) < 0.5 * (max(ragged) - min(ragged))


def test_centred_lines_stand_in_the_middle() -> None:
    lines = lines_of(" ".join(WORDS), 170, replace(RAGGED, align=Align.CENTRE))
    assert all(2 * line.indent + line.natural == pytest.approx(170) for line in lines)


@pytest.mark.parametrize("align", list(Align))
@pytest.mark.parametrize("width", [-20.0, 0.0, 4.0, 9.0])
def test_in_a_column_narrower_than_its_letters_none_is_lost(align: Align, width: float) -> None:
    text = "אבג דה, ו–ז (Persona) 1966"
    lines = lines_of(text, width, replace(TEXT, align=align), indented=True)
    assert "".join(line.text for line in lines).replace(" ", "") == text.replace(" ", "")


def test_a_paragraph_without_words_has_no_lines() -> None:
    assert lines_of("", 170, TEXT) == ()


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("מציאות והאקטיביסטיות ללא הדימוי במהלך אל הגנרטיבי שנוצר של כלשהו אחרים אמנית לזהות כבר שפר", 130),
        ("דימויים המחשבה שפר הגנרטיבי והאקטיביסטיות גלגלה כלשהו אחרים ללא כבר במהלך", 170),
        ("נראה אמנית היפרמציאותיות אל כבר במהלך ללא שנוצר כדימוי מקור לעין את מעצבת", 160),
    ],
)
def test_no_more_lines_go_beyond_the_limits_than_must(text: str, width: float) -> None:
    paragraph = measured(text, width, TEXT)
    over = [
        {sum(line.ratio > 1.6 for line in way) for way in every_way(paragraph, 1.6 * relaxed)}
        for relaxed in (1, 1.4, 2, 1e9)
    ]
    assert not over[0], "it cannot be set within its limits"
    reachable = next(filter(None, over))
    assert sum(line.ratio > 1.6 for line in fit(paragraph)) == min(reachable) < max(reachable)
