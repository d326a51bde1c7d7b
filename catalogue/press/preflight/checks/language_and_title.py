"""CAT-P41: the file says its language and its title, and shows the title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pikepdf import Dictionary

from catalogue.press.preflight.asking import Check, Found, error, warning
from catalogue.press.preflight.examined import Examined
from catalogue.press.preflight.levels import Level
from catalogue.press.preflight.xmp import read_xmp

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$")


def _ask(examined: Examined, level: Level) -> Iterator[Found]:
    root = examined.pdf.Root
    language = str(root.get("/Lang", ""))
    if not _LANGUAGE.match(language):
        yield error(
            f"the language {language!r} is not known" if language else "the file names no language",
            why="a screen reader speaks it in the wrong one",
            hint="set /Lang, `he` for Hebrew",
        )
    if not read_xmp(examined.pdf).one("dc:title"):
        yield error(
            "the file has no title", why="it is announced by its file name", hint="set dc:title in XMP"
        )
    elif not bool(root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle", False)):
        yield warning(
            "the window shows the file name, not the title",
            why="the title is what the reader asked for",
            hint="set ViewerPreferences /DisplayDocTitle true",
        )


CHECK = Check("CAT-P41", "language and title", "ISO 14289-1, 7.1 and 7.2", ("screen",), _ask)
