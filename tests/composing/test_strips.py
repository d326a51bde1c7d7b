"""Blocks under each other: what a page break may part, and what it costs."""

from __future__ import annotations

from dataclasses import replace

import noted_book
import pytest
from random_prose import measure

from catalogue.composing.column import Column
from catalogue.composing.makeup import make_up, worst_flaw
from catalogue.composing.paging import paginate
from catalogue.composing.paragraphs import Setting
from catalogue.composing.setblocks import SetBlock, Typesetter
from catalogue.composing.strips import FORBIDDEN, Strip, stack
from catalogue.model.blocks import Block, Heading, Paragraph, Placing
from catalogue.model.design import Align, Makeup, TextStyle
from catalogue.model.figures import Asset, Figure
from catalogue.model.prose import BREAK, plain

TEXT = "כבר איננו מסוגלים לזהות מקור כלשהו חיה שפר אמנית מעצבת וחוקרת גלגלה את המחשבה הזאת אל הדימוי "
DESIGN = replace(
    noted_book.DESIGN,
    styles=(
        *noted_book.DESIGN.styles,
        TextStyle("caption", 7, 9, align=Align.START),
        TextStyle("heading-3", 9, 12, align=Align.START, before=12, keep=2),
    ),
)
TYPESETTER = Typesetter(DESIGN, Setting(measure, {}, {}))


def set_blocks(*blocks: Block, height: int = 900) -> list[SetBlock]:
    figure, asset = Figure("still", "still", ""), Asset("still", None, 900, height)
    return list(TYPESETTER.blocks(blocks, {"still": figure}, {"still": asset}))


def stacked(*blocks: Block) -> list[Strip]:
    return [strip for strip in stack(set_blocks(*blocks), Makeup()).strips if not strip.white]


def forbidden(*blocks: Block) -> list[tuple[int, int]]:
    return [(strip.block, strip.part) for strip in stacked(*blocks) if strip.penalty == FORBIDDEN]


def paragraph(times: int) -> Paragraph:
    return Paragraph(plain(TEXT * times))


def test_a_heading_keeps_two_lines_of_what_follows() -> None:
    heading = Heading(plain("כותרת"), 2)
    assert forbidden(heading, paragraph(5)) == [(1, 0), (1, 1)]
    one_line = Paragraph(plain("מילה אחת ועוד אחת."))
    assert forbidden(heading, one_line, paragraph(5)) == [(1, 0), (2, 0)]


def test_two_headings_stay_together() -> None:
    assert forbidden(Heading(plain("כותרת"), 2), Heading(plain("כותרת"), 3), paragraph(5))[:2] == [
        (1, 0),
        (2, 0),
    ]


def test_a_picture_is_company_enough_for_a_heading() -> None:
    assert forbidden(Heading(plain("כותרת"), 2), Placing("still"), paragraph(5)) == [(1, 0)]


def test_the_tallest_picture_has_room_under_a_heading() -> None:
    blocks = set_blocks(paragraph(3), Heading(plain("כותרת"), 2), Placing("still"), paragraph(3), height=9000)
    pages = paginate(blocks, {}, TYPESETTER)
    shown = [[fragment.kind for fragment in page.fragments] for page in pages]
    assert ["heading-2", "figure"] in [kinds[:2] for kinds in shown]


@pytest.mark.parametrize(
    ("line", "unfinished"),
    [("ועוד מילה", False), ("ועוד מילה –", True), ("ועוד אלטר־", True), ("ועוד ה", True), ("ועוד 5", False)],
)
def test_a_line_that_ends_like_a_hyphen_is_known(line: str, unfinished: bool) -> None:
    strips = stacked(Paragraph(plain(f"{line}{BREAK}{TEXT}")))
    assert strips[0].unfinished is unfinished


def test_every_other_setting_of_a_paragraph_leads_back_to_the_column() -> None:
    blocks = set_blocks(*(paragraph(times) for times in range(6, 16)))
    made = stack(blocks, Makeup(), turning=True)
    column = Column(made.strips, {}, DESIGN, follow=made.follow, turns=made.turns)
    plain_way = [at for at, _ in column.walk(0)]
    assert len(plain_way) == sum(len(block.parts) for block in blocks)
    turns = [(start, turn.to) for start, ways in made.turns.items() for turn in ways]
    assert turns
    for start, to in turns:
        others = [at for at, _ in column.walk(to)]
        strips = [made.strips[at] for at in others if at >= len(plain_way)]
        block = made.strips[start].block
        assert {strip.block for strip in strips} == {block}
        assert abs(len(strips) - len(blocks[block].parts)) == 1
        assert [at for at in others if at < len(plain_way)] == plain_way[
            plain_way.index(start) + len(blocks[block].parts) :
        ]


def test_a_page_sets_one_of_its_paragraphs_otherwise_rather_than_leave_a_hole() -> None:
    """Over many columns: where one is poor, a paragraph is a line longer or shorter, and it is better."""
    mended = 0
    for times in range(6, 26):
        blocks = set_blocks(*(paragraph(3 + (times * at) % 7) for at in range(1, 12)))
        plain_column, turning = (
            Column(made.strips, {}, DESIGN, follow=made.follow, turns=made.turns)
            for made in (stack(blocks, Makeup(), turning=one) for one in (False, True))
        )
        before, after = make_up(plain_column), make_up(turning, 3)
        cost = [sum(page.cost for page in pages) for pages in (before, after)]
        assert cost[1] <= cost[0]
        if any(page.turned for page in after):
            mended += worst_flaw(after) < worst_flaw(before)
        assert all(page.short <= 1 for page in after[:-1]) or worst_flaw(before) > 60
    assert mended > 3
