"""Who reorders Hebrew: the terminal, or we for it."""

from __future__ import annotations

import io

import pytest

from catalogue.cli.terminal import Terminal, knows_bidi


@pytest.mark.parametrize(
    ("environment", "knows"),
    [
        ({}, False),
        ({"TERM": "xterm-256color"}, False),
        ({"TERM": "xterm-kitty"}, False),
        ({"TERM_PROGRAM": "iTerm.app"}, False),  # it does, but only when its owner says so
        ({"TERM_PROGRAM": "vscode"}, False),
        ({"VTE_VERSION": "5799"}, False),
        ({"VTE_VERSION": "5800"}, True),
        ({"VTE_VERSION": "7600"}, True),
        ({"VTE_VERSION": ""}, False),
        ({"KONSOLE_VERSION": "220401"}, True),
        ({"TERM_PROGRAM": "Apple_Terminal"}, True),
        ({"TERM_PROGRAM": "mintty"}, True),
        ({"TERM": "mlterm-256color"}, True),
        ({"TERM": "putty-256color"}, True),
        ({"VTE_VERSION": "7600", "CATALOGUE_BIDI": "program"}, False),
        ({"TERM": "xterm", "CATALOGUE_BIDI": "terminal"}, True),
        ({"VTE_VERSION": "7600", "CATALOGUE_BIDI": "nonsense"}, True),
    ],
)
def test_the_guess_and_its_override(environment: dict[str, str], knows: bool) -> None:
    assert knows_bidi(environment) is knows


def test_what_is_no_screen_is_never_turned() -> None:
    pipe = Terminal.at(io.StringIO(), {"CATALOGUE_BIDI": "program"})
    assert not pipe.is_screen
    assert pipe.reorders
