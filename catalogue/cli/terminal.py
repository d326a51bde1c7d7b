"""What is known of the screen at the other end: how wide it is, and who reorders Hebrew on it.

A terminal that knows no bidi shows Hebrew letters in the order they arrive, left to
right, so every word reads backwards. One that does would turn round again what we had
already turned. There is no way to ask; the list of those that reorder follows the
terminal working group's survey (terminal-wg.pages.freedesktop.org/bidi/prior-work).
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TextIO

VTE_WITH_BIDI = 5800
"""GNOME Terminal and its kin reorder since VTE 0.58, which calls itself 5800."""


@dataclass(frozen=True, slots=True)
class Terminal:
    """One stream's other end. Width in columns; 0 where there is no screen."""

    width: int = 0
    reorders: bool = True
    """Whether the other end puts right-to-left text in order itself; the readers of files and pipes do."""

    @property
    def is_screen(self) -> bool:
        """Whether somebody is looking."""
        return self.width > 0

    @staticmethod
    def at(stream: TextIO, environ: Mapping[str, str]) -> Terminal:
        """What `stream` ends at, judged by the environment of the run."""
        if not stream.isatty():
            return Terminal()
        return Terminal(shutil.get_terminal_size().columns, knows_bidi(environ))


def knows_bidi(environ: Mapping[str, str]) -> bool:
    """Whether this terminal reorders by itself; CATALOGUE_BIDI=terminal or =program decides when set."""
    said = environ.get("CATALOGUE_BIDI")
    if said in ("terminal", "program"):
        return said == "terminal"
    vte = environ.get("VTE_VERSION", "")
    return (
        (vte.isdecimal() and int(vte) >= VTE_WITH_BIDI)
        or "KONSOLE_VERSION" in environ
        or "MLTERM" in environ
        or environ.get("TERM_PROGRAM") in ("Apple_Terminal", "mintty")
        or environ.get("TERM", "").startswith(("mlterm", "putty"))
    )
