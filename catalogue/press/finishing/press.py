"""The press PDF: PDF/X-4 from the raw file, every colour an ink, nothing on it but what prints."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from pikepdf import Array, Dictionary, Name, Object, Pdf

from catalogue.diagnostics import ExitCode, Report
from catalogue.press.finishing.boxes import check_geometry, place_at_origin
from catalogue.press.finishing.facts import PressFacts
from catalogue.press.finishing.fonts import check_fonts
from catalogue.press.finishing.inking import OVERPRINTS, Inking
from catalogue.press.finishing.intent import declare_condition, separation
from catalogue.press.finishing.leaks import describe_images, describe_leaks, describe_shadings
from catalogue.press.finishing.metadata import PRESS, describe
from catalogue.press.finishing.navigation import open_as_book
from catalogue.press.finishing.operators import decimals, unmarked
from catalogue.press.finishing.painted import Pages, Painted
from catalogue.press.finishing.pictures import ink_gray_image
from catalogue.press.finishing.raw import check_labels, open_raw, saved

_NOT_FOR_PRESS = ("/StructTreeRoot", "/MarkInfo", "/Names", "/Outlines", "/AcroForm", "/OpenAction", "/AF")
_NOT_ON_A_PRESS_PAGE = ("/Annots", "/StructParents", "/Tabs", "/AA", "/Group")


def press_pdf(raw: bytes, facts: PressFacts) -> bytes:
    """The raw PDF as PDF/X-4 (ISO 15930-7): the same pages, in inks, with nothing that does not print.

    Raises CatalogueError (exit 6) naming every colour, image, font and page that cannot go to press.
    """
    pdf = open_raw(raw)
    found = [*check_geometry(pdf, facts), *check_labels(pdf, facts), *check_fonts(pdf)]
    moves = [place_at_origin(page, facts) for page in pdf.pages]
    inking, pages = Inking(spots=frozenset(spot.css_name for spot in facts.spots)), Pages(pdf)
    shelves = [_to_inks(painted, inking, moves[painted.page - 1]) for painted in pages.painted()]
    found += [*describe_leaks(inking.leaks), *describe_shadings(pages.shadings)]
    for image in pages.images:
        ink_gray_image(image.object)
    found += describe_images(pages.images)
    Report.of(found).raise_errors(ExitCode.PREFLIGHT)
    _stock(pdf, shelves, inking, facts)
    _leave_out(pdf)
    declare_condition(pdf, facts.profile)
    open_as_book(pdf, facts, title_bar=False)
    describe(pdf, facts, PRESS, hashlib.sha256(raw).hexdigest())
    return saved(pdf, "1.6")


def _to_inks(painted: Painted, inking: Inking, move: tuple[float, float]) -> Object:
    """Rewrite one content stream; returns the resources it draws with."""
    is_page = painted.kind == "page"
    inked = inking.ink(unmarked(painted.data), painted.page, fresh=is_page)
    if is_page and any(move):
        inked = b"1 0 0 1 " + decimals(*move) + b" cm\n" + inked
    painted.stream.write(inked)
    if painted.kind == "pattern" and painted.on_page:
        # A pattern is anchored to its page's own origin, not to the matrix in force (ISO 32000-1, 8.7.2).
        *turn, x, y = (float(value) for value in painted.stream.get("/Matrix", [1, 0, 0, 1, 0, 0]))
        painted.stream.Matrix = Array([*turn, x + move[0], y + move[1]])
    if group := painted.stream.get("/Group"):
        group.CS = Name.DeviceCMYK
    return painted.resources


def _stock(pdf: Pdf, shelves: Iterable[Object], inking: Inking, facts: PressFacts) -> None:
    """Give every resource dictionary the overprint states and spot inks, and no colour space besides."""
    states = {
        name: pdf.make_indirect(_state(*painting))
        for painting, name in OVERPRINTS.items()
        if name in inking.used
    }
    inks = {f"/{spot.css_name}": separation(pdf, spot.ink, spot.cmyk) for spot in facts.spots}
    for resources in shelves:
        existing = resources.get("/ExtGState", Dictionary())
        resources.ExtGState = existing
        for name, state in states.items():
            existing["/" + name] = state
        if "/ColorSpace" in resources:
            del resources["/ColorSpace"]
        if inks:
            resources.ColorSpace = Dictionary(inks)


def _state(fill: bool, stroke: bool) -> Dictionary:
    return Dictionary(Type=Name.ExtGState, OP=stroke, op=fill, OPM=1)


def _leave_out(pdf: Pdf) -> None:
    """Drop what only a screen can show (ISO 15930-7:2010, 6.11: no annotation inside the bleed)."""
    for key in _NOT_FOR_PRESS:
        if key in pdf.Root:
            del pdf.Root[key]
    for page in pdf.pages:
        for key in _NOT_ON_A_PRESS_PAGE:
            if key in page.obj:
                del page.obj[key]
