"""Ranges, descending pairs, islands and joiners."""

from __future__ import annotations

import re

import pytest
from bidi import get_display

from catalogue.composing.islands import find_islands
from catalogue.composing.levels import RTL, resolve, visual_order
from catalogue.composing.punctuation import apply, bind, normalise
from catalogue.composing.punctuation.ranges import Verdict, find_ranges
from catalogue.model.prose import CALL

WJ = "\u2060"
DESCENDS = "a range that descends: reversed by its author for an older program, or a mistake"


def verdicts(text: str) -> list[tuple[str, Verdict]]:
    return [(text[one.start : one.end], one.verdict) for one in find_ranges(text)]


@pytest.mark.parametrize(
    "pair",
    [
        "100-105",
        "46–53",
        "1940-1945",
        "9-10",
        "16:00-18:00",
        "8-10:30",
        "01:23:45-01:24:10",
        "1,000-2,000",
        "1.5-2.5",
        "5%-10%",
        "5-10%",
        "28.5-3.6.2024",
        "28.5.2024-3.6.2024",
        "30.12.2023-2.1.2024",
        "20-25.7",
        "05-07",
        "2022/23-2023/24",
        'תשמ"ח-תשנ"ג',
        "א'-ו'",
        "ה'תשמ\"ח-ה'תשנ\"ג",
        "12א-14ב",
        "1-1000",
        "ראשון-חמישי",
        "ינואר-מרץ",
        "נובמבר-פברואר",
        "בתשרי-חשוון",
    ],
)
def test_ranges(pair: str) -> None:
    assert verdicts(pair) == [(pair, Verdict.RANGE)]


@pytest.mark.parametrize(
    "pair",
    [
        "26-15",
        "105-100",
        "105–100",
        "16-7",
        "22:00-02:00",
        'תשנ"ג-תשמ"ח',
        "ו'-א'",
        "3.6.2024-28.5.2024",
        "14א-12ב",
    ],
)
def test_descending_pairs_are_told_and_never_repaired(pair: str) -> None:
    assert verdicts(pair) == [(pair, Verdict.DESCENDING)]
    made = normalise(pair)
    assert [(flag.rule, flag.why) for flag in made.flags] == [("H4", DESCENDS)]
    dash = "–" if "–" in pair else "-"
    assert (made.text.count(dash), len(made.text)) == (1, len(pair))


@pytest.mark.parametrize(
    "text",
    [
        "978-965-7463-31-4",
        "12-3-2024",
        "2024-03",
        "03-5256789",
        "052-1234567",
        "12345678-9",
        "A4-5",
        "COVID-19-20",
        "10-bit",
        "ISO 15930-7",
        "1-1",
        "ניצחו 2-1",
        'מנכ"ל-יו"ר',
        "אב-בן",
        "+44 20 7123-4567",
        "+1 (555) 123-4567",
        "טל' 525-6789",
        "ראשון-לציון",
        "*10-20",
        "#5-7",
    ],
)
def test_no_ranges(text: str) -> None:
    assert verdicts(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "עמ' 46-7",
        "עמודים 112-9",
        "pp. 112-18",
        "שם, 46-7",
        "(כתר, 1988), 133-5",
        "(1975): 112-18",
        "עמ' 5, 46-7",
    ],
)
def test_an_end_cut_short_among_pages(text: str) -> None:
    assert [verdict for _, verdict in verdicts(text)][-1] is Verdict.RANGE


@pytest.mark.parametrize("text", ["46-7", "16-7 במאי 2015", "ב-2015, 16-7 במאי", "126-34"])
def test_an_end_cut_short_elsewhere_is_a_question(text: str) -> None:
    assert [verdict for _, verdict in verdicts(text)] == [Verdict.DESCENDING]


def test_years_cut_short_are_a_choice() -> None:
    assert verdicts("1914-18") == [("1914-18", Verdict.ABBREVIATED_YEAR)]


@pytest.mark.parametrize("era", ['לפנה"ס', "לפנה״ס", "לפני הספירה", "BCE"])
def test_before_our_era_ranges_descend(era: str) -> None:
    assert verdicts(f"300-200 {era}") == [("300-200", Verdict.RANGE)]


