"""What each paragraph is: title, subtitle, credit, heading, film, or running text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from catalogue.diagnostics import Diagnostic, Location
from catalogue.reading.findings.manuscript import HEADING_GUESSED, TITLE_MISSING
from catalogue.reading.manuscript.pieces import SUPERSCRIPTS, Piece, film_heading, finished, is_heading

_CREDIT = re.compile(r"(?P<label>[^:.,\d]{2,40}):[ ]*(?P<names>(?:[^:.!?\d]|(?<=\b\w)\.){2,400})")
"""A name may have initials, and no other full stop."""


@dataclass(frozen=True, slots=True)
class CreditLine:
    """``label: names`` of the front matter."""

    label: str
    names: str
    paragraph: int


@dataclass(slots=True)
class Part:
    """An essay or, with its ``title / maker`` heading, a film: indices of paragraphs."""

    title: int | None = None
    film: re.Match[str] | None = None
    headings: set[int] = field(default_factory=set)
    paragraphs: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Outline:
    """The manuscript's parts by the indices of their paragraphs."""

    title: int | None = None
    subtitle: int | None = None
    credits: list[CreditLine] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)

    @property
    def title_page(self) -> set[int]:
        """The paragraphs that stand before the first essay."""
        titles = {index for index in (self.title, self.subtitle) if index is not None}
        return titles | {line.paragraph for line in self.credits}


def outlined(paragraphs: list[Piece], file: str, found: list[Diagnostic]) -> Outline:
    """Front matter first, then one essay, then a film from each ``title / maker`` on."""
    outline = Outline()
    first = _front(paragraphs, outline, file, found)
    for index in range(first, len(paragraphs)):
        piece = paragraphs[index]
        if heading := film_heading(piece):
            outline.parts.append(Part(index, heading))
            continue
        if not outline.parts:
            outline.parts.append(Part())
        part = outline.parts[-1]
        following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        if following is not None and is_heading(piece, following, paragraphs[index - 1] if index else None):
            _say(piece, "a heading", found)
            part.headings.add(index)
        part.paragraphs.append(index)
    return outline


def _front(paragraphs: list[Piece], outline: Outline, file: str, found: list[Diagnostic]) -> int:
    """Read title, subtitle, credits and the essay's title; the index of the first paragraph after them."""
    short = 0
    while short < len(paragraphs) and _is_front(paragraphs, short):
        short += 1
    if not short:
        place = paragraphs[0].written.location(0) if paragraphs else Location(file, 1, 1)
        found.append(TITLE_MISSING.at(place))
        return 0
    outline.title = 0
    credits = [index for index in range(1, short) if _CREDIT.fullmatch(paragraphs[index].text)]
    at = 1
    if at < short and at not in credits and (credits or short > 2):
        outline.subtitle, at = at, at + 1
    while at in credits:
        match = _CREDIT.fullmatch(paragraphs[at].text)
        assert match
        label, names = (re.sub(f"[{SUPERSCRIPTS}]+", "", match[name]) for name in ("label", "names"))
        outline.credits.append(CreditLine(label.strip(), names.strip(), at))
        at += 1
    if at == short - 1:
        _say(paragraphs[at], "the essay’s title", found)
        outline.parts.append(Part(at))
        at += 1
    return at


def _is_front(paragraphs: list[Piece], index: int) -> bool:
    piece = paragraphs[index]
    short = len(piece.text.split()) <= 12 and not finished(piece) and not film_heading(piece)
    return short or (index > 0 and _CREDIT.fullmatch(piece.text) is not None)


def _say(piece: Piece, what: str, found: list[Diagnostic]) -> None:
    found.append(HEADING_GUESSED.at(piece.written.location(0), words=piece.text, what=what))
