"""What an eye sees from left to right of a Hebrew line, and python-bidi's word on it."""

from __future__ import annotations

import pytest
from bidi import get_display

from catalogue.composing.direction import LRI, LRM, PDI, RLM, find_controls, find_titles
from catalogue.composing.levels import resolve, visual_order
from catalogue.composing.punctuation import bind, normalise
from catalogue.model.prose import CALL, Mark, Prose, Span

SEEN = [
    # Words quoted in Latin are Latin to their last sign; their marks, and a year behind, are the sentence's.
    ('הסרט "Persona" (1966) של', "לש )1966( ”Persona” טרסה"),
    ('הסרט "12 Angry Men" (1957)', ")1957( ”12 Angry Men” טרסה"),
    ('הסרט "2001: A Space Odyssey" כאן', "ןאכ ”2001: A Space Odyssey” טרסה"),
    ('הסרט "(500) Days of Summer" כאן', "ןאכ ”(500) Days of Summer” טרסה"),
    ('הסרט "9½ Weeks" (dir. A. Lyne)', ")dir. A. Lyne( ”9½ Weeks” טרסה"),
    ('הסרט "Mamma Mia!", כאן', "ןאכ ,”Mamma Mia!” טרסה"),
    ('ב"Who\'s Afraid of Virginia Woolf?" היא', "איה ”Who’s Afraid of Virginia Woolf?”ב"),
    ("הסרט 'Who?' (1974) כאן", "ןאכ )1974( ’Who?’ טרסה"),
    ('"Persona", "Vertigo", "Psycho" הוצגו', "וגצוה ”Psycho” ,”Vertigo” ,”Persona”"),
    ('הסרט "1984" (1984)', ")1984( ”1984” טרסה"),
    ('"סלופ", Slop, "בוץ" כאן', "ןאכ ”ץוב” ,Slop ,”פולס”"),
    # The sign that ends a Latin phrase in brackets is the phrase's.
    ("המחזה (Who's Afraid?) עלה", "הלע )Who’s Afraid?( הזחמה"),
    ("ראו (pp. 12-15, ed.) כאן", "ןאכ )pp.\u00a012–15, ed.( ואר"),
    ("הסרט (E.T.) כאן (ראו Help!) שוב (Help)!", "!)Help( בוש )!Help ואר( ןאכ )E.T.( טרסה"),
    # A quotation among Latin words closes where they end.
    ('ראו Mulvey, "Visual Pleasure".', ".Mulvey, “Visual Pleasure” ואר"),
    ("שנות ה-80 של the Beatles' John", "the Beatles’ John לש 80־ה תונש"),
    # Addresses, handles and identifiers, whatever they begin and end with.
    ("ראו 2-talk.co.il כאן", "ןאכ 2-talk.co.il ואר"),
    ("ראו https://www.a.co.il/he/1-2/ כאן", "ןאכ https://www.a.co.il/he/1-2/ ואר"),
    ("האמן @user.name כאן", "ןאכ @user.name ןמאה"),
    ("קוד 10.1162/GREY_a_00210 כאן", "ןאכ 10.1162/GREY_a_00210 דוק"),
    ("מסת״ב 965-7463-31-X כאן", "ןאכ 965-7463-31-X ב״תסמ"),
    ("ראו Patel, 2026, https://a.co/v.", ".Patel, 2026, https://a.co/v ואר"),
    # A sign, a hyphenated number, a unit: with their Latin words, in their own order.
    ("ערוץ Apple TV+ החדש", "שדחה Apple TV+ ץורע"),
    ("סרט 35-mm או 16 mm ו-3-D", "3-D־ו 16\u00a0mm וא 35-mm טרס"),
    ("גרסה 2.0-beta כאן", "ןאכ 2.0-beta הסרג"),
    ('הסרט "...And Justice for All" (1979)', ")1979( ”…And Justice for All” טרסה"),
    # A number goes with its unit.
    ("Godard, Breathless, 1960, 35 מ״מ", "מ״מ\u00a035 ,Godard, Breathless, 1960"),
    ("Anselm Kiefer, Betty, 120 x 90 ס״מ", "מ״ס\u00a090 × 120 ,Anselm Kiefer, Betty"),
    # Numbers with their signs are neighbours in Hebrew order.
    ("מחיר -$5 או 20°C-25°C", "25°C–20°C וא -$5 ריחמ"),
    ("חייגו 054-123 4567 היום", "םויה 054-123 4567 וגייח"),
    ("אורך 1½-2½ מ'", "׳מ\u00a02½–1½ ךרוא"),
]


@pytest.mark.parametrize(("typed", "seen"), SEEN)
def test_what_an_eye_sees(typed: str, seen: str) -> None:
    text = bind(normalise(typed).text).text
    levels = resolve(text, 1, find_controls(text))
    assert "".join(text[at] for at in visual_order(levels)).replace("\u2060", "") == seen


@pytest.mark.parametrize(
    ("before", "title", "seen"),
    [
        ("הסרט ", "Help!", "הלע Help! טרסה"),
        ("המחזה ", "Who’s Afraid of Virginia Woolf?", "הלע Who’s Afraid of Virginia Woolf? הזחמה"),
        ("הסרט ", "9½ Weeks", "הלע 9½ Weeks טרסה"),
        ("הסרט ", "Design בעין!", "הלע !ןיעב Design טרסה"),
    ],
)
def test_a_title_in_italics_is_latin_to_its_last_sign(before: str, title: str, seen: str) -> None:
    prose = Prose(f"{before}{title} עלה", (Span(len(before), len(before + title), Mark.EMPHASIS),))
    levels = resolve(prose.text, 1, find_controls(prose.text, find_titles(prose)))
    assert "".join(prose.text[at] for at in visual_order(levels)) == seen


def test_a_note_call_behind_the_last_sign_is_the_sentences() -> None:
    text = f"המחזה (Help!{CALL}) עלה"
    levels = resolve(text, 1, find_controls(text))
    assert "".join(text[at] for at in visual_order(levels)) == f"הלע ){CALL}Help!( הזחמה"


@pytest.mark.parametrize(("typed", "seen"), SEEN)
def test_a_second_implementation_agrees(typed: str, seen: str) -> None:
    text = bind(normalise(typed).text).text
    for place, control in reversed(find_controls(text)):
        text = text[:place] + control + text[place:]
    shown = get_display(text, base_dir="R")
    for control in (LRI, PDI, LRM, RLM, "\u2060"):
        shown = shown.replace(control, "")
    assert shown == seen


@pytest.mark.parametrize("text", ["הוא אמר ”שלום” והלך", "עמ׳ 46–53", "‏", "Persona (1966)", "”1984”", ""])
def test_nothing_is_marked_where_the_algorithm_is_right(text: str) -> None:
    assert find_controls(text) == ()


def test_marks_in_one_place_are_nested() -> None:
    assert find_controls("”5½ a”") == ((0, RLM), (1, LRM), (1, LRI), (3, PDI), (5, LRM), (6, RLM))
