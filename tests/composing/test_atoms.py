"""What stands between two places where a line may end, and what is noted of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from random_prose import HANG, MARKS, SPACE, measure

from catalogue.composing.atoms import Atoms, cut_atoms
from catalogue.composing.levels import LTR, RTL
from catalogue.composing.pieces import format_prose
from catalogue.composing.vocabulary import Word
from catalogue.model.design import Limits, TextStyle
from catalogue.model.prose import BREAK, CALL, Mark, Prose, Span

STYLE = TextStyle("text", 10, 14, limits=Limits())
ADDRESS = "https://he.wikipedia.org/wiki/Deep_fake?a=1&b=2-33"


def atoms_of(text: str, *spans: Span, style: TextStyle = STYLE, widest: float = 1000.0) -> Atoms:
    return cut_atoms(format_prose(Prose(text, spans), RTL, MARKS), style, measure, HANG, widest)


def shown(text: str, *spans: Span, widest: float = 1000.0) -> list[str]:
    atoms = atoms_of(text, *spans, widest=widest)
    return [text[atoms.start(at) : atoms.body(at)] for at in range(len(atoms.words))]


def words_of(text: str, *spans: Span, style: TextStyle = STYLE) -> Sequence[Word]:
    return atoms_of(text, *spans, style=style).words


def call(text: str) -> Span:
    return Span(text.index(CALL), text.index(CALL) + 1, Mark.CALL, "n")


def test_an_atom_leaves_its_trailing_spaces_to_the_line() -> None:
    atoms = atoms_of("שפר אמנית")
    first, second = atoms.words
    assert (atoms.start(0), atoms.body(0), atoms.ends[0], first.trailing) == (0, 3, 4, 1)
    assert (atoms.start(1), atoms.body(1)) == (4, 9)
    assert first.trailing_width == SPACE * 10 and second.trailing == 0
    assert first.width == pytest.approx(measure("שפר", 400, False, 10, True))


def test_a_no_break_space_is_inside() -> None:
    (atom,) = words_of("עמ׳\u00a046")
    assert (atom.inner, atom.inner_width) == (1, SPACE * 10)


def test_a_bold_space_is_measured_as_bold() -> None:
    def spaced(text: str, weight: int, italic: bool, size: float, rtl: bool) -> float:
        return size * sum(weight / 1000 if char in " \u00a0" else 0.5 for char in text)

    text = "שפר אמנית עמ׳\u00a046"
    formatted = format_prose(Prose(text, (Span(0, len(text), Mark.STRONG),)), RTL, MARKS)
    bold, _, inner = cut_atoms(formatted, STYLE, spaced, HANG).words
    assert bold.trailing_width == inner.inner_width == pytest.approx(6)


def test_a_call_stays_with_its_word() -> None:
    text = f"שפר,{CALL} אמנית"
    assert shown(text, call(text)) == [f"שפר,{CALL}", "אמנית"]


@pytest.mark.parametrize(
    ("text", "stuck"),
    [
        ("אלטר־ אגו", True),
        ("שליטא – וכן", True),
        ("semi- final", True),
        ("א. רקוע", True),
        ("J. Hinton", True),
        ("כיתה ג אחת", True),
        ("שנת 5 הייתה", False),
        ("את זה", False),
        (f"אלטר־{CALL} אגו", True),
    ],
)
def test_what_should_not_end_a_line(text: str, stuck: bool) -> None:
    spans = (call(text),) if CALL in text else ()
    assert any(atom.stuck for atom in words_of(text, *spans)) is stuck


@pytest.mark.parametrize(
    "together",
    [
        "1940\u2060–\u20601945",
        "46-7",
        "12\u00a0דק׳",
        "עמ׳\u00a012",
        "ב־\u20602018",
        "ה־\u2060AI",
        "C++",
        "75%",
        "16:9",
    ],
)
def test_what_a_line_end_never_parts(together: str) -> None:
    assert together in shown(f"אל {together} ועוד")


def test_a_dash_should_not_begin_one() -> None:
    assert [atom.dash for atom in words_of("שליטא – וכן")] == [False, True, False]


def test_a_forced_break_ends_an_atom() -> None:
    assert [atom.forced for atom in words_of(f"שורה{BREAK}ועוד")] == [True, False]


def test_an_address_breaks_behind_its_signs_and_nothing_there_is_stuck() -> None:
    span = Span(0, len(ADDRESS), Mark.ADDRESS, ADDRESS)
    parts = shown(ADDRESS, span)
    assert "".join(parts) == ADDRESS
    assert parts == [
        "https://", "he.", "wikipedia.", "org/", "wiki/", "Deep_", "fake?", "a=", "1&", "b=", "2-", "33"
    ]  # fmt: skip
    assert not any(atom.stuck for atom in words_of(ADDRESS, span)[:-1])


def test_what_may_hang_out_at_either_end() -> None:
    quoted, last = words_of("(שפר אמנית.")
    assert quoted.hang_start == pytest.approx(0.2 * measure("(", 400, False, 10, True))
    assert quoted.hang_end == 0
    assert last.hang_end == pytest.approx(0.6 * measure(".", 400, False, 10, True))


def test_what_ends_a_line_within_a_latin_run_does_not_stand_at_its_edge() -> None:
    """The comma behind Crawford stands beside the Hebrew; the edge is Kate's K."""
    atoms = {atom.key: atom for atom in words_of("ראו Kate Crawford, Atlas of AI (Yale), שפר, אמנית.")}
    assert atoms["Crawford"].hang_end == 0 and atoms["Yale"].hang_start == 0
    assert atoms["שפר"].hang_end > 0


