"""The screen copy: the same pages trimmed, in sRGB, with links, bookmarks and tags (PDF/UA-1-minded)."""

from __future__ import annotations

import hashlib

from pikepdf import Array, Name, Object, Pdf

from catalogue.diagnostics import ExitCode, Report
from catalogue.press.finishing.boxes import check_geometry, crop_to_trim
from catalogue.press.finishing.displaying import Display
from catalogue.press.finishing.facts import PressFacts
from catalogue.press.finishing.intent import declare_display
from catalogue.press.finishing.links import mend_links
from catalogue.press.finishing.marked_forms import own_marked_content
from catalogue.press.finishing.metadata import SCREEN, UNTAGGED_SCREEN, Standard, describe
from catalogue.press.finishing.navigation import open_as_book
from catalogue.press.finishing.painted import Pages
from catalogue.press.finishing.pictures import show_image
from catalogue.press.finishing.raw import check_labels, open_raw, saved
from catalogue.press.finishing.tags import Tagged, artifacts_marked, mend_tags

_PRINTED = 4  # the Print flag, which PDF/A asks of every annotation (ISO 19005-2, 6.3.2)


def screen_pdf(raw: bytes, facts: PressFacts) -> bytes:
    """The raw PDF for reading: cropped to the trim, links, outline and structure kept.

    Raises CatalogueError (exit 6) when the pages are not the book's.
    """
    return shown_pdf(raw, facts, SCREEN)


def shown_pdf(raw: bytes, facts: PressFacts, standard: Standard) -> bytes:
    """The pages for the eye under a standard's name; a file without tags does not claim PDF/UA."""
    pdf = open_raw(raw)
    Report.of([*check_geometry(pdf, facts), *check_labels(pdf, facts)]).raise_errors(ExitCode.PREFLIGHT)
    tagged = mend_tags(pdf)
    mend_links(pdf)
    _show(pdf, facts, tagged)
    for page in pdf.pages:
        crop_to_trim(page, facts)
        for annotation in page.obj.get("/Annots", Array()):
            annotation.F = _PRINTED
    declare_display(pdf)
    open_as_book(pdf, facts, title_bar=True)
    claim = UNTAGGED_SCREEN if standard is SCREEN and not tagged else standard
    describe(pdf, facts, claim, hashlib.sha256(raw).hexdigest())
    return saved(pdf, "1.7")


def _show(pdf: Pdf, facts: PressFacts, tagged: Tagged | None) -> None:
    display = Display(facts.profile, {spot.css_name: spot.cmyk for spot in facts.spots})
    pages, shelves = Pages(pdf), list[Object]()
    for painted in pages.painted():
        data = display.show(painted.data)
        if tagged and painted.kind != "pattern":
            data = artifacts_marked(data, tagged.strays[painted.page - 1])
        if tagged and painted.kind == "form":
            own_marked_content(pdf, pdf.pages[painted.page - 1], painted.stream, data)
        painted.stream.write(data)
        if group := painted.stream.get("/Group"):
            group.CS = Name.DeviceRGB
        shelves.append(painted.resources)
    for resources in shelves:
        _tidy(resources, keep_spaces=display.strange)
    for image in pages.images:
        show_image(image.object, facts.profile)


def _tidy(resources: Object, *, keep_spaces: bool) -> None:
    """Drop colour spaces nothing is painted in any more, and shelves WeasyPrint leaves empty."""
    if "/ColorSpace" in resources and not keep_spaces:
        del resources["/ColorSpace"]
    for shelf in ("/Pattern", "/Shading"):
        if shelf in resources and not resources[shelf].keys():
            del resources[shelf]
