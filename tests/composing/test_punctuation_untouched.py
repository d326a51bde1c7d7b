"""What no rule may harm: addresses, codes, numbers that are names, Latin words."""

from __future__ import annotations

import pytest

from catalogue.composing.punctuation import normalise

ALONE = [
    "https://www.example.org/a-b_c/d--e?x='1'&y=2...#f",
    "www.bezalel.ac.il/he/page-1_2",
    "someone.else-2@mail-host.co.il",
    "doi:10.1000/182-5_x",
    "10.1177/1461444818773059",
    "@a_handle",
    "film-01_v2.mp4",
    "C:\\temp\\a--b",
    "my_variable-1",
    "978-965-7463-31-4",
    "03-5256789",
    "03-525-6789",
    "+972-3-5256789",
    "1-800-123-456",
    "*2345",
    "12-3-2024",
    "2024-03-12",
    "2024-03",
    "12/3/2024",
    "2023/24",
    "16:9",
    "1.85:1",
    "24/7",
    "1,000,000",
    "ISO 15930-7",
    "PDF/X-4",
    "stop-motion",
    "Jean-Luc",
    "A4-A5",
    "GPT-4",
    "F-16",
    "COVID-19",
    "0x36",
    "x64",
    "AC/DC",
    "ו/או",
    "עליו/ה",
    "אמנ.ית",
    "יוצרי.ות",
    "© 2019",
    "1-1",
    "a—b",
    "yes — no",
    "pre- and post-war",
    "l’amour",
    "« Cahiers »",
    "`code`",
    "12345678-9",
]


@pytest.mark.parametrize("token", ALONE)
def test_alone(token: str) -> None:
    made = normalise(token)
    assert (made.text, made.changes) == (token, ())


@pytest.mark.parametrize("token", ALONE)
def test_in_a_hebrew_sentence(token: str) -> None:
    typed = f'בקולנוע ({token}) של ת"א'
    assert normalise(typed).text == f"בקולנוע ({token}) של ת״א"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('ה"מתוך-https://a.co/b-c" הוא', "ה”מתוך־https://a.co/b-c” הוא"),
        ('ראו https://a.co/b-c. "כן"', "ראו https://a.co/b-c. ”כן”"),
        ("(www.a.co.il/x-y)...", "(www.a.co.il/x-y)…"),
        ('<div class="a-b">', '<div class="a-b">'),
        ("git --amend -m", "git --amend -m"),
        ("הקובץ a-b.tar נמצא ב-C:\\x-y", "הקובץ a-b.tar נמצא ב־C:\\x-y"),
    ],
)
def test_what_stands_around_them_is_set(typed: str, printed: str) -> None:
    assert normalise(typed).text == printed


@pytest.mark.parametrize(
    "typed",
    ["המשחק נגמר 2-1", "מכבי ניצחה 85-79", "תוצאה: 1-2", "they won 3-2", "הפסידו 0-3 בבית"],
)
def test_scores_keep_their_hyphen_in_silence(typed: str) -> None:
    made = normalise(typed)
    assert (made.text, made.flags) == (typed, ())


@pytest.mark.parametrize(
    "english",
    [
        "The film - shot on 35-mm - isn't 'lost'.",
        'Cf. D.W. Griffith\'s "A Corner in Wheat" (1909): 12-14.',
        'She said "hello" and left...',
    ],
)
def test_english_keeps_its_letters_digits_and_hyphens(english: str) -> None:
    printed = normalise(english).text
    assert [c for c in printed if c.isalnum()] == [c for c in english if c.isalnum()]
    assert "35-mm" in printed or "35-mm" not in english
    assert "\u05be" not in printed and "\u05f3" not in printed and "\u05f4" not in printed
