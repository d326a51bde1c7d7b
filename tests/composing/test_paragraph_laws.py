"""Laws of the paragraph composer, on random paragraphs with mark-up."""

from __future__ import annotations

import html
import itertools
import math
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icu4py.breakers import LineBreaker
from random_prose import HANG, MARKS, STYLES, composed, proses

from catalogue.composing.fit import cost, fit
from catalogue.composing.islands import find_islands
from catalogue.composing.lines import Line
from catalogue.composing.measured import Fitted, Lines, Measured
from catalogue.composing.paragraphs import SetParagraph
from catalogue.composing.pieces import count_tracked
from catalogue.model.design import Align, TextStyle
from catalogue.model.prose import BREAK, CALL, Mark, Prose
from catalogue.setting.inline import line_html

CASES = given(proses(), st.sampled_from(STYLES), st.floats(110, 340), st.booleans())
FEW = settings(max_examples=300, deadline=None)
MANY = settings(max_examples=10_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@FEW
@CASES
def test_three_hundred_paragraphs(prose: Prose, style: TextStyle, width: float, indented: bool) -> None:
    check_paragraph(prose, style, width, indented)


@pytest.mark.conformance
@MANY
@CASES
def test_ten_thousand_paragraphs(prose: Prose, style: TextStyle, width: float, indented: bool) -> None:
    check_paragraph(prose, style, width, indented)


def test_a_long_word_is_pressed_into_its_line() -> None:
    """It has no spaces to give way, and may just fit when its letters do."""
    text = "תיאורטיקניות" * 3
    natural = composed(Prose(text), STYLES[0], 900, indented=False).lines[0].width
    for width in (natural + 1, natural - 1, natural - natural / 50):
        lines = composed(Prose(f"{text}{BREAK}סוף הדבר."), STYLES[0], width, indented=False).lines
        assert [line.broken for line in lines] == [False] * len(lines)
        assert lines[0].text == text
        assert lines[0].width == pytest.approx(min(width, natural))


def check_paragraph(prose: Prose, style: TextStyle, width: float, indented: bool) -> None:
    paragraph = composed(prose, style, width, indented=indented)
    check_text(prose, paragraph)
    check_breaks(prose, paragraph)
    for line in paragraph.lines:
        check_mark_up(line)
        check_room(line, paragraph, style, width)
    check_cost(paragraph)


def check_text(prose: Prose, paragraph: SetParagraph) -> None:
    """The lines are the text, every character once, but for the white space at their ends."""
    text, at = prose.text, 0
    for line in paragraph.lines:
        assert not text[at : line.start].strip()
        at = line.end
        letters = [piece.text for piece in line.pieces if piece.call is None]
        shown = text[line.start : line.end].replace(CALL, "").rstrip(" \u00a0" + BREAK)
        assert "".join(letters).rstrip(" \u00a0") == shown
        assert len(line.calls) == text.count(CALL, line.start, line.end)
    assert not text[at:].strip()


def check_mark_up(line: Line) -> None:
    """What we write around the words leaves the words."""
    written = html.unescape(re.sub(r"<[^>]*>", "", line_html(line)))
    assert written.replace("\u00a0", " ") == line.text.replace("\u00a0", " ")
    for piece in line.pieces:
        if piece.call is not None:
            assert piece.text.removeprefix(",") == MARKS[piece.call]


def check_breaks(prose: Prose, paragraph: SetParagraph) -> None:
    """Lines end where UAX #14 lets them on the text alone, as if there were no calls and no mark-up."""
    allowed = legal_breaks(prose)
    for above, below in itertools.pairwise(paragraph.lines):
        assert below.start in allowed or above.broken, prose.text[above.start : below.end]
        parted = any(start < below.start < end for start, end in find_islands(prose.text))
        assert not parted or above.broken, "a sign stays with its word"


def legal_breaks(prose: Prose) -> set[int]:
    """Offsets in the text where it may be broken if the calls are thought away, and addresses inside."""
    bare = [at for at, char in enumerate(prose.text) if char != CALL]
    segments = LineBreaker("".join(prose.text[at] for at in bare), "he")
    found = set(itertools.accumulate(len(segment) for segment in segments))
    places = {bare[at] if at < len(bare) else len(prose.text) for at in found}
    # A call that follows white space begins a line itself.
    places |= {
        at for at, char in enumerate(prose.text) if char == CALL and prose.text[at - 1 : at] in (" ", BREAK)
    }
    for span in prose.marked(Mark.ADDRESS):
        places |= {at + 1 for at in range(span.start, span.end) if prose.text[at] in "/?&=._-"}
    return places


def check_room(line: Line, paragraph: SetParagraph, style: TextStyle, width: float) -> None:
    """No line reaches over its measure, and it is as wide as it says."""
    tracked = count_tracked(line.pieces) * line.tracking
    set_width = (line.natural + line.spaces * line.gap + tracked) * (1 + line.scaling)
    assert set_width == pytest.approx(line.width)
    if style.align is Align.JUSTIFY:
        assert not line.spaces or line.ratio >= style.limits.shrink - 1e-6
    last = line.pieces[-1].text[-1:] if line.pieces else ""
    hanging = max(HANG.values()) * style.size if last else 0.0
    assert line.indent + line.width <= width - style.end + hanging + 1e-6


def check_cost(paragraph: SetParagraph) -> None:
    """The chosen lines never cost more than those of first fit, where those keep within the limits."""
    measured = paragraph.measured
    chosen = fit(measured)
    greedy = first_fit(measured)
    if greedy and all(line.ratio <= measured.style.limits.stretch for line in greedy):
        assert cost(measured, chosen) <= cost(measured, greedy) + 1e-6


def first_fit(measured: Measured) -> list[Fitted]:
    """As many atoms on every line as it holds with natural spaces."""
    lines: list[Fitted] = []
    first, count = 0, len(measured.words)
    while first < count:
        last = first + 1
        while last < count and not measured.words[last - 1].forced and _fits(measured, first, last + 1):
            last += 1
        found = [line for line in Lines(measured, math.inf).of(first) if line.last == last]
        if not found:
            return []
        lines += found
        first = last
    return lines


def _fits(measured: Measured, first: int, last: int) -> bool:
    words = measured.words
    room = measured.measure - (0.0 if first else measured.indent)
    natural = measured.widths[last] - measured.widths[first] - words[last - 1].trailing_width
    return natural <= room + words[first].hang_start + words[last - 1].hang_end
