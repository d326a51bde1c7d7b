"""The order of everything: book.yaml names it, and what it does not name is reported."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable

from catalogue.diagnostics import Diagnostic, Location
from catalogue.model.book import Book, Part
from catalogue.model.sections import Section
from catalogue.reading.checking import near
from catalogue.reading.findings.facts import ID_DOUBLED, NOT_IN_ORDER, ORDER_DOUBLED, ORDER_UNKNOWN
from catalogue.reading.findings.files import FILE_MISSING, FILE_UNUSED
from catalogue.reading.findings.notes import NOTE_DOUBLED
from catalogue.reading.findings.pictures import PICTURE_KIND
from catalogue.reading.folder import Folder
from catalogue.reading.registers import Known, check_id
from catalogue.reading.scalars import Scalar
from catalogue.reading.sections import read_essay, read_film

REGISTERS = frozenset({"book.yaml", "people.yaml", "sources.yaml", "waivers.yaml"})

_SECTION = re.compile(r"(?P<essay>essays/[^/]+)\.md|(?P<film>films/[^/]+)/film\.yaml")
_PICTURE_LIKE = re.compile(r"\.(psd|ai|eps|svg|webp|hei[cf]|avif|gif|bmp|jp2|raw|cr2|nef|arw|dng|pdf)$", re.I)


def read_order(
    folder: Folder, entries: Iterable[Scalar], known: Known, found: list[Diagnostic]
) -> tuple[Part | Section, ...]:
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
    _check_unique((part for part in order if not isinstance(part, Part)), found)
    return tuple(order)


def look_over(folder: Folder, known: Known, found: list[Diagnostic]) -> None:
    """Read what lies in the folder for its problems alone: without book.yaml nobody knows what is printed."""
    for entry in _sections(folder):
        kind, _, slug = entry.partition("/")
        (read_essay if kind == "essays" else read_film)(folder, slug, known, found)


def _entry(folder: Folder, entry: Scalar, known: Known, found: list[Diagnostic]) -> Part | Section | None:
    if entry.text in set(Part):
        return Part(entry.text)
    kind, _, slug = entry.text.partition("/")
    path = {"essays": f"essays/{slug}.md", "films": f"films/{slug}/film.yaml"}.get(kind)
    if path is None or not slug or "/" in slug:
        names = [*Part, *_sections(folder)]
        words = {"entry": entry.text, "parts": ", ".join(Part)}
        found.append(ORDER_UNKNOWN.at(entry.location, hint=near(entry.text, names), **words))
        return None
    if path not in folder.all_texts:
        hint = near(entry.text, _sections(folder))
        found.append(FILE_MISSING.at(entry.location, hint=hint, path=path))
        return None
    check_id(slug, entry.location, found)
    return (read_essay if kind == "essays" else read_film)(folder, slug, known, found)


def _sections(folder: Folder) -> list[str]:
    """Every essay and film that lies in the folder, as an order names it."""
    matches = (_SECTION.fullmatch(path) for path in folder.all_texts)
    return sorted(match["essay"] or match["film"] for match in matches if match)


def left_over(folder: Folder, order: Iterable[Scalar], book: Book) -> list[Diagnostic]:
    """Files that no part of the book asks for."""
    found = []
    named = {entry.text for entry in order}
    known = {*REGISTERS, *(path for path in folder.others if folder.place(path) == book.print_run.profile)}
    homes = {"essays"}
    for entry in _sections(folder):
        if entry not in named:
            found.append(NOT_IN_ORDER.at(folder.location(entry), entry=entry))
        known |= {f"{entry}.md", f"{entry}/film.yaml", f"{entry}/text.md"}
        homes |= {entry} if entry.startswith("films/") else set()
    for path in sorted({*folder.all_texts, *folder.others} - known):
        like = _PICTURE_LIKE.search(path)
        finding = PICTURE_KIND if like and posixpath.dirname(path) in homes else FILE_UNUSED
        hint = "" if finding is PICTURE_KIND else near(path, known)
        found.append(finding.at(folder.location(path), hint=hint, path=path))
    return found + _pictures_left_over(folder, homes, book.sections())


def _pictures_left_over(folder: Folder, homes: set[str], sections: Iterable[Section]) -> list[Diagnostic]:
    """Pictures that no section shows; those beside a film are its own, in the order or not."""
    shown = {asset.path for section in sections for asset in section.assets}
    return [
        FILE_UNUSED.at(folder.location(path), path=path)
        for path, file in sorted(folder.pictures.items())
        if file not in shown and posixpath.dirname(path) not in homes - {"essays"}
    ]


def _check_unique(sections: Iterable[Section], found: list[Diagnostic]) -> None:
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
                found.append(finding.at(place, name=identity, other=other))
