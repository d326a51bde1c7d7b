"""The blocks of a text: paragraphs, headings, quotations, lists, tables, placings; and its notes."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it.token import Token

from catalogue.diagnostics import Diagnostic, Location
from catalogue.model.blocks import Block, Heading, Listing, Paragraph, Placing, Quotation, Table
from catalogue.model.prose import Prose
from catalogue.reading.alignment import prose_of
from catalogue.reading.cells import cells_of
from catalogue.reading.findings.prose import (
    BLOCK_UNKNOWN,
    HEADING_LEVEL,
    LIST_NUMBER,
    ONE_PARAGRAPH,
    PICTURE_WORDS,
    TABLE_ROW,
)
from catalogue.reading.markup import parser
from catalogue.reading.written import Written

_NOTE = re.compile(r"[ ]{0,3}\[\^([^\]\n]*)\]:")
_INDENT = 2
"""Spaces before a further paragraph of a note."""


@dataclass(frozen=True, slots=True)
class NoteText:
    """A note as written: its name and the blocks of its body."""

    name: str
    location: Location
    blocks: tuple[Block, ...]


Text = tuple[tuple[Block, ...], tuple[NoteText, ...]]


def read_text(written: Written, found: list[Diagnostic]) -> Text:
    """The blocks of a text and the notes that stand between them."""
    text, problems = _read_text(written)
    found += problems
    return text


# The preview reads every text again when one of them was saved.
@functools.lru_cache(maxsize=2_048)
def _read_text(written: Written) -> tuple[Text, tuple[Diagnostic, ...]]:
    found: list[Diagnostic] = []
    lines = written.text.split("\n")
    body, notes, start = list(written.text), [], 0
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    while start < len(lines):
        match = _NOTE.match(lines[start])
        if not match:
            start += 1
            continue
        end = _note_end(lines, start)
        first, last = starts[start], min(starts[end], len(written.text))
        part = written.part(first, last, match.end())
        notes.append(NoteText(match[1], written.location(first), read_blocks(part, found)))
        body[first:last] = [letter if letter == "\n" else " " for letter in body[first:last]]
        start = end
    text = Written("".join(body), written.source, written.offsets)
    return (read_blocks(text, found), tuple(notes)), tuple(found)


def _note_end(lines: list[str], start: int) -> int:
    """A note ends before the next one, and at a blank line that no indented line follows."""
    end = start + 1
    while end < len(lines) and not _NOTE.match(lines[end]):
        line, before = lines[end], lines[end - 1]
        if line.strip() and not before.strip() and not line.startswith(" " * _INDENT):
            break
        end += 1
    return end


def read_blocks(written: Written, found: list[Diagnostic]) -> tuple[Block, ...]:
    """The blocks of a text without notes."""
    tokens = parser().parse(written.text)
    return tuple(_Blocks(written, found).read(tokens))


def read_line(written: Written, found: list[Diagnostic]) -> Prose:
    """Text that must be one paragraph: a title, a caption."""
    blocks = read_blocks(written, found)
    match blocks:
        case (Paragraph(prose),):
            return prose
        case _:
            found.append(ONE_PARAGRAPH.at(written.location(0)))
            return Prose(written.text)


class _Blocks:
    """One pass over the tokens of a text."""

    def __init__(self, written: Written, found: list[Diagnostic]) -> None:
        self.written, self.found = written, found
        self.lines = written.text.split("\n")
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line) + 1)

    def read(self, tokens: list[Token]) -> Iterator[Block]:
        """The blocks in their order."""
        at = 0
        while at < len(tokens):
            end = at + 1
            while end < len(tokens) and tokens[end].level > tokens[at].level:
                end += 1
            yield from self._block(tokens[at : end + 1])
            at = end + 1

    def _block(self, tokens: list[Token]) -> Iterator[Block]:
        """One block from its opening to its closing token."""
        first = tokens[0]
        inlines = [token for token in tokens if token.type == "inline"]
        match first.type:
            case "paragraph_open":
                yield self._paragraph(inlines[0])
            case "heading_open":
                yield self._heading(inlines[0], int(first.tag[1:]))
            case "blockquote_open":
                self._refuse(tokens, {"paragraph_open"}, "in a quotation", "paragraphs of its own")
                yield Quotation(tuple(self._prose(token) for token in inlines))
            case "bullet_list_open" | "ordered_list_open":
                yield self._listing(tokens, inlines)
            case _:
                yield self._table(tokens)

    def _paragraph(self, inline: Token) -> Block:
        children = inline.children or []
        if len(children) == 1 and children[0].type == "image":
            picture = children[0]
            place = self._place(inline)
            if picture.content:
                self.found.append(PICTURE_WORDS.at(place))
            return Placing(str(picture.attrs.get("src", "")), place)
        return Paragraph(self._prose(inline))

    def _heading(self, inline: Token, level: int) -> Block:
        if level not in (2, 3):
            self.found.append(HEADING_LEVEL.at(self._place(inline), level=level))
        return Heading(self._prose(inline), level)

    def _listing(self, tokens: list[Token], inlines: list[Token]) -> Block:
        ordered, start = tokens[0].type == "ordered_list_open", int(tokens[0].attrs.get("start", 1))
        items = [token for token in tokens if token.type == "list_item_open"]
        self._refuse(tokens, {"paragraph_open", "list_item_open"}, "in a list", "a list of its own")
        if len(inlines) > len(items):
            place = self._place(inlines[-1])
            self.found.append(BLOCK_UNKNOWN.at(place, block="a second paragraph in a list", instead="one"))
        if ordered and start != 1 and len(items) == 1:
            number = f"{start}{tokens[0].markup}"
            self.found.append(LIST_NUMBER.at(self._line(tokens[0]), number=number))
        return Listing(tuple(self._prose(token) for token in inlines), ordered, start)

    def _table(self, tokens: list[Token]) -> Block:
        """Rows and cells; the parser passes over what stands beyond the last column."""
        rows: list[list[Prose]] = []
        for token in tokens:
            if token.type == "tr_open":
                rows.append([])
                line = token.map[0] if token.map else 0
                cells = cells_of(self.lines[line])
                if len(rows) > 1 and len(cells) > len(rows[0]):
                    self.found.append(TABLE_ROW.at(self._line(token), cells=len(cells), columns=len(rows[0])))
            elif token.type == "inline":
                column, runs = (
                    cells[len(rows[-1])] if len(rows[-1]) < len(cells) else (len(self.lines[line]), ())
                )
                places = [(0, column), *runs]
                shifted = [(at, self.starts[line] + there) for at, there in places]
                rows[-1].append(prose_of(token, shifted, self.written, self.found))
        return Table(tuple(tuple(row) for row in rows))

    def _refuse(self, tokens: list[Token], allowed: set[str], where: str, instead: str) -> None:
        """Report every block that opens inside another and may not."""
        for token in tokens[1:]:
            if token.nesting == 1 and token.type not in allowed:
                block = f"{token.type.removesuffix('_open').replace('_', ' ')} {where}"
                self.found.append(BLOCK_UNKNOWN.at(self._line(token), block=block, instead=instead))

    def _prose(self, inline: Token) -> Prose:
        return prose_of(inline, self._lines(inline), self.written, self.found)

    def _lines(self, inline: Token) -> list[tuple[int, int]]:
        """Each line of the token's content: its offset there, and in the stretch.

        What the parser took off a line stood before it: quotation and list
        signs, indents. So the content's line is the end of the source's line;
        in headings `#` may follow.
        """
        places, at = [], 0
        first = inline.map[0] if inline.map else 0
        for number, line in enumerate(inline.content.split("\n"), first):
            column = max(self.lines[number].rfind(line.rstrip()), 0)
            places.append((at, self.starts[number] + column))
            at += len(line) + 1
        return places

    def _place(self, inline: Token) -> Location:
        return self.written.location(self._lines(inline)[0][1])

    def _line(self, token: Token) -> Location:
        line = token.map[0] if token.map else 0
        text = self.lines[line]
        return self.written.location(self.starts[line] + len(text) - len(text.lstrip()))
