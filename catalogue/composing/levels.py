"""Embedding levels of a paragraph, by the Unicode Bidirectional Algorithm.

WeasyPrint 70 lays out each text box on its own and knows no `unicode-bidi`
(https://github.com/Kozea/WeasyPrint/issues/106), so the levels are resolved
here, over the paragraph's whole text, and written out by `runs`. They come
from GNU FriBidi, which Pango brings along on every machine that can set the
book.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import functools
import re
import sys
import unicodedata
from collections.abc import Iterator, Sequence

from catalogue.diagnostics import CatalogueError, ExitCode, error
from catalogue.model.prose import CALL

RTL = 1
LTR = 0

_CODES = (f"utf-32-{sys.byteorder[0]}e", "surrogatepass")
"""How a text is encoded as FriBidi's code points."""

_PARAGRAPH = {RTL: 0x111, LTR: 0x110, None: 0x40}
"""FriBidiParType: right-to-left, left-to-right, and by the first strong letter (rules P2, P3)."""

_RIGHT_TO_LEFT = frozenset({"he", "yi", "ar", "arc", "fa", "ur", "lad"})
"""Languages usually written from the right; Ladino and Yiddish stand in Hebrew catalogues too."""

_ABSENT = "\u200b"
"""Class BN: rule X9 removes it, so a note call neither adds nor breaks a level run."""

_LATIN, _HEBREW = re.compile("[A-Za-z]"), re.compile("[\u05d0-\u05ea]")
_UNCOMMON = re.compile("[^\u0000-\u007f\u05d0-\u05ea\u2010-\u2027\ufffc]")
"""All but ASCII, the letters of Hebrew and the usual dashes and quotation marks."""

_NAMES = ("libfribidi.so.0", "libfribidi.0.dylib", "/opt/homebrew/lib/libfribidi.0.dylib", "libfribidi.dylib")


def _library_names() -> Iterator[str]:
    """The usual names first: asking the system for another one starts a program."""
    yield from _NAMES
    found = ctypes.util.find_library("fribidi")
    if found:
        yield found


@functools.cache
def _fribidi() -> ctypes.CDLL:
    for name in _library_names():
        try:
            return ctypes.CDLL(name)
        except OSError:
            continue
    problem = error(
        "CAT-S11",
        "the library FriBidi was not found",
        why="it resolves the direction of every line",
        hint="install Pango, which brings it (Debian: libfribidi0; macOS: brew install pango)",
    )
    raise CatalogueError(problem, ExitCode.MISSING)


def resolve(text: str, base: int | None = RTL, controls: Sequence[tuple[int, str]] = ()) -> bytes:
    """The embedding level of every code point of a paragraph (rules P2 to I2), a byte each.

    `base` is the paragraph's level, or None to find it from the first strong
    letter; `controls` are direction marks to be resolved with, each with the offset
    of the character before which it stands, in order. A note call takes the lower
    level of its two neighbours: it belongs to the paragraph unless a phrase of the
    other direction surrounds it.
    """
    if controls:
        found = bytearray(resolve(_insert(text, controls), base))
        for marks_before, (place, _) in reversed([*enumerate(controls)]):
            del found[place + marks_before]
        return bytes(found)
    if not text:
        return b""
    count = len(text)
    codes = text.replace(CALL, _ABSENT).encode(*_CODES)
    room = 1 << count.bit_length()  # ctypes makes a class for every length, so lengths are few
    types, brackets, levels = (ctypes.c_uint32 * room)(), (ctypes.c_uint32 * room)(), (ctypes.c_int8 * room)()
    paragraph = ctypes.c_uint32(_PARAGRAPH[base])
    library = _fribidi()
    library.fribidi_get_bidi_types(codes, count, types)
    library.fribidi_get_bracket_types(codes, count, types, brackets)
    library.fribidi_get_par_embedding_levels_ex(types, brackets, count, ctypes.byref(paragraph), levels)
    resolved = paragraph.value & 1 if base is None else base
    return _settle_calls(text, bytes(levels)[:count], resolved)


def _insert(text: str, controls: Sequence[tuple[int, str]]) -> str:
    """The text with the marks in their places."""
    parts: list[str] = []
    at = 0
    for place, control in controls:
        parts += (text[at:place], control)
        at = place
    return "".join((*parts, text[at:]))


def base_level(text: str, home: int = RTL) -> int:
    """The level of a paragraph: its script's, and `home` where it has words of both directions or of none.

    Rules P2 and P3 look at the first strong letter alone; a Hebrew note that
    begins with an author's Latin name is still a Hebrew note.
    """
    classes = {unicodedata.bidirectional(char) for char in set(_UNCOMMON.findall(text))}
    latin = "L" in classes or bool(_LATIN.search(text))
    hebrew = bool(classes & {"R", "AL"}) or bool(_HEBREW.search(text))
    return home if latin == hebrew else LTR if latin else RTL


def reading_level(language: str) -> int:
    """The level of text in `language` (BCP 47); a script in the tag decides before the language."""
    primary, *rest = language.lower().split("-")
    written_right = {"hebr", "arab"} & set(rest) or (primary in _RIGHT_TO_LEFT and "latn" not in rest)
    return RTL if written_right else LTR


def _settle_calls(text: str, resolved: bytes, base: int) -> bytes:
    """Give each run of note calls the lower level of what stands before and after it."""
    at = text.find(CALL)
    if at < 0:
        return resolved
    levels = bytearray(resolved)
    while at >= 0:
        start, end = at, at
        while start and _is_passed_over(text[start - 1]):
            start -= 1
        while end < len(text) and _is_passed_over(text[end]):
            end += 1
        before = levels[start - 1] if start else base
        after = levels[end] if end < len(text) else base
        levels[at:end] = bytes([min(before, after)]) * (end - at)
        at = text.find(CALL, end)
    return bytes(levels)


def _is_passed_over(char: str) -> bool:
    """Calls and what rule X9 removes (U+2060 and its like) are nobody's neighbour."""
    return char == CALL or unicodedata.bidirectional(char) == "BN"


def visual_order(levels: Sequence[int]) -> tuple[int, ...]:
    """Indices of a line's characters, or of its runs, from left to right (rule L2)."""
    order = list(range(len(levels)))
    highest = max(levels, default=0)
    for level in range(highest, 0, -1):
        at = 0
        while at < len(order):
            if levels[order[at]] < level:
                at += 1
                continue
            end = at
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            order[at:end] = reversed(order[at:end])
            at = end
    return tuple(order)
