"""What the sections refer to: people, works cited, note series; and the editors' waivers."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, cast

from catalogue.diagnostics import Diagnostic, Location
from catalogue.model.blocks import Paragraph, proses
from catalogue.model.book import Waiver
from catalogue.model.names import Person
from catalogue.model.notes import MAIN, Series
from catalogue.model.prose import Prose
from catalogue.model.sources import Source as Work
from catalogue.reading.blocks import read_blocks, read_line
from catalogue.reading.checking import checked
from catalogue.reading.findings.facts import BAD_ID
from catalogue.reading.findings.files import FILE_MISSING, NO_FACTS
from catalogue.reading.findings.prose import BLOCK_UNKNOWN
from catalogue.reading.folder import Folder
from catalogue.reading.notes import refuse_calls
from catalogue.reading.scalars import Mapping as Keys
from catalogue.reading.scalars import Scalar, parse_yaml
from catalogue.reading.schema import PersonFacts, SeriesFacts, SourceFacts, WaiverFacts
from catalogue.reading.source import Source, decode
from catalogue.reading.written import written_scalar

T = TypeVar("T")

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_ID = 60


@dataclass(frozen=True, slots=True)
class Known:
    """What sections may refer to; a register that could not be read is None, and nobody is missed in it."""

    people: Mapping[str, Person] | None
    works: Mapping[str, Work] | None
    series: tuple[Series, ...] | None


@dataclass(frozen=True, slots=True)
class Typed(Generic[T]):
    """The facts of a YAML file, None where they do not fit, and the places of its keys."""

    facts: T | None
    keys: Mapping[str, Location]


def read_source(folder: Folder, path: str, found: list[Diagnostic]) -> Source | None:
    """The decoded file, or None when it is not there or cannot be read."""
    raw = folder.texts.get(path)
    return None if raw is None else decode(folder.location(path).file, raw, found)


def read_facts(
    folder: Folder, path: str, shape: type[T], found: list[Diagnostic], required: bool = False
) -> Typed[T]:
    """One YAML file, typed as `shape`."""
    if required and path not in folder.all_texts:
        found.append(FILE_MISSING.at(folder.location(path), path=path))
    source = read_source(folder, path, found)
    if source is None:
        return Typed(None, {})
    typed, problems = _typed(source, cast(Any, shape), required)
    found += problems
    return typed


# The preview reads every file again when one of them was saved; nobody changes what was read.
@functools.lru_cache(maxsize=2_048)
def _typed(source: Source, shape: type[T], required: bool) -> tuple[Typed[T], tuple[Diagnostic, ...]]:
    found: list[Diagnostic] = []
    node = parse_yaml(source, found)
    if node is None:
        if required and not found:
            found.append(NO_FACTS.at(Location(source.file)))
        return Typed(None, {}), tuple(found)
    typed = Typed(checked(shape, node, found), node.keys if isinstance(node, Keys) else {})
    return typed, tuple(found)


def read_known(folder: Folder, notes: Mapping[str, SeriesFacts] | None, found: list[Diagnostic]) -> Known:
    """People and works by their ids, and the note series; `notes` is None where book.yaml cannot be read."""
    series = None if notes is None else _series(notes)
    return Known(_people(folder, found), _works(folder, found), series)


def _series(notes: Mapping[str, SeriesFacts]) -> tuple[Series, ...]:
    """Of which there is always a main one."""
    series = [Series(name, one.marks, one.restart, one.reorder) for name, one in notes.items()]
    if MAIN not in notes:
        series.insert(0, Series())
    return tuple(series)


def read_waivers(folder: Folder, found: list[Diagnostic]) -> tuple[Waiver, ...]:
    """waivers.yaml, where there is one."""
    entries = read_facts(folder, "waivers.yaml", list[WaiverFacts], found).facts or []
    return tuple(Waiver(one.rule, one.place.text, one.reason, one.place.location) for one in entries)


def check_id(identity: str, place: Location, found: list[Diagnostic]) -> None:
    """Report an id that a file name or an address could not carry."""
    if not _ID.fullmatch(identity) or len(identity) > _LONGEST_ID:
        proposal = re.sub(r"[^a-z0-9]+", "-", identity.lower())[:_LONGEST_ID].strip("-")
        found.append(BAD_ID.at(place, id=identity, proposal=proposal or "atlas-of-ai"))


def _people(folder: Folder, found: list[Diagnostic]) -> dict[str, Person] | None:
    entries = read_facts(folder, "people.yaml", dict[str, PersonFacts], found)
    if entries.facts is None:
        return None if "people.yaml" in folder.all_texts else {}
    people = {}
    for identity, one in entries.facts.items():
        place = entries.keys[identity]
        check_id(identity, place, found)
        biography = _paragraphs(one.biography, found) if one.biography else ()
        people[identity] = Person(identity, one.name, one.sort, one.latin, biography, place)
    return people


def _works(folder: Folder, found: list[Diagnostic]) -> dict[str, Work] | None:
    entries = read_facts(folder, "sources.yaml", dict[str, SourceFacts], found)
    if entries.facts is None:
        return None if "sources.yaml" in folder.all_texts else {}
    works = {}
    for identity, one in entries.facts.items():
        place = entries.keys[identity]
        check_id(identity, place, found)
        full, short = (read_line(written_scalar(words), found) for words in (one.full, one.short))
        refuse_calls([full, short], "sources.yaml", found)
        works[identity] = Work(identity, full, short, one.language, place)
    return works


def _paragraphs(scalar: Scalar, found: list[Diagnostic]) -> tuple[Prose, ...]:
    """A biography: paragraphs and nothing else, without notes."""
    blocks = read_blocks(written_scalar(scalar), found)
    if any(not isinstance(block, Paragraph) for block in blocks):
        words = {"block": "a list, heading or quotation in a biography", "instead": "paragraphs"}
        found.append(BLOCK_UNKNOWN.at(scalar.location, **words))
    paragraphs = tuple(proses(blocks))
    refuse_calls(paragraphs, "a biography", found)
    return paragraphs
