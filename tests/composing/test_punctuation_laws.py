"""Laws that hold on any text: nothing twice, nothing in silence, no word harmed."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue.composing.punctuation import Profile, PunctuationStyle, apply, bind, normalise

LISTED = """
סלופ מציאות ה ו ב מ של צה ארה ד ר ג נדל ז אן תשפ ל חבר שב כניק עמ פרופ מ דק סִפְּרוּת
AI Godard s n slop x www.a.co 5 12 46 7 35 1914 1984 ½
"""
WORDS = LISTED.split()
SIGNS = [
    *"\"'\"'-– —…...,?!:;()[]״׳”’“„/%־`«»+$₪",
    " ",
    " ",
    "  ",
    " - ",
    "- ",
    "--",
    "''",
    "...",
    "\ufffc",
    "\u200f",
    "\u00a0",
    "\n",
    "\u2028",
    "\u2060",
]
words = st.lists(st.sampled_from(WORDS + SIGNS + SIGNS), max_size=20).map("".join)
characters = st.text(
    "אבהגםתשvbAs059'\"-–—־ .,:;?!()…״׳”’“„\ufffc\u200f\u00a0\u2060%xX\n\u05b8\u05bc½", max_size=24
)
any_text = st.one_of(words, characters, st.text(max_size=12))
styles = st.builds(
    PunctuationStyle,
    profile=st.sampled_from(list(Profile)),
    latin_pair=st.booleans(),
    promote_singles=st.booleans(),
    maqaf=st.booleans(),
    dashes=st.booleans(),
    spaces=st.booleans(),
)


@settings(max_examples=150, deadline=None)
@given(any_text, styles)
def test_normalising_twice_changes_nothing(text: str, style: PunctuationStyle) -> None:
    printed = normalise(text, style).text
    again = normalise(printed, style)
    assert (again.text, again.changes) == (printed, ())


@settings(max_examples=150, deadline=None)
@given(any_text, styles)
def test_the_changes_are_the_whole_difference(text: str, style: PunctuationStyle) -> None:
    made = normalise(text, style)
    assert apply(text, made.changes) == made.text
    assert list(made.changes) == sorted(made.changes)
    assert all(one.before != one.after for one in made.changes)
    assert all(0 <= flag.start <= len(text) for flag in made.flags)


@settings(max_examples=100, deadline=None)
@given(words, styles)
def test_letters_and_digits_stay_in_their_order(text: str, style: PunctuationStyle) -> None:
    """But for the letter x, which may become a multiplication sign."""
    kept = [char for char in text if char.isalnum() and char not in "xX"]
    assert [char for char in normalise(text, style).text if char.isalnum() and char not in "xX"] == kept


@settings(max_examples=100, deadline=None)
@given(any_text, styles)
def test_note_calls_are_never_lost(text: str, style: PunctuationStyle) -> None:
    assert normalise(text, style).text.count("\ufffc") == text.count("\ufffc")


@settings(max_examples=100, deadline=None)
@given(any_text, st.data())
def test_what_is_protected_stays(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    made = normalise(text, protected=[(start, end)])
    assert not [one for one in made.changes if one.start < end and start < one.end]


@settings(max_examples=60, deadline=None)
@given(any_text)
def test_as_typed_is_as_typed(text: str) -> None:
    assert normalise(text, PunctuationStyle.as_typed()).text == text


@settings(max_examples=100, deadline=None)
@given(any_text)
def test_joiners_are_seen_by_no_rule(text: str) -> None:
    printed = normalise(text).text
    bound = bind(printed)
    assert bound.text.replace("\u2060", "") == printed.replace("\u2060", "")
    assert bind(bound.text).changes == ()
    assert normalise(bound.text).changes == ()
