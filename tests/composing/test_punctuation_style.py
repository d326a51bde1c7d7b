"""Every choice of the house, on and off; each switches its own rules and no others."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from catalogue.composing.punctuation import RULES, PunctuationStyle, explain, normalise

CASES = {
    "gershayim": ('מנכ"ל', "מנכ״ל"),
    "geresh": ("צ'רלי", "צ׳רלי"),
    "apostrophes": ("don't", "don’t"),
    "primes": ('מסך 5" דק', "מסך 5″ דק"),
    "maqaf": ("תת-קרקעי ב-2019", "תת־קרקעי ב־2019"),
    "suffixes": ("AI-ים", "AI־ים"),
    "ranges": ("100-105", "100–105"),
    "abbreviated_years": ("1914-18", "1914–18"),
    "dashes": ("סיכוי - סיכון", "סיכוי – סיכון"),
    "minus": ("-5 מעלות", "\u22125 מעלות"),
    "times": ("24x36", "24×36"),
    "percent": ("%75", "75%"),
    "ellipsis": ("הוא...", "הוא…"),
    "spaces": ("שלום  , עולם", "שלום, עולם"),
    "no_break": ("35 דקות", "35\u00a0דקות"),
    "characters": ("\u200fשלום", "שלום"),
    "promote_singles": ("'סלופ' כאן", "”סלופ” כאן"),
    "latin_pair": ('See "it" now', "See “it” now"),
}


def test_every_choice_has_a_case() -> None:
    assert {one.name for one in fields(PunctuationStyle)} == {*CASES, "profile"}


@pytest.mark.parametrize(("choice", "typed", "printed"), [(name, *case) for name, case in CASES.items()])
def test_choice(choice: str, typed: str, printed: str) -> None:
    on = replace(PunctuationStyle(), **{choice: True})
    off = replace(PunctuationStyle(), **{choice: False})
    assert normalise(typed, on).text == printed
    assert normalise(typed, off).text != printed


@pytest.mark.parametrize(("typed", "printed"), CASES.values())
def test_as_typed_changes_nothing(typed: str, printed: str) -> None:
    made = normalise(typed, PunctuationStyle.as_typed())
    assert (made.text, made.changes) == (typed, ())


def test_as_typed_still_asks() -> None:
    flags = normalise('"סוף בלי, 26-15 באוקטובר, שיתופי- פעולה', PunctuationStyle.as_typed()).flags
    assert [flag.rule for flag in flags] == ["Q10", "H4", "D3"]


@pytest.mark.parametrize(
    ("typed", "printed", "rule"),
    [
        ('מנכ"ל', "מנכ״ל", "G1"),
        ('של"ג', "של״ג", "G2"),
        ("צה''ל", "צה״ל", "G3"),
        ('תנ"כי', "תנ״כי", "G4"),
        ('שב"כניק', "שב״כניק", "G5"),
        ("ה'תשפ״ד", "ה׳תשפ״ד", "G6"),
        ("ז'אן", "ז׳אן", "E1"),
        ("קולאז'", "קולאז׳", "E2"),
        ("וכו'", "וכו׳", "E3"),
        ("כיתה ג'", "כיתה ג׳", "E4"),
        ("don't", "don’t", "L1"),
        ("6'", "6′", "L3"),
        ('"כן"', "”כן”", "Q1"),
        ("«כן»", "”כן”", "Q2"),
        ('ה"כן"', "ה”כן”", "Q3"),
        ('ה-"כן"', "ה”כן”", "Q4"),
        ("\"לא 'כן' לא\"", "”לא ’כן’ לא”", "Q5"),
        ('המונח "slop" נכנס', "המונח ”slop” נכנס", "Q7"),
        ('See "it"', "See “it”", "Q8"),
        ("'סלופ'", "’סלופ’", "S1"),
        ("בית-ספר", "בית־ספר", "H1"),
        ("ב-AI", "ב־AI", "H2"),
        ("AI-ים", "AI־ים", "H2s"),
        ("1-2", "1–2", "H3"),
        ("1914-18", "1914–18", "H3y"),
        ("כן - לא", "כן – לא", "D1"),
        ("-5°", "\u22125°", "M1"),
        ("24x36", "24×36", "M2"),
        ("75 %", "75%", "M3"),
        ("%75", "75%", "M3v"),
        ("כן...", "כן…", "T1"),
        ("כן , לא", "כן, לא", "T2"),
        ("עמ׳ 5", "עמ׳\u00a05", "B1"),
        ("ד״ר כהן", "ד״ר\u00a0כהן", "B2"),
        ("5 דקות", "5\u00a0דקות", "B3"),
        ("א. ב. יהושע", "א.\u00a0ב.\u00a0יהושע", "B4"),
        ("כ\u200fן", "כן", "C1"),
        ("ﬡ", "א", "C2"),
        ("\u05e9\u05c1\u05bc", "\u05e9\u05bc\u05c1", "C3"),
    ],
)
def test_the_rule_of_a_change(typed: str, printed: str, rule: str) -> None:
    made = normalise(typed)
    assert made.text == printed
    assert rule in {change.rule for change in made.changes}


@pytest.mark.parametrize(
    ("typed", "rule"),
    [
        ("כך אמר הרב גליק' לנו", "E5"),
        ('" כן " לא', "Q9"),
        ('"כן', "Q10"),
        ("ה'ג'וינט' וה'צ'אט' של ג'ורג'", "Q11"),
        ('אמר"שלום רב" והלך', "Q12"),
        ("26-15 באוקטובר", "H4"),
        ("יחסי ישראל-ירדן", "H5"),
        ('התשל"ז-1977', "H5"),
        ("שיתופי- פעולה", "D3"),
        ("כן..", "T4"),
    ],
)
def test_the_rule_of_a_flag(typed: str, rule: str) -> None:
    assert rule in {flag.rule for flag in normalise(typed).flags}


def test_rules_of_one_change_are_explained_together() -> None:
    assert explain("G1+H3") == f"{RULES['G1']}; {RULES['H3']}"


def test_an_acronym_that_looks_like_a_prefix_and_a_quotation() -> None:
    assert normalise('שב"כניק ושב"הארץ" כתבו').text == "שב״כניק ושב”הארץ” כתבו"
