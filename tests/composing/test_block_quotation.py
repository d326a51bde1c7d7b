"""A block quotation is one thing: white around it, none between its paragraphs."""

from __future__ import annotations

from catalogue.composing.paragraphs import Setting
from catalogue.composing.setblocks import Typesetter
from catalogue.model.blocks import Quotation
from catalogue.model.design import Design, NoteArea, PageFormat, TextStyle
from catalogue.model.prose import plain

STYLE = TextStyle("quotation", 10, 15, before=15, after=15, indent=12)
DESIGN = Design(PageFormat(165, 235, 3, 18, 19, 34, 36), 15, (STYLE,), NoteArea(15, 15))


def measure(text: str, weight: int, italic: bool, size: float, right_to_left: bool) -> float:
    return len(text) * size / 2


def test_white_stands_around_a_quotation_and_not_within() -> None:
    typesetter = Typesetter(DESIGN, Setting(measure, {}, {}))
    blocks = list(typesetter.blocks([Quotation(tuple(map(plain, ("ראשונה", "שנייה", "שלישית"))))], {}, {}))
    assert [(one.before, one.after) for one in blocks] == [(15, 0), (0, 0), (0, 15)]
    (alone,) = typesetter.blocks([Quotation((plain("יחידה"),))], {}, {})
    assert (alone.before, alone.after) == (15, 15)
