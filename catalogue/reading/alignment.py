"""From the parser's inline tokens to flat text, and from that back to the source.

markdown-it tells the lines of a paragraph but not the columns within it. The
tokens carry what they were made from, in order, so one walk over tokens and
source together finds the place of each stretch.
"""

from __future__ import annotations

import bisect
import itertools
import operator
import re
from dataclasses import dataclass, field, replace

from markdown_it.token import Token

from catalogue.diagnostics import Diagnostic
from catalogue.model.prose import BREAK, CALL, Anchor, Mark, Prose, Span
from catalogue.reading.findings.prose import ADDRESS_ODD, HTML_TAG, MARKUP_CALL, MARKUP_OPEN, PICTURE_INLINE
from catalogue.reading.markup import CALL_TOKEN, CITATION_TOKEN
from catalogue.reading.written import Written

_LEFT_OVER = re.compile(
    r"(?P<call>\[[\^@])|(?P<open>(?<!\d)\*+|\*+(?![\d*])|!\[|\]\()|(?P<tag></?[A-Za-z][^<>]*>)"
)
"""What would be mark-up if it were whole; a star between digits multiplies."""
_BREAK = re.compile(r"(?:\\|[ ]*)\n[ \t]*")
_ADDRESS = re.compile(r"(?:https?://|mailto:)\S+")

_first = operator.itemgetter(0)


@dataclass(slots=True)
class _Walk:
    """The prose so far, and how far the source has been read."""

    content: str
    """The paragraph as the parser saw it, its lines stripped of quotation and list signs."""
    lines: list[tuple[int, int]]
    """For each line or unbroken run of `content`, its offset there and its offset in the stretch."""
    written: Written
    found: list[Diagnostic]
    cursor: int = 0
    parts: list[str] = field(default_factory=list)
    length: int = 0
    """Of the text that `parts` make up."""
    spans: list[Span] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    opened: list[tuple[int, Mark, str]] = field(default_factory=list)

    def offset(self, at: int) -> int:
        """Where content[at] stands in the stretch."""
        start, there = self.lines[bisect.bisect_right(self.lines, at, key=_first) - 1]
        return min(there + at - start, max(len(self.written.text) - 1, 0))

    def say(self, words: str, width: int) -> None:
        """Add `words`, which stand in the source at the cursor, and step over `width` code points."""
        length = len(words) if len(words) == width else 1
        first, last = self.cursor, self.cursor + length
        after = bisect.bisect_right(self.lines, first, key=_first)
        upto = bisect.bisect_left(self.lines, last, key=_first)
        cuts = [first, *map(_first, self.lines[after:upto]), last]
        for start, end in itertools.pairwise(cuts if words else ()):
            there = self.offset(start)
            stop = min(there + end - start, len(self.written.text))
            self.anchors += self.written.anchors(there, stop, self.length + start - first)
        self.parts.append(words)
        self.length += len(words)
        self.cursor += width


def prose_of(token: Token, lines: list[tuple[int, int]], written: Written, found: list[Diagnostic]) -> Prose:
    """The flat text of one inline token; `lines` places each line of its content in `written`."""
    walk = _Walk(token.content, lines, written, found)
    for child in token.children or ():
        _step(walk, child)
    text = "".join(walk.parts).rstrip(" ")
    spans = sorted(replace(span, end=min(span.end, len(text))) for span in walk.spans)
    return Prose(text, tuple(span for span in spans if span.start < span.end), tuple(walk.anchors))


def _step(walk: _Walk, token: Token) -> None:
    """Take one token."""
    match token.type:
        case "text":
            _text(walk, token)
        case "text_special":
            walk.cursor += len(token.markup) - len(token.content)
            walk.say(token.content, len(token.content))
        case "softbreak" | "hardbreak":
            _break(walk, " " if token.type == "softbreak" else BREAK)
        case "em_open" | "strong_open":
            _open(walk, Mark.EMPHASIS if token.type == "em_open" else Mark.STRONG, "", len(token.markup))
        case "em_close" | "strong_close":
            _close(walk, len(token.markup))
        case "link_open":
            _link(walk, token)
        case "link_close":
            _close(walk, 1 if token.markup else token.meta["end"] - walk.cursor)
        case "image":
            _picture(walk, token)
        case _:
            mark = {CALL_TOKEN: Mark.CALL, CITATION_TOKEN: Mark.CITATION}[token.type]
            walk.spans.append(Span(walk.length, walk.length + 1, mark, token.content))
            walk.say(CALL, len(token.markup))


def _text(walk: _Walk, token: Token) -> None:
    """Words; mark-up that the parser left among them was not closed."""
    if not walk.content.startswith(token.content, walk.cursor):
        walk.cursor = max(walk.content.find(token.content, walk.cursor), walk.cursor)
    inside_address = bool(walk.opened) and walk.opened[-1][1] is Mark.ADDRESS
    for match in () if inside_address else _LEFT_OVER.finditer(token.content):
        place = walk.written.location(walk.offset(walk.cursor + match.start()))
        if match["tag"]:
            walk.found.append(HTML_TAG.at(place, tag=match.group()))
        elif match["call"]:
            walk.found.append(MARKUP_CALL.at(place, mark=match.group()))
        else:
            walk.found.append(MARKUP_OPEN.at(place, mark=match.group()))
    walk.say(token.content, len(token.content))


def _break(walk: _Walk, character: str) -> None:
    match = _BREAK.match(walk.content, walk.cursor)
    walk.say(character, match.end() - walk.cursor if match else 1)


def _open(walk: _Walk, mark: Mark, value: str, width: int) -> None:
    walk.opened.append((walk.length, mark, value))
    walk.cursor += width


def _close(walk: _Walk, width: int) -> None:
    start, mark, value = walk.opened.pop()
    walk.spans.append(Span(start, walk.length, mark, value))
    walk.cursor += width


def _link(walk: _Walk, token: Token) -> None:
    """A link, an address printed as itself, or a link whose target was lost."""
    address = str(token.attrs.get("href", ""))
    place = walk.written.location(walk.offset(walk.cursor))
    lost = address in ("", "#")
    if not lost and not _ADDRESS.fullmatch(address):
        walk.found.append(ADDRESS_ODD.at(place, address=address))
    _open(walk, Mark.ADDRESS if token.markup else Mark.LINK, "" if lost else address, 1)


def _picture(walk: _Walk, token: Token) -> None:
    place = walk.written.location(walk.offset(walk.cursor))
    walk.found.append(PICTURE_INLINE.at(place))
    walk.cursor = token.meta["end"]
