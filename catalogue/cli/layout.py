"""One diagnostic as lines of a screen or a pipe: styled runs, wrapped and in the order they are sent."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from catalogue.cli.terminal import Terminal
from catalogue.cli.visual import visual, visual_place
from catalogue.cli.wording import message, place, visible
from catalogue.diagnostics import Diagnostic, Severity

Line = list[tuple[str, str]]
"""Runs of (text, rich style)."""

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "blue"}


def lines(finding: Diagnostic, terminal: Terminal) -> Iterator[Line]:
    """The head, then `why` and `try` where there are any. A note is its head: there may be hundreds."""
    where = visible(place(finding))
    grade = f"{finding.severity.word} {finding.code}:"
    used = len(f"{where}: {grade} " if where else f"{grade} ")
    first, *more = _wrapped(message(finding), terminal, used, 4)
    if where:
        yield [
            (visual_place(where) if _turns(terminal) else where, "bold"),
            (": ", ""),
            (grade, STYLES[finding.severity]),
            (" " + first, ""),
        ]
    else:
        yield [(grade, STYLES[finding.severity]), (" " + first, "")]
    yield from ([("    " + line, "")] for line in more)
    for label, text in (("why", finding.why), ("try", finding.hint)):
        if text and finding.severity is not Severity.NOTE:
            yield from _labelled(label, visible(text), terminal)


def result_line(text: str, terminal: Terminal) -> str:
    """One line of result, in the order it is sent."""
    return visual(visible(text)) if _turns(terminal) else visible(text)


def _labelled(label: str, text: str, terminal: Terminal) -> Iterator[Line]:
    first, *more = _wrapped(text, terminal, 8, 8)
    yield [(f"  {label}   ", "dim"), (first, "")]
    yield from ([(" " * 8 + line, "")] for line in more)


def _wrapped(text: str, terminal: Terminal, used: int, indent: int) -> list[str]:
    """The text cut to the screen's width, its first line `used` columns in, each line turned where needed."""
    if not terminal.is_screen:
        return [text]
    # A narrow or unknown width must not cut a word; 20 columns is less than any screen has.
    room = max(terminal.width - indent, 20)
    cut = textwrap.wrap(
        text, room, initial_indent=" " * max(used - indent, 0), break_long_words=False, break_on_hyphens=False
    )
    stripped = [line.strip() for line in cut] or [""]
    return [visual(line) for line in stripped] if _turns(terminal) else stripped


def _turns(terminal: Terminal) -> bool:
    return not terminal.reorders
