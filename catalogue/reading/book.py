"""The whole content folder, read: one Book, and every problem in one report."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from catalogue.diagnostics import Diagnostic, Location, Report
from catalogue.model.blocks import Paragraph, proses
from catalogue.model.book import Book, HouseStyle, Part, Waiver
from catalogue.model.edition import Edition, Imprint, PrintRun
from catalogue.model.names import Person
from catalogue.model.notes import MAIN, Series
from catalogue.model.prose import Prose
from catalogue.model.sections import Section
from catalogue.model.sources import Source as Work
from catalogue.reading.blocks import read_blocks, read_line
from catalogue.reading.checking import checked, near
from catalogue.reading.findings.facts import BAD_ID, ID_DOUBLED, NOT_IN_ORDER, ORDER_DOUBLED, ORDER_UNKNOWN
from catalogue.reading.findings.files import FILE_MISSING, FILE_UNUSED
from catalogue.reading.findings.notes import NOTE_DOUBLED
from catalogue.reading.findings.pictures import PICTURE_KIND
from catalogue.reading.findings.prose import BLOCK_UNKNOWN
from catalogue.reading.folder import Folder, open_folder
from catalogue.reading.notes import joined
from catalogue.reading.scalars import Scalar, parse_yaml
from catalogue.reading.schema import BookFacts, PersonFacts, SourceFacts, WaiverFacts
from catalogue.reading.sections import Known, read_credits, read_essay, read_film, read_source
from catalogue.reading.written import written_scalar

T = TypeVar("T")

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Read:
    """The book, or None when its own facts could not be read, and everything that was found."""

    book: Book | None
    report: Report


def read_book(content: Path) -> Read:
    """Read the folder `content`; no problem stops the reading, all come in one report."""
    folder = open_folder(content)
    if isinstance(folder, Diagnostic):
        return Read(None, Report.of([folder]))
    return read_folder(folder)


def read_folder(folder: Folder) -> Read:
    """Read a folder that is already in memory."""
    found = list(folder.problems)
    facts = _facts(folder, "book.yaml", BookFacts, found, required=True)
    people = _people(folder, found)
    works = _works(folder, found)
    waivers = _waivers(folder, found)
    notes = (facts.notes if facts else None) or {}
    series = tuple(Series(name, one.marks, one.restart, one.reorder) for name, one in notes.items())
    if all(one.id != MAIN for one in series):
        series = (Series(), *series)
    known = Known({one.id: one for one in people}, {one.id: one for one in works}, series)
    order = _order(folder, facts.order if facts else (), known, found)
    found += _unused(folder, {entry.id for entry in order if not isinstance(entry, Part)}, facts is not None)
    sections = [entry for entry in order if not isinstance(entry, Part)]
    _check_unique(sections, found)
    book = _book(folder, facts, known, tuple(order), waivers, found) if facts else None
    return Read(book, Report.of(found))


def _book(
    folder: Folder,
    facts: BookFacts,
    known: Known,
    order: tuple[Part | Section, ...],
    waivers: tuple[Waiver, ...],
    found: list[Diagnostic],
) -> Book:
    edition, run, style = facts.edition, facts.print, facts.style
    for scalar in (facts.slug, edition.id):
        _check_id(scalar.text, scalar.location, found)
    title = read_line(written_scalar(facts.title), found)
    subtitle = read_line(written_scalar(facts.subtitle), found) if facts.subtitle else None
    joined([title, *([subtitle] if subtitle else [])], (), found)
    return Book(
        slug=facts.slug.text,
        title=title,
        subtitle=subtitle,
        language=facts.language,
        binding=facts.binding,
        edition=Edition(**{**edition.model_dump(exclude={"id"}), "id": edition.id.text}),
        imprint=Imprint(**{**facts.imprint.model_dump(), "lines": tuple(facts.imprint.lines)}),
        print_run=PrintRun(**run.model_dump()),
        style=HouseStyle(**style.model_dump()),
        series=known.series,
        credits=read_credits(facts.credits, known, found),
        people=tuple(known.people.values()),
        sources=tuple(known.works.values()),
        order=order,
        waivers=waivers,
        extent_multiple=facts.extent_multiple,
        location=folder.location("book.yaml"),
    )


def _facts(
    folder: Folder, path: str, shape: type[T], found: list[Diagnostic], required: bool = False
) -> T | None:
    """One YAML file, typed."""
    if path not in folder.texts and required:
        found.append(FILE_MISSING.at(folder.location(path), path=path))
    source = read_source(folder, path, found)
    node = parse_yaml(source, found) if source else None
    return checked(shape, node, found) if node else None


def _people(folder: Folder, found: list[Diagnostic]) -> list[Person]:
    entries = _facts(folder, "people.yaml", dict[str, PersonFacts], found) or {}
    people = []
    for identity, one in entries.items():
        place = one.name.location
        _check_id(identity, place, found)
        biography = _paragraphs(one.biography, found) if one.biography else ()
        people.append(Person(identity, one.name.text, one.sort, one.latin, biography, place))
    return people


def _paragraphs(scalar: Scalar, found: list[Diagnostic]) -> tuple[Prose, ...]:
    """A biography: paragraphs and nothing else, without notes."""
    blocks = read_blocks(written_scalar(scalar), found)
    if any(not isinstance(block, Paragraph) for block in blocks):
        words = {"block": "a list, heading or quotation in a biography", "instead": "paragraphs"}
        found.append(BLOCK_UNKNOWN.at(scalar.location, **words))
    paragraphs = tuple(proses(blocks))
    joined(paragraphs, (), found)
    return paragraphs


def _works(folder: Folder, found: list[Diagnostic]) -> list[Work]:
    entries = _facts(folder, "sources.yaml", dict[str, SourceFacts], found) or {}
    place = folder.location("sources.yaml")
    return [Work(identity, one.full, one.short, one.language, place) for identity, one in entries.items()]


def _waivers(folder: Folder, found: list[Diagnostic]) -> tuple[Waiver, ...]:
    entries = _facts(folder, "waivers.yaml", list[WaiverFacts], found) or []
    return tuple(Waiver(one.rule, one.place.text, one.reason, one.place.location) for one in entries)


def _order(
    folder: Folder, entries: Iterable[Scalar], known: Known, found: list[Diagnostic]
) -> list[Part | Section]:
    """The book's parts and sections; what cannot be read is left out and reported."""
    order: list[Part | Section] = []
    seen: set[str] = set()
    for entry in entries:
        if entry.text in seen and entry.text != Part.BLANK:
            found.append(ORDER_DOUBLED.at(entry.location, entry=entry.text))
            continue
        seen.add(entry.text)
        part = _entry(folder, entry, known, found)
        order += [part] if part else []
    return order


