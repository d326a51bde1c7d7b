"""A composed line as HTML: its level runs written out as nested `dir` spans.

WeasyPrint 70 reverses the children of a right-to-left line and lays out every
text box alone (https://github.com/Kozea/WeasyPrint/issues/106). One span a
level, odd levels `rtl` and even ones `ltr`, gives it exactly the runs that
UAX #9 found; in a browser each span is also an isolate, so the order is the
same there.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Sequence

from markupsafe import Markup, escape

from catalogue.composing.lines import Line, Piece

_BREAKS_OUT = 1e-4
"""Lengths closer to nothing than this (pt) are not written."""

_PANGO_UNITS = 1024 * 96 / 72
"""Pango's units in a point, at the 96 pixels to the inch of CSS."""

_HALF_PIXEL = 512
"""In Pango's units."""

_TEXT_BOX = re.compile(r"(?:^|>)([^<]+)")
"""Text between tags: WeasyPrint lays each out by itself."""


@functools.lru_cache(maxsize=65_536)
def line_html(line: Line) -> Markup:
    """One line of text: a block that breaks nowhere, with its direction and its word spaces.

    The direction is the paragraph's own: a Latin cell may stand in a Hebrew table.
    """
    direction = "rtl" if line.base else "ltr"
    inner = _nest(line.pieces, line.base)
    style = _line_style(line, _word_spacing(line, inner))
    return Markup(f'<span class="line" dir="{direction}"{style}>{inner}</span>')


def phrase_html(lines: Sequence[Line]) -> Markup:
    """Lines run together, for places that show a phrase inside another line."""
    return Markup(" ".join([_nest(line.pieces, line.base) for line in lines]))


def plain_text(lines: Sequence[Line]) -> str:
    """The words of some lines without marks, for labels."""
    words = ("".join(piece.text for piece in line.pieces if piece.call is None) for line in lines)
    return " ".join(words).replace("\u2060", "")


def _line_style(line: Line, gap: float) -> str:
    side = "right" if line.base else "left"
    rules = []
    if abs(gap) > _BREAKS_OUT:
        rules.append(f"word-spacing:{_halvable(gap, line.tracking):.4f}pt")
    if abs(line.indent) > _BREAKS_OUT:
        rules.append(f"margin-{side}:{line.indent:.3f}pt")
    if abs(line.tracking) > _BREAKS_OUT:
        rules.append(f"letter-spacing:{line.tracking:.4f}pt")
    if line.scaling:
        rules.append(f"transform:scaleX({1 + line.scaling:.5f});transform-origin:{side}")
    return f' style="{";".join(rules)}"' if rules else ""


def _word_spacing(line: Line, inner: str) -> float:
    """What is added to every word space, so that the line comes out at its width.

    WeasyPrint 70 makes up for the half tracking that Pango drops at either end
    of a text box, and once more for a space that stands there: half the
    tracking too much for each, which is spread over all spaces again.
    """
    if not line.spaces:
        return line.gap
    boxes: list[str] = _TEXT_BOX.findall(inner)
    at_ends = sum(box.startswith((" ", "\u00a0")) + (len(box) > 1 and box.endswith(" ")) for box in boxes)
    return line.gap - at_ends * line.tracking / 2 / line.spaces


def _halvable(gap: float, tracking: float) -> float:
    """A word spacing that Pango halves as it should.

    A space at either end of a text box gets its spacing twice from WeasyPrint,
    because Pango gives half of it to the neighbour there. But where the whole
    comes to full pixels Pango rounds the halves to pixels too, all to one side
    (`pango_glyph_item_letter_space`), and the box is a word spacing too wide.
    """
    while any(_is_half_pixels(spacing * _PANGO_UNITS) for spacing in (gap, gap + tracking)):
        gap += 1 / _PANGO_UNITS
    return gap


def _is_half_pixels(units: float) -> bool:
    """Whether a spacing may come out as half pixels once it is written and read again."""
    return abs(units - _HALF_PIXEL * round(units / _HALF_PIXEL)) < 2


def _nest(pieces: Sequence[Piece], level: int) -> str:
    """Pieces of `level` as they are; runs of higher ones inside one span a level."""
    parts: list[str] = []
    for deeper, run in itertools.groupby(pieces, key=lambda piece: piece.level > level):
        if deeper:
            parts.append(_span([*run], level + 1))
        else:
            parts.extend(_leaf(piece) for piece in run)
    return "".join(parts)


def _span(pieces: Sequence[Piece], level: int) -> str:
    direction = "rtl" if level % 2 else "ltr"
    latin = not level % 2 and any(char.isalpha() for piece in pieces for char in piece.text)
    language = ' lang="en"' if latin else ""
    return f'<span dir="{direction}"{language}>{_nest(pieces, level)}</span>'


def _leaf(piece: Piece) -> str:
    if piece.call is not None:
        return _call(piece.call, piece)
    text: str = escape(_closed(piece.text))
    if piece.whole:
        text = f'<span class="whole">{text}</span>'
    if piece.italic:
        text = f"<i>{text}</i>"
    if piece.strong:
        text = f"<b>{text}</b>"
    if piece.link is not None:
        text = _link(piece.link, text)
    return text


def _call(note: str, piece: Piece) -> str:
    """A note call; with a direction of its own a browser does not let its letters turn what follows round."""
    name, mark = escape(note), escape(piece.text)
    place = f'dir="{"rtl" if piece.level % 2 else "ltr"}" id="call-{name}" href="#note-{name}"'
    return f'<a class="call" role="doc-noteref" {place}>{mark}</a>'


def _closed(text: str) -> str:
    """Text as a box of its own: a no-break space at its end becomes a plain one, which breaks as little here.

    WeasyPrint 70 doubles the word spacing of a space that ends a box, and finds
    it by counting bytes; a no-break space has two, and would get half its spacing.
    """
    return f"{text[:-1]} " if text.endswith("\u00a0") else text


def _link(address: str, text: str) -> str:
    if not address:
        return f'<span class="lost-link">{text}</span>'
    return f'<a class="link" href="{escape(address)}">{text}</a>'
