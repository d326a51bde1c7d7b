"""The manuscript cut where its blank lines and its notes cut it, and joined where only a page ended.

A flat manuscript knows nothing of pages, but its notes stand where a page
happened to end, so a paragraph may stop in mid-sentence, be followed by
notes, and go on. Whether it does is read from its last sign and its brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from catalogue.diagnostics import Diagnostic
from catalogue.reading.findings.manuscript import REJOINED
from catalogue.reading.source import SUSPECT, Source
from catalogue.reading.written import Written

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_BODY = re.compile(rf"(?P<number>[{SUPERSCRIPTS}]+)\s*")
_CLOSERS = SUPERSCRIPTS + "\"'”’״׳»)]*_"
_FILM = re.compile(r"(?P<title>[^/]*[^/ ])[ ]+/[ ]+(?P<makers>[^/ ][^/:;!?]*)")
_SHORT = 12
"""Words; what is longer than this is no heading."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that belong together; `number` is the superscript a note begins with, or empty."""

    written: Written
    number: str = ""
    after_notes: bool = False
    """Whether notes stood between this piece and the text before it."""
    joins: tuple[int, ...] = ()
    """Offsets at which pages ended within it."""

    @property
    def text(self) -> str:
        """The words."""
        return self.written.text


def pieces_of(source: Source) -> list[Piece]:
    """Paragraphs and notes in the order of the manuscript, nothing joined yet."""
    pieces: list[Piece] = []
    notes_before = False
    for lines in _blocks(source):
        for number, written in _parts(lines):
            pieces.append(Piece(written, number, notes_before and not number))
            notes_before = bool(number)
    return pieces


def _blocks(source: Source) -> Iterator[list[Written]]:
    """Runs of lines without a blank one between."""
    run: list[Written] = []
    for start, text in zip(source.starts, source.lines, strict=True):
        line = _seen(Written(text, source, range(start, start + len(text))))
        if line.text:
            run.append(line)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _seen(line: Written) -> Written:
    """The line without its invisible characters and the spaces around it; a tab counts as a space."""
    if SUSPECT.search(line.text):
        seen = [at for at, letter in enumerate(line.text) if letter == "\t" or not SUSPECT.match(letter)]
        text = "".join(line.text[at] for at in seen).replace("\t", " ")
        line = Written(text, line.source, [line.offsets[at] for at in seen])
    start = len(line.text) - len(line.text.lstrip())
    return line.part(start, max(len(line.text.rstrip()), start))


def _parts(lines: list[Written]) -> Iterator[tuple[str, Written]]:
    """A block, cut before every line that begins a note; lines are joined by spaces."""
    number, whole = "", None
    for line in lines:
        if match := _BODY.match(line.text):
            if whole:
                yield number, whole
            number, whole = match["number"], line.part(match.end(), len(line.text))
        else:
            whole = _join(whole, line) if whole else line
    if whole:
        yield number, whole


def _join(first: Written, second: Written) -> Written:
    """The two as one, with a word space between unless a maqaf or hyphen already binds them."""
    tight = not first.text or not second.text or re.search(r"\w[-־]$", first.text)
    space = "" if tight else " "
    offsets = [*first.offsets, *([first.offsets[-1] + 1] if space else []), *second.offsets]
    return Written(first.text + space + second.text, first.source, offsets)


def rejoined(pieces: list[Piece], found: list[Diagnostic]) -> list[Piece]:
    """The paragraphs, each whole again; notes are left out."""
    whole: list[Piece] = []
    for piece in pieces:
        if piece.number:
            continue
        before = whole[-1] if whole else None
        earlier = whole[-2] if len(whole) > 1 else None
        if before is not None and goes_on(before, piece, earlier):
            at = len(before.text)
            words = {"before": before.text[-20:], "after": piece.text[:20]}
            found.append(REJOINED.at(before.written.location(at - 1), **words))
            written = _join(before.written, piece.written)
            whole[-1] = replace(before, written=written, joins=(*before.joins, at))
        else:
            whole.append(piece)
    return whole


def goes_on(piece: Piece, following: Piece, earlier: Piece | None) -> bool:
    """Whether `following` is the rest of `piece`, which a page end cut off."""
    if film_heading(following) or film_heading(piece):
        return False
    if _opened(piece.text) and _closes(following.text):
        return True
    if finished(piece):
        return False
    first = following.text[0]
    if (first.islower() and first.isascii()) or first in ",;.:)]”’":
        return True
    return not is_heading(piece, following, earlier)


def finished(piece: Piece) -> bool:
    """Whether the last sign, calls and closing marks aside, ends a sentence."""
    return piece.text.rstrip(_CLOSERS)[-1:] in tuple(".!?:…")


def film_heading(piece: Piece) -> re.Match[str] | None:
    """``title / maker``, short and without an end sign."""
    short = len(piece.text.split()) <= 2 * _SHORT and not finished(piece)
    return _FILM.fullmatch(piece.text) if short else None


def is_heading(piece: Piece, following: Piece | None, earlier: Piece | None) -> bool:
    """Short, alone, unfinished but not broken off; and no notes come after, as they do at a page's end."""
    if len(piece.text.split()) > _SHORT or finished(piece) or piece.joins:
        return False
    if re.search(r"[,;–—\-־(]$", piece.text):
        return False
    alone = earlier is None or finished(earlier) or len(earlier.text.split()) <= _SHORT
    return alone and not (following is not None and following.after_notes)


def _opened(text: str) -> bool:
    return text.count("(") > text.count(")") or text.count("[") > text.count("]")


def _closes(text: str) -> bool:
    """Whether a closing bracket comes before any opening one."""
    match = re.search(r"[()\[\]]", text)
    return match is not None and match.group() in ")]"
