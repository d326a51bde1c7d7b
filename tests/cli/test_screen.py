"""What a person sees: the three lines of the design, wrapped and the right way round."""

from __future__ import annotations

import io

import pytest

from catalogue.cli.layout import lines
from catalogue.cli.screen import Screen
from catalogue.cli.terminal import Terminal
from catalogue.diagnostics import Diagnostic, ExitCode, Location, Report, error, warning

PIPE = Terminal()
NARROW = Terminal(width=60)
TURNING = Terminal(width=60, reorders=False)
CRAWFORD = error(
    "CAT-N03",
    'note "crawford" is called twice',
    Location("content/films/original.md", 14, 31),
    why="a note has one call; a second call would print its text twice",
    hint='give the second call its own note, or refer back with "שם"',
)


def shown(finding: Diagnostic, terminal: Terminal) -> str:
    return "\n".join("".join(text for text, _ in line) for line in lines(finding, terminal))


def test_the_design_is_kept_to_the_letter() -> None:
    assert shown(CRAWFORD, PIPE) == (
        'content/films/original.md:14:31: error CAT-N03: note "crawford" is called twice\n'
        "  why   a note has one call; a second call would print its text twice\n"
        '  try   give the second call its own note, or refer back with "שם"'
    )


def test_a_screen_is_wrapped_under_its_label() -> None:
    assert shown(CRAWFORD, NARROW) == (
        "content/films/original.md:14:31: error CAT-N03: note\n"
        '    "crawford" is called twice\n'
        "  why   a note has one call; a second call would print its\n"
        "        text twice\n"
        "  try   give the second call its own note, or refer back\n"
        '        with "שם"'
    )


def test_lines_are_cut_before_they_are_turned() -> None:
    finding = warning("CAT-M20", "the words אחת שתיים שלוש ארבע חמש שש שבע שמונה תשע עשר stand twice")
    assert shown(finding, TURNING) == (
        "warning CAT-M20: the words עבש שש שמח עברא שולש םייתש תחא\n    רשע עשת הנומש stand twice"
    )


def test_no_line_is_wider_than_the_screen() -> None:
    for width in range(40, 100):
        for line in shown(CRAWFORD, Terminal(width)).splitlines()[1:]:
            assert len(line) <= width


def test_a_pipe_gets_text_as_it_is() -> None:
    out, err = io.StringIO(), io.StringIO()
    screen = Screen(out, err, PIPE, PIPE)
    with screen.progress() as progress:
        progress("setting")
    screen.findings(Report.of([CRAWFORD]))
    screen.result("out/מקור.pdf")
    assert screen.end(ExitCode.CONTENT) is ExitCode.CONTENT
    assert err.getvalue() == shown(CRAWFORD, PIPE) + "\n1 error\n"
    assert out.getvalue() == "out/מקור.pdf\n"


@pytest.mark.parametrize(
    ("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_colour_is_for_those_who_want_it(
    environment: dict[str, str], coloured: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in ({"TERM": "xterm"} | environment).items():
        monkeypatch.setenv(name, value)
    glass = _Glass()
    Screen(glass, glass, NARROW, NARROW).findings(Report.of([CRAWFORD]))
    assert ("\x1b[1;31m" in glass.getvalue()) == coloured
    assert "CAT-N03" in glass.getvalue()


class _Glass(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True
