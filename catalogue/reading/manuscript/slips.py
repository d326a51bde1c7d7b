"""What looks like a slip, or was lost on the way: reported with its place, left as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from catalogue.diagnostics import Diagnostic
from catalogue.model.spelling import doubled_words, spelled_two_ways, unpaired_brackets
from catalogue.reading.findings.manuscript import (
    BRACKET_UNPAIRED,
    CONTROL_DROPPED,
    LINK_LOST,
    SPELLED_TWO_WAYS,
    WORD_DOUBLED,
)
from catalogue.reading.manuscript.rendering import Manuscript
from catalogue.reading.source import SUSPECT, Source, named

_LOST = re.compile(r"\[([^\[\]]+)\]\(#?\)")
_MARK_UP = re.compile(r"<(?:https?://|mailto:)[^<>\s]+>|\[([^\[\]]+)(\]\([^()\s]*\))")


def slips(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """Lost links, doubled words, brackets without a partner, words spelled two ways."""
    pieces = [*manuscript.paragraphs, *manuscript.notes]
    texts = [_MARK_UP.sub(_words, piece.text) for piece in pieces]
    for piece, text in zip(pieces, texts, strict=True):
        place = piece.written.location
        for match in _LOST.finditer(piece.text):
            yield LINK_LOST.at(place(match.start(1)), words=match[1])
        for offset, word in doubled_words(text):
            yield WORD_DOUBLED.at(place(offset), word=word)
        for offset, sign in unpaired_brackets(text):
            yield BRACKET_UNPAIRED.at(place(offset), bracket=sign)
    for two in spelled_two_ways(texts):
        here = pieces[two.here.text].written.location(two.here.offset)
        there = pieces[two.there.text].written.location(two.there.offset)
        yield SPELLED_TWO_WAYS.at(here, word=two.here.word, other=two.there.word, line=there.line)


def _words(match: re.Match[str]) -> str:
    """Mark-up of the same length without addresses and brackets: their letters are no words."""
    if match[1] is None:
        return "*" * len(match.group())
    return f"*{match[1]}{'*' * len(match[2])}"


def dropped(source: Source) -> Iterator[Diagnostic]:
    """Invisible characters that the import leaves out."""
    for match in SUSPECT.finditer(source.text):
        if match.group() != "\t":
            yield CONTROL_DROPPED.at(source.location(match.start()), character=named(match.group()))
