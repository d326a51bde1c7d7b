"""One text file: its letters, and the line and column of each of them."""

from __future__ import annotations

import bisect
import re
import unicodedata
from dataclasses import dataclass

from catalogue.diagnostics import Diagnostic, Location
from catalogue.reading.findings.files import (
    BIDI_CONTROL,
    BYTE_ORDER_MARK,
    CARRIAGE_RETURNS,
    CONTROL_CHARACTER,
    FILE_EMPTY,
    NOT_UTF8,
    TAB,
)

BIDI_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""UAX #9, explicit and implicit directional formatting characters."""

SUSPECT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\t\u00ad\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff"
    "\ufffc\ufffe\uffff]"
)
"""What nobody types on purpose, and the two characters by which `Prose` marks breaks and calls."""


@dataclass(frozen=True, slots=True)
class Source:
    """A decoded text with Unix line ends; `file` is shown in locations."""

    file: str
    text: str
    starts: tuple[int, ...]
    """Offset of each line's first code point."""

    def location(self, offset: int) -> Location:
        """Line and column of text[offset], both from 1, the column in code points."""
        line = bisect.bisect_right(self.starts, offset)
        return Location(self.file, line, offset - self.starts[line - 1] + 1)

    @property
    def lines(self) -> list[str]:
        """The lines without their ends."""
        return self.text.split("\n")


def source_of(file: str, text: str) -> Source:
    """A source from text that is already clean."""
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    return Source(file, text, tuple(starts))


def decode(file: str, raw: bytes, found: list[Diagnostic]) -> Source | None:
    """Decode one file; None when there is nothing that could be read. Findings go to `found`."""
    source = decode_loosely(file, raw, found)
    if source is None:
        return None
    found.extend(_suspects(source))
    return Source(file, SUSPECT.sub(" ", source.text), source.starts)


def decode_loosely(file: str, raw: bytes, found: list[Diagnostic]) -> Source | None:
    """Decode one file and leave invisible characters in it."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as reason:
        before = raw[: reason.start].decode("utf-8", "replace")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        found.append(NOT_UTF8.at(Location(file, line, column), byte=f"0x{raw[reason.start]:02X}"))
        return None
    if text.startswith("\ufeff"):
        found.append(BYTE_ORDER_MARK.at(Location(file, 1, 1)))
        text = text[1:]
    if "\r" in text:
        line = text[: text.index("\r")].count("\n") + 1
        found.append(CARRIAGE_RETURNS.at(Location(file, line)))
        text = re.sub("\r\n?", "\n", text)
    if not text.strip():
        found.append(FILE_EMPTY.at(Location(file)))
        return None
    return source_of(file, text)


def _suspects(source: Source) -> list[Diagnostic]:
    """Invisible characters, each with its place; a tab is only a doubt."""
    found = []
    for match in SUSPECT.finditer(source.text):
        character, place = match.group(), source.location(match.start())
        if character == "\t":
            found.append(TAB.at(place))
        else:
            kind = BIDI_CONTROL if character in BIDI_CONTROLS else CONTROL_CHARACTER
            found.append(kind.at(place, character=named(character)))
    return found


def named(character: str) -> str:
    """A character nobody can see, by its number and its name in Unicode."""
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".strip()
