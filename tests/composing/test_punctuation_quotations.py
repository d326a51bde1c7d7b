"""Quotation marks: profile, level, script, balance."""

from __future__ import annotations

import pytest

from catalogue.composing.punctuation import Profile, PunctuationStyle, normalise

NESTED = "הוא אמר: \"ה'סלופ' של 'מטא'\"."
DEEP = 'א "ב \'ג "ד" ה\' ו" ז'


@pytest.mark.parametrize(
    ("profile", "printed"),
    [
        ("A", "הוא אמר: ”ה’סלופ’ של ’מטא’”."),
        ("B", "הוא אמר: „ה‚סלופ’ של ‚מטא’”."),
        ("C", "הוא אמר: ״ה׳סלופ׳ של ׳מטא׳״."),
        ("typed", NESTED),
    ],
)
def test_profiles(profile: str, printed: str) -> None:
    made = normalise(NESTED, profile=profile)
    assert made.text == printed
    assert normalise(printed, profile=profile).changes == ()


@pytest.mark.parametrize("origin", ["A", "B", "C"])
@pytest.mark.parametrize("target", ["A", "B", "C"])
def test_a_text_of_one_profile_is_brought_to_another(origin: str, target: str) -> None:
    printed = normalise(NESTED, profile=origin).text
    assert normalise(printed, profile=target).text == normalise(NESTED, profile=target).text


def test_levels_alternate() -> None:
    assert normalise(DEEP).text == "א ”ב ’ג ”ד” ה’ ו” ז"
    assert normalise(DEEP, profile=Profile.LOW_HIGH).text == "א „ב ‚ג „ד” ה’ ו” ז"


def test_profile_typed_still_sets_gershayim() -> None:
    assert normalise('"צה"ל"', profile="typed").text == '"צה״ל"'


def test_an_unknown_profile_is_an_error() -> None:
    with pytest.raises(ValueError, match="baroque"):
        normalise("א", profile="baroque")


def test_single_marks_may_be_promoted() -> None:
    style = PunctuationStyle(promote_singles=True)
    assert normalise("הוא אמר 'לא \"כן\" לא'", style).text == "הוא אמר ”לא ’כן’ לא”"


@pytest.mark.parametrize(
    ("typed", "latin", "hebrew"),
    [
        ('See "Atlas", p. 5', "See “Atlas”, p.\u00a05", "See ”Atlas”, p.\u00a05"),
        ("It's 'new'.", "It’s ‘new’.", "It’s ’new’."),
        (
            'ראו Mulvey, "Visual Pleasure", Screen',
            "ראו Mulvey, “Visual Pleasure”, Screen",
            "ראו Mulvey, ”Visual Pleasure”, Screen",
        ),
    ],
)
def test_latin_pair_is_a_choice(typed: str, latin: str, hebrew: str) -> None:
    assert normalise(typed).text == latin
    assert normalise(typed, PunctuationStyle(latin_pair=False)).text == hebrew


@pytest.mark.parametrize(
    "typed",
    [
        'המונח "slop" נכנס',
        '"slop"',
        'הסרט "פרסונה" ("Persona", 1966)',
        'לפי ה-MoMA: "a medium".',
        'של Steyerl, "Poor Image", התפרסם',
    ],
)
def test_latin_words_of_a_hebrew_sentence_take_the_hebrew_pair(typed: str) -> None:
    printed = normalise(typed).text
    assert "“" not in printed or typed == '"slop"'


@pytest.mark.parametrize(
    ("typed", "rules"),
    [
        ('"פתיחה בלי סוף', ["Q10"]),
        ('לגרום" למודל "לדבר"', ["Q10"]),
        ('סוף" בלי פתיחה', ["Q10"]),
        ('" סלופ " הוא', ["Q9", "Q9"]),
        ('"א" "ב', ["Q10"]),
        ("הוא אמר 'לא", ["Q10"]),
        ("She said: \"It's", ["Q10"]),
    ],
)
def test_out_of_balance_quotation_marks_stay_and_are_flagged(typed: str, rules: list[str]) -> None:
    made = normalise(typed)
    assert made.text.replace("’", "'") == typed
    assert [flag.rule for flag in made.flags] == rules


def test_out_of_balance_certain_gershayim_and_the_rest_still_change() -> None:
    typed = 'מנכ"ל בע"מ  אמר - ב-2019 - "לא, וגם ה"סלופ" של צ\'רלי ותנ"כיכם'
    made = normalise(typed)
    assert made.text == 'מנכ״ל בע״מ אמר – ב־2019 – "לא, וגם ה"סלופ" של צ׳רלי ותנ״כיכם'
    assert {flag.rule for flag in made.flags} == {"Q10"}


def test_a_flag_names_the_mark_that_is_alone() -> None:
    typed = 'כאן "שלם" ושם "קטוע והלאה'
    assert [(flag.start, flag.what) for flag in normalise(typed).flags] == [(typed.rindex('"'), '"')]


def test_two_readings_alike_are_reported() -> None:
    made = normalise("ה'ג'וינט' וה'צ'אט' של ג'ורג'")
    assert made.text == "ה’ג׳וינט’ וה’צ׳אט’ של ג׳ורג׳"
    assert [flag.rule for flag in made.flags] == ["Q11"]


def test_a_quotation_against_a_word_is_reported() -> None:
    made = normalise('אמר"שלום רב" והלך')
    assert (made.text, [flag.rule for flag in made.flags]) == ("אמר”שלום רב” והלך", ["Q12"])


def test_a_call_inside_a_word_s_quotation_is_looked_through() -> None:
    assert normalise('ה\ufffc"סלופ\ufffc"\ufffc הוא').text == "ה\ufffc”סלופ\ufffc”\ufffc הוא"