def test_a_call_hangs_by_its_own_size() -> None:
    text = f"שפר{CALL}"
    (atom,) = words_of(text, call(text))
    assert atom.hang_end == pytest.approx(HANG[CALL] * STYLE.size * STYLE.call_size)


@pytest.mark.parametrize(
    ("mark", "weight", "italic", "part"),
    [(None, 400, False, 0.5), (Mark.STRONG, STYLE.strong, False, 0.25), (Mark.EMPHASIS, 400, True, 1.0)],
)
def test_a_face_hangs_by_its_own_table_where_it_has_one(
    mark: Mark | None, weight: int, italic: bool, part: float
) -> None:
    hang = {",": 0.5, f"{STYLE.strong} ,": 0.25, "italic ,": 1.0}
    prose = Prose("Atlas,", (Span(0, 6, mark),) if mark else ())
    (atom,) = cut_atoms(format_prose(prose, LTR, MARKS), STYLE, measure, hang).words
    assert atom.hang_end == pytest.approx(part * measure(",", weight, italic, 10, True))


def test_nothing_hangs_in_a_style_that_does_not_want_it() -> None:
    words = words_of("(שפר אמנית.", style=replace(STYLE, hanging=False))
    assert not any(atom.hang_start or atom.hang_end for atom in words)


def test_two_atoms_are_the_same_word_whatever_stands_around_it() -> None:
    first, second, third = words_of("”בינה”, בינה בינות")
    assert first.key == second.key != third.key
    assert first.letters == 4


def test_tracking_spreads_letters_not_spaces_and_not_ligatures() -> None:
    counted = [atom.tracked for atom in words_of(f"שָׁלוֹם עולם office Yale 1969{BREAK}ועוד")]
    assert counted == [4, 4, 0, 4, 4, 4]


def test_a_word_longer_than_the_line_is_cut_where_it_must() -> None:
    word = "תיאורטיקניות"
    atoms = atoms_of(f"אל {word} אחת", widest=40.0)
    parts = shown(f"אל {word} אחת", widest=40.0)
    assert "".join(parts) == f"אל{word}אחת" and len(parts) > 3
    assert [one.broken for one in atoms.words] == [False, *[True] * (len(parts) - 3), False, False]
    assert all(one.width <= 40 for one in atoms.words)


def test_it_is_cut_at_its_no_break_spaces_first() -> None:
    words = ["הקולנוע\u00a0", "הישראלי\u00a0", "החדש"]
    longest = max(measure(word, 400, False, 10, True) for word in words)
    assert shown("".join(words), widest=longest + 1) == words


def test_points_calls_and_joiners_stay_with_their_letter() -> None:
    text = f"בְּרֵאשִׁית\u2060{CALL}"
    parts = shown(text, call(text), widest=12.0)
    assert "".join(parts) == text and len(parts) > 3
    assert all(part[0] in "בראשית" for part in parts)


def test_a_letter_wider_than_the_line_is_left_whole() -> None:
    assert "".join(shown("שלום", widest=1.0)) == "שלום"


def test_no_text_has_no_atoms() -> None:
    assert not words_of("")
