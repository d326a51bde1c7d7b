"""The imposing stone: the book as it lies now, every page ready to be drawn alone.

It lives in a process that is kept, so that what one edit needed (faces, widths,
plates) is there for the next. Nothing is remembered that is not named by all it
was made from; a page is known by the digest of its looks (`setting.apart`).
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from catalogue.composing.colophon import Type, colophon_lines
from catalogue.composing.composed import Composed, compose
from catalogue.composing.document import Page
from catalogue.composing.memory import Memory
from catalogue.diagnostics import CatalogueError, Diagnostic, ExitCode, Location, Report, error
from catalogue.editing import check as check_rules
from catalogue.model.book import Book
from catalogue.model.design import Design
from catalogue.model.sections import Section
from catalogue.pipeline.clock import StageClock
from catalogue.pipeline.fixed import file_digest
from catalogue.pipeline.folders import Folders
from catalogue.pipeline.laid import Laid, Stopped
from catalogue.pipeline.meant import LINES, accepted
from catalogue.pipeline.supplies import Supplies, gather
from catalogue.reading.book import read_book
from catalogue.reading.tokens import read_design
from catalogue.setting.apart import LoosePage, take_apart
from catalogue.setting.dressing import dress, plate_faults
from catalogue.setting.fonts import Faces, prepare_fonts
from catalogue.setting.html import render_html
from catalogue.setting.overlays import overlaid
from catalogue.setting.pagemap import page_map
from catalogue.setting.shaping import Shaper

if TYPE_CHECKING:
    from catalogue.setting.pagepress import PagePress


@dataclass(frozen=True, slots=True)
class Job:
    """Everything one page is drawn from; it can be sent to another process."""

    page: LoosePage
    files: Mapping[str, Callable[[], bytes]]
    faces: str

    def draw(self, press: PagePress) -> tuple[bytes, tuple[Diagnostic, ...]]:
        """The page as PDF, and what was wrong with it."""
        drawn = press.draw(self.page, self.files, self.faces)
        return drawn.pdf, drawn.report.diagnostics


@dataclass(slots=True)
class Stone:
    """The latest state of one book."""

    folders: Folders
    read: Book | None = None
    design: Design | None = None
    composed: Composed | None = None
    shaper: Shaper | None = None
    supplies: Supplies | None = None
    faces: Faces | None = None
    _known: frozenset[str] = frozenset()
    _memory: Memory = field(default_factory=Memory)
    _digests: dict[tuple[str, int, int, int, int], str] = field(default_factory=dict)

    def lay(self) -> Laid | Stopped:
        """Read, compose and fill the templates anew; draw nothing."""
        clock = StageClock(lambda _: None)
        try:
            findings, html = self._set(clock)
            with clock.stage("digests"):
                loose = take_apart(html)
                jobs = self._jobs(loose)
        except CatalogueError as stopped:
            return Stopped(stopped.report.diagnostics)
        except OSError as refusal:
            return Stopped((_unread(refusal),))
        new = {digest: pickle.dumps(job) for digest, job in jobs if digest not in self._known}
        self._known = frozenset(digest for digest, _ in jobs)
        assert self.composed is not None, "it was set just now"
        pairs = zip(self.composed.document.pages, jobs, strict=True)
        pages = tuple(_page(page, digest) for page, (digest, _) in pairs)
        return Laid(pages, self._facts(), new, findings.diagnostics, dict(clock.seconds))

    def house_rules(self) -> tuple[Diagnostic, ...]:
        """What the house rules find in the book as it lies; apart, since no page waits for it."""
        return check_rules(self.read).diagnostics if self.read else ()

    def overlays(self) -> dict[str, Any]:
        """The page map with what lies over the pages: the frame, and the runs of every line."""
        if self.composed is None or self.design is None or self.shaper is None or self.supplies is None:
            return {}
        document, design = self.composed.document, self.design
        mapped = page_map(document, design, self.composed.notes, self.supplies.resolutions, ())
        return {**mapped, **overlaid(document, design, self.shaper.advance, self.faces)}

    def _set(self, clock: StageClock) -> tuple[Report, str]:
        """The booklet's HTML and what is worth a look. Raises CatalogueError as a build does."""
        with clock.stage("reading"):
            book, design, report = _read(self.folders)
        with clock.stage("fonts"):
            faces = prepare_fonts(self.folders.fonts, self.folders.font_cache, book.style.digits)
            if self.shaper is None or faces != self.faces:
                self.shaper, self.faces = Shaper(faces), faces
        with clock.stage("composing"):
            types = [Type(face.name, face.licence) for face in faces.typefaces]
            colophon = colophon_lines(book, design, types)
            composed = compose(book, design, self.shaper.advance, colophon, self._memory)
            report += _waived(composed.report, book)
        with clock.stage("html"):
            dressing = dress(composed.book, design, faces, self.shaper, self.folders.plate_cache)
            plate_faults(composed.document, dressing).raise_errors(ExitCode.CONTENT)
            html = render_html(
                composed.book, composed.design, composed.document, self.folders.templates, dressing
            )
        self.supplies = gather(composed.document, book, faces, self._digest)
        self.read, self.design, self.composed = book, composed.design, composed
        return report, html

    def _jobs(self, loose: tuple[LoosePage, ...]) -> list[tuple[str, Job]]:
        """Every page with its digest, in the order of the book."""
        assert self.supplies is not None and self.faces is not None
        digests, faces = self.supplies.digests, self.faces.digest
        return [(page.digest(digests), Job(page, self.supplies.of([page]), faces)) for page in loose]

    def _digest(self, path: Path) -> str:
        """SHA-256 of a picture, read again only when the system has noted a change of any kind."""
        seen = path.stat()
        key = (str(path), seen.st_ino, seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns)
        if key not in self._digests:
            self._digests[key] = file_digest(path)
        return self._digests[key]

    def _facts(self) -> dict[str, Any]:
        assert self.composed is not None and self.design is not None
        book, page = self.composed.book, self.design.page
        return {
            "title": book.title.text.replace("\u2060", ""),
            "language": book.language,
            "binding": book.binding,
            "width": page.width,
            "height": page.height,
            "bleed": page.bleed,
            "sections": [_named(one.section) for one in self.composed.document.sections],
        }


def _read(folders: Folders) -> tuple[Book, Design, Report]:
    """Content and design without the house rules: a slip in a word must not hide the page it is on."""
    read, (design, found) = read_book(folders.content), read_design(folders.templates)
    report = (read.report + found).raise_errors(ExitCode.CONTENT)
    assert read.book is not None and design is not None, "no errors, so both were read"
    return read.book, design, report


def _waived(report: Report, book: Book) -> Report:
    """Composing's findings; an idle waiver stops a build, and is only told here."""
    try:
        return accepted(report, book, LINES)
    except CatalogueError as idle:
        return idle.report


def _page(page: Page, digest: str) -> dict[str, Any]:
    return {
        "number": page.number,
        "label": page.label,
        "side": page.side.value,
        "kind": page.kind,
        "section": page.section,
        "digest": digest,
    }


def _named(section: Section) -> dict[str, str]:
    title = section.title.prose.text if section.title else ""
    return {"id": section.id, "title": title.translate({0x2028: " ", 0x2060: None, 0xFFFC: None})}


def _unread(refusal: OSError) -> Diagnostic:
    """A file that went away or is being written: the next change brings it back."""
    return error(
        "CAT-S20",
        f"a file cannot be read just now: {(refusal.strerror or str(refusal)).lower()}",
        Location(str(refusal.filename or "")),
        why="the pages shown are the last that could be set",
        hint="save it again, or see whether it is still there",
    )