def _entry(folder: Folder, entry: Scalar, known: Known, found: list[Diagnostic]) -> Part | Section | None:
    if entry.text in set(Part):
        return Part(entry.text)
    kind, _, slug = entry.text.partition("/")
    path = {"essays": f"essays/{slug}.md", "films": f"films/{slug}/film.yaml"}.get(kind)
    if path is None or not slug or "/" in slug:
        names = [*Part, *_sections(folder)]
        hint = near(entry.text, names) or ORDER_UNKNOWN.hint.format(parts=", ".join(Part))
        found.append(ORDER_UNKNOWN.at(entry.location, hint=hint, entry=entry.text))
        return None
    if path not in folder.texts:
        hint = near(entry.text, _sections(folder))
        found.append(FILE_MISSING.at(entry.location, hint=hint, path=path))
        return None
    _check_id(slug, entry.location, found)
    return (read_essay if kind == "essays" else read_film)(folder, slug, known, found)


def _sections(folder: Folder) -> list[str]:
    """Every essay and film that lies in the folder, as an order names it."""
    pattern = r"(?P<essay>essays/[^/]+)\.md|(?P<film>films/[^/]+)/film\.yaml"
    matches = (re.fullmatch(pattern, path) for path in folder.texts)
    return sorted(match["essay"] or match["film"] for match in matches if match)


def _unused(folder: Folder, read: set[str], complete: bool) -> list[Diagnostic]:
    """Files that no part of the book asks for."""
    found = []
    known = {"book.yaml", "people.yaml", "sources.yaml", "waivers.yaml"}
    for entry in _sections(folder):
        if complete and entry.partition("/")[2] not in read:
            found.append(NOT_IN_ORDER.at(folder.location(entry), entry=entry))
        known |= {f"{entry}.md", f"{entry}/film.yaml", f"{entry}/text.md"}
    for path in folder.texts:
        if path not in known:
            found.append(FILE_UNUSED.at(folder.location(path), hint=near(path, known), path=path))
    for path in folder.others:
        found.append(PICTURE_KIND.at(folder.location(path), path=path))
    return found


def _check_id(identity: str, place: Location, found: list[Diagnostic]) -> None:
    if not _ID.fullmatch(identity) or len(identity) > 60:
        proposal = re.sub(r"[^a-z0-9]+", "-", identity.lower()).strip("-")[:60] or "atlas-of-ai"
        hint = BAD_ID.hint.format(proposal=proposal)
        found.append(BAD_ID.at(place, hint=hint, id=identity))


def _check_unique(sections: list[Section], found: list[Diagnostic]) -> None:
    """The page map lists sections, figures and notes of the whole book together, so their ids differ."""
    seen: dict[tuple[str, str], Location] = {}
    for section in sections:
        named = [("section", section.id, section.location)]
        named += [("figure", figure.id, figure.location) for figure in section.figures]
        named += [("note", note.id, note.location) for note in section.notes]
        for kind, identity, place in named:
            other = seen.setdefault((kind, identity), place)
            if other is not place:
                finding = NOTE_DOUBLED if kind == "note" else ID_DOUBLED
                hint = finding.hint.format(other=other)
                words = {"name": identity} if kind == "note" else {"id": identity}
                found.append(finding.at(place, hint=hint, **words))
