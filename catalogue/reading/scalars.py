"""YAML as a tree of texts with places: no value is typed here.

Ordinary loading turns ``1:30`` into 90 and ``no`` into False. Here every
scalar stays the text it is; the schema types it, and every node knows its
line and column. The tree is built from the parser's events without recursion,
so a file of brackets cannot exhaust the stack.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from catalogue.diagnostics import Diagnostic, Location
from catalogue.reading.findings.facts import KEY_DOUBLED, WRONG_KIND, YAML_DEPTH, YAML_FEATURE, YAML_SYNTAX
from catalogue.reading.source import Source

DEEPEST = 16

_FURTHEST = 1000
"""How far the next letter is looked for; indents and blank lines take no more."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text; source.text[start:end] is how it was written, quotes and all."""

    text: str
    source: Source
    start: int
    end: int
    block: bool = False
    """Whether it is a block scalar (``|`` or ``>``), whose first line is only a sign."""

    @property
    def location(self) -> Location:
        """Where the value begins."""
        return self.place(0)

    def offsets(self) -> list[int]:
        """For each code point of `text`, its offset in the source.

        Quotes, indents and folds only add characters, so the text is a
        subsequence of what was written; an escape such as ``\\u05d0`` is placed
        where it begins.
        """
        written, at = self.source.text, self.start
        if self.block:
            at = written.find("\n", self.start, self.end) + 1 or self.start
        elif written[at : at + 1] in ("'", '"'):
            at += 1
        offsets = []
        for character in self.text:
            if character == "\n" or character == " ":
                offsets.append(at)
                at += written[at : at + 1] == character
                continue
            ahead = written.find(character, at, min(at + _FURTHEST, self.end))
            if ahead < 0:
                offsets.append(min(at, max(self.end - 1, self.start)))
                continue
            offsets.append(ahead)
            at = ahead + 1
        return offsets

    def place(self, offset: int) -> Location:
        """Line and column of text[offset]."""
        offsets = self.offsets()
        return self.source.location(offsets[offset] if offset < len(offsets) else self.start)


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their values and their places; blank values count as not given."""

    location: Location
    entries: dict[str, Node] = field(default_factory=dict)
    keys: dict[str, Location] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sequence:
    """Items in their order."""

    location: Location
    items: list[Node] = field(default_factory=list)


Node = Scalar | Mapping | Sequence


def parse_yaml(
    source: Source, found: list[Diagnostic], first: int = 0, last: int | None = None
) -> Node | None:
    """The tree of source.text[first:last], or None where nothing can be made of it."""
    builder = _Builder(source, first, found)
    try:
        for event in yaml.parse(source.text[first:last], Loader=yaml.CBaseLoader):
            if not builder.take(event):
                return None
    except yaml.YAMLError as problem:
        found.append(_syntax(source, first, last, problem))
        return None
    return builder.root


class _Builder:
    """Takes events, keeps the stack of open nodes."""

    def __init__(self, source: Source, first: int, found: list[Diagnostic]) -> None:
        self.source, self.first, self.found = source, first, found
        self.root: Node | None = None
        self.stack: list[Mapping | Sequence] = []
        self.pending: list[Scalar | None] = []
        self.documents = 0

    def take(self, event: yaml.Event) -> bool:
        """Whether reading can go on after this event."""
        place = self._place(event)
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            return self.documents == 1 or self._refuse("a second document (---)", place)
        if isinstance(event, yaml.AliasEvent):
            return self._refuse("an alias (*)", place)
        if getattr(event, "anchor", None) or getattr(event, "tag", None):
            return self._refuse("an anchor or a tag (& or !)", place)
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.MappingStartEvent):
            return self._open(Mapping(place), place)
        elif isinstance(event, yaml.SequenceStartEvent):
            return self._open(Sequence(place), place)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.stack.pop()
            self.pending.pop()
        return True

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        start, end = self.first + _index(event.start_mark), self.first + _index(event.end_mark)
        block = self.source.text[start : start + 1] in ("|", ">")
        self._add(Scalar(event.value, self.source, start, end, block), self._place(event))

    def _open(self, node: Mapping | Sequence, place: Location) -> bool:
        if len(self.stack) >= DEEPEST:
            self.found.append(YAML_DEPTH.at(place, limit=DEEPEST))
            return False
        self._add(node, place)
        self.stack.append(node)
        self.pending.append(None)
        return True

    def _add(self, node: Node, place: Location) -> None:
        """Put a finished or opened node where it belongs."""
        if not self.stack:
            self.root = node
            return
        parent = self.stack[-1]
        if isinstance(parent, Sequence):
            parent.items.append(node)
            return
        key = self.pending[-1]
        if key is None:
            self.pending[-1] = self._key(node, place)
            return
        self.pending[-1] = None
        if key.text in parent.keys:
            line = parent.keys[key.text].line
            self.found.append(KEY_DOUBLED.at(key.location, key=key.text, line=line))
            return
        parent.keys[key.text] = key.location
        if not (isinstance(node, Scalar) and not node.text):
            parent.entries[key.text] = node

    def _key(self, node: Node, place: Location) -> Scalar:
        if isinstance(node, Scalar):
            return node
        self.found.append(WRONG_KIND.at(place, expected="a key", found="a list or a mapping"))
        offset = self.source.starts[place.line - 1] + place.column - 1
        return Scalar("", self.source, offset, offset)

    def _refuse(self, feature: str, place: Location) -> bool:
        self.found.append(YAML_FEATURE.at(place, feature=feature))
        return False

    def _place(self, event: yaml.Event) -> Location:
        return self.source.location(min(self.first + _index(event.start_mark), len(self.source.text)))


def _index(mark: Any) -> int:
    return int(mark.index) if mark else 0


def _syntax(source: Source, first: int, last: int | None, problem: yaml.YAMLError) -> Diagnostic:
    """The parser's complaint at the parser's place; what is never closed, where it was opened."""
    mark = getattr(problem, "problem_mark", None)
    words = getattr(problem, "problem", None) or getattr(problem, "reason", None) or "it cannot be parsed"
    opened, within = getattr(problem, "context_mark", None), getattr(problem, "context", None) or ""
    at_the_end = mark and mark.index >= len(source.text[first:last].rstrip())
    if opened and at_the_end and ("flow" in within or "quoted" in within):
        mark, words = opened, "what begins here is never closed"
    mark = mark or opened
    offset = first + (mark.index if mark else getattr(problem, "position", 0) or 0)
    return YAML_SYNTAX.at(source.location(min(offset, len(source.text))), problem=words)
