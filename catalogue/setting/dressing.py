"""What the templates show beside text: plates drawn from titles, pictures by their address."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path, PurePosixPath

from catalogue.composing.document import Document, Page, PlacedFigure
from catalogue.composing.parts import makers, without_calls
from catalogue.diagnostics import CatalogueError, Diagnostic, Report
from catalogue.model.book import Book
from catalogue.model.design import Design
from catalogue.model.figures import Asset
from catalogue.model.sections import Plate
from catalogue.setting.fonts import Faces, font_face_css
from catalogue.setting.html import Dressing
from catalogue.setting.outlines import Outline, draw_text
from catalogue.setting.plates import draw_plate
from catalogue.setting.plates.keeping import Kept
from catalogue.setting.plates.sheet import Sheet, Words
from catalogue.setting.shaping import Shaper
from catalogue.setting.stylesheet import ink_css, screen_css

FONTS = "faces/"
PICTURES = "pictures/"
_COVER = "cover"


def dress(book: Book, design: Design, faces: Faces, shaper: Shaper, cache: Path) -> Dressing:
    """Everything the templates need beside the document; plates are kept in `cache`."""
    kept = Kept(cache, tuple(face.sha256 for face in faces))
    return Dressing(
        faces=faces,
        font_css=font_face_css(faces, FONTS),
        author=", ".join(name for credit in book.credits for name in book.names(credit)),
        plate=_plates(book, design, shaper, kept),
        picture_url=lambda placed: picture_url(placed.asset),
    )


def plate_faults(document: Document, dressing: Dressing) -> Report:
    """What is wrong with the plates that films ask for, of all of them at once."""
    found: list[Diagnostic] = []
    for page in document.pages:
        if page.plate:
            try:
                dressing.plate(page)
            except CatalogueError as refusal:
                found += refusal.report
    return Report.of(found)


def picture_url(asset: Asset) -> str:
    """The address of a picture, relative to the HTML; it holds no folder of this machine."""
    assert asset.path is not None, "an awaited still has no address"
    return f"{PICTURES}{asset.id}{PurePosixPath(asset.path).suffix.lower()}"


def pictures(document: Document) -> Iterator[PlacedFigure]:
    """Every picture on the pages, in order."""
    for page in document.pages:
        if page.figure:
            yield page.figure
        yield from (fragment.figure for fragment in page.fragments if fragment.figure)


def _plates(book: Book, design: Design, shaper: Shaper, kept: Kept) -> Callable[[Page], str]:
    sheet = Sheet(design.page.width, design.page.height, design.page.bleed)
    press = {name: ink_css(cmyk) for name, cmyk in design.inks}
    screen = {name: screen_css(cmyk) for name, cmyk in design.inks}
    words, named = _words(book), dict(design.plates)

    def outline(text: str, weight: int, size: float, right_to_left: bool) -> Outline:
        return draw_text(shaper, text, weight, size, right_to_left)

    @functools.cache  # asked for twice: when it is looked for faults, and by its page
    def drawn(section: str, plate: Plate | None) -> str:
        style = plate.style if plate else named.get(_COVER, _COVER)
        parameters = dict(plate.parameters) if plate else {}
        said = words[section]
        with _placed(plate):
            return kept.plate(
                (style, said, sheet, press, screen, parameters),
                lambda: draw_plate(style, said, sheet, press, outline, parameters, screen),
            )

    return lambda page: drawn(page.section, page.plate)


@contextmanager
def _placed(plate: Plate | None) -> Iterator[None]:
    """What is wrong with a plate is said where film.yaml asks for it."""
    try:
        yield
    except CatalogueError as refusal:
        if plate is None:
            raise
        found = (replace(one, location=plate.location) for one in refusal.report)
        raise CatalogueError(Report.of(found), refusal.exit_code) from refusal


def _words(book: Book) -> Mapping[str, Words]:
    """The words of every plate by section; the cover's stand under no section."""
    words = {"": _cover_words(book)}
    for section in book.sections():
        if section.title:
            title = _plain(without_calls(section.title.prose).text)
            words[section.id] = Words(title, makers(book, section))
    return words


def _cover_words(book: Book) -> Words:
    subtitle = _plain(book.subtitle.text) if book.subtitle else ""
    return Words(
        _plain(book.title.text), subtitle, tuple(book.credit_line(credit) for credit in book.credits)
    )


def _plain(text: str) -> str:
    return text.replace("\u2060", "").replace("\u2028", " ")
