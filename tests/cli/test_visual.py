"""Hebrew in the order that a terminal without bidi must be sent it: read each from right to left."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.cli.visual import visual, visual_place


@pytest.mark.parametrize(
    ("logical", "sent"),
    [
        ("plain English", "plain English"),
        ("the word שלום here", "the word םולש here"),
        ('refer back with "שם".', 'refer back with "םש".'),
        # A number behind a Hebrew quotation belongs to the English sentence.
        ('"מקור" 5 times', '"רוקמ" 5 times'),
        # Gershayim stands between letters and opens no quotation.
        ('the name "דריו אמודי מנכ"ל Anthropic" is new', 'the name "Anthropic ל"כנמ ידומא וירד" is new'),
        ('one "א", two "ב"', 'one "א", two "ב"'),
        # Brackets within Hebrew are mirrored (UAX #9 L4).
        ("אב (גד) הו", "וה (דג) בא"),
        ("אב ((גד)) [ה] <ו> ז", "ז <ו> [ה] ((דג)) בא"),
        ("see (Lighttricks) and (א) ", "see (Lighttricks) and (א) "),
        ('"אב (Lighttricks) גד"', '"דג (Lighttricks) בא"'),
        ("ב-20 ביולי 1944", "1944 ילויב 20-ב"),
    ],
)
def test_order(logical: str, sent: str) -> None:
    assert visual(logical) == sent


@pytest.mark.parametrize(
    ("logical", "sent"),
    [
        ("content/films/original.md:14:31", "content/films/original.md:14:31"),
        ("content/סרטים/מקור.md:14:31", "content/םיטרס/רוקמ.md:14:31"),
        ("מקור:3:1", "רוקמ:3:1"),
    ],
)
def test_a_place_goes_from_left_to_right_name_by_name(logical: str, sent: str) -> None:
    assert visual_place(logical) == sent


@given(st.text(st.sampled_from("אבגדהו abc 123 .,()\"'-"), max_size=40))
def test_no_character_is_lost(text: str) -> None:
    turned = str.maketrans("()", "((")
    assert sorted(visual(text).translate(turned)) == sorted(text.translate(turned))