@pytest.mark.parametrize(
    ("text", "count"),
    [("סעיפים ג-ח", 1), ("פרקים א-ד", 1), ("א-ב", 0), ("כ:יב-טו", 1), ("בן-גב", 0), ("ימים א-ה", 1)],
)
def test_bare_letters_need_a_noun_that_counts(text: str, count: int) -> None:
    assert len(verdicts(text)) == count


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("1940 - 1945", "1940–1945"),
        ("10:00 – 12:30", "10:00–12:30"),
        ("20 - 30 איש", "20–30 איש"),
        ("ב-1948 - 75 שנה", "ב־1948 – 75 שנה"),
        ("1945 - 1940", "1945 – 1940"),
    ],
)
def test_ranges_typed_with_spaces(text: str, printed: str) -> None:
    assert normalise(text).text == printed


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("עמ׳ 46–53.", f"עמ׳ 46{WJ}–{WJ}53."),
        ("תשמ״ח–תשנ״ג", f"תשמ״ח{WJ}–{WJ}תשנ״ג"),
        ("2011–היום", f"2011{WJ}–{WJ}היום"),
        ("ב־2019 וה־AI", f"ב־{WJ}2019 וה־{WJ}AI"),
        ("…והתחלה… וסוף", f"…{WJ}והתחלה… וסוף"),
        ("46\ufffc–53", f"46\ufffc{WJ}–{WJ}53"),
        ("תת־קרקעי – כן", "תת־קרקעי – כן"),
        ("ישראל–ירדן", "ישראל–ירדן"),
    ],
)
def test_joiners(text: str, bound: str) -> None:
    made = bind(text)
    assert made.text == bound == apply(text, made.changes)
    assert {change.after for change in made.changes} <= {WJ}
    assert bind(bound).changes == ()


@pytest.mark.parametrize(
    ("text", "islands"),
    [
        ("בחוץ −5 מעלות", ["−5"]),
        ("(−5.5%)", ["−5.5%"]),
        ("שפת C++ היא", ["C++"]),
        ("ב־C#, לא F#.", ["C#", "F#"]),
        ("תנועת #MeToo ו־@user", ["#MeToo", "@user"]),
        ("בסביבת .NET של", [".NET"]),
        ("לבני 18+ בלבד", ["18+"]),
        ("הסרט E.T. של", ["E.T."]),
        ("בחוץ −20°C, −5mm, +100km/h", ["−20°C", "−5mm", "+100km/h"]),
        ("עד ל־\u2060−5 או ל־+5", ["−5", "+5"]),
        ("מידה 5½, 3⅓ ו־½", ["5½", "3⅓"]),
        ("טל׳ +972-3-123-4567, +972 3 123 4567.", ["+972-3-123-4567", "+972 3 123 4567"]),
        ("טל׳ (03) 123-4567, *2345, 03-1234567", ["(03) 123-4567", "*2345"]),
        ("במקום #1, בציון B-, וגם A+", ["#1", "B-", "A+"]),
        ("גרסה 2.0+ ו־1080p+", ["2.0+", "1080p+"]),
        ("סכום +5 10 20, A-B, 5 * 2345", ["+5"]),
        ("a@b.co, 5–7, AT&T, 16:9, 75%, 24×36", []),
        ("המחזה (Who’s Afraid of Virginia Woolf?), ב”Help!”", ["?", "!"]),
        ("’Help!’, „Help!”, ״Help?!״, (pp. 12–15, ed.)", ["!", "!", "?!", "."]),
        ("(E.T.) (ראו Help!) (Help)! ”כן” and so on. ”לא”", ["E.T."]),
    ],
)
def test_islands(text: str, islands: list[str]) -> None:
    assert [text[start:end] for start, end in find_islands(text)] == islands


@pytest.mark.parametrize(
    "text",
    [
        "בחוץ −5 מעלות",
        "בחוץ −20°C היה",
        "שפת C++ היא",
        "לבני 18+ בלבד",
        "תנועת #MeToo היא",
        "הסרט E.T. כאן",
        "מידה 5½ כאן",
        "חייגו +972 3 123 4567 היום",
        "חייגו *2345 היום",
        "בציון B- כאן",
    ],
)
def test_an_island_keeps_its_order_on_the_line(text: str) -> None:
    start, end = find_islands(text)[0]
    isolated = f"{text[:start]}\u2066{text[start:end]}\u2069{text[end:]}"
    assert text[start:end] not in get_display(text, base_dir="R")
    assert text[start:end] in get_display(isolated, base_dir="R")


@pytest.mark.parametrize(
    "text",
    ["במחזה (Who’s Afraid?) יש", "הוא אמר: ”I don’t know.” והלך", "ב”Help!”, כן", f"(Help!{CALL}) כן"],
)
def test_a_sign_that_ends_a_latin_phrase_stands_behind_it(text: str) -> None:
    """An eye finds the phrase as it is read; FriBidi and python-bidi both put its sign there."""
    phrase = re.search(r"[A-Z].*[.?!]", text)
    assert phrase
    levels = resolve(text, RTL, find_islands(text))
    assert phrase.group() in "".join(text[at] for at in visual_order(levels))
    assert phrase.group() not in get_display(text, base_dir="R")


def test_an_en_dash_turns_a_range_to_start_on_the_right() -> None:
    line = get_display(normalise("בשנים 100-105 היה").text, base_dir="R")
    assert line.index("105") < line.index("100")
