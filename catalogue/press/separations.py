"""A page as its plates print it: some of its inks, or how much ink lies where. It judges nothing.

The plates and the heaviest square are preflight's own (`preflight.plates`, `preflight.coverage`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

import pypdfium2
from PIL import Image, ImageChops, ImageOps

from catalogue.press.blackness import seen
from catalogue.press.finishing.facts import PT_PER_MM
from catalogue.press.preflight.coverage import heaviest_squares
from catalogue.press.preflight.levels import LEVELS
from catalogue.press.preflight.paint import PROCESS
from catalogue.press.preflight.plates import Plated
from catalogue.press.preflight.reading import examine
from catalogue.press.profiles import PressProfile

INKS = "CMYK"
"""The process inks by the letters printers give them, in the order of the plates."""

_LIMIT = LEVELS["sheetfed"].coverage
_SQUARE_MM = LEVELS["sheetfed"].coverage_square_mm
BANDS = (
    (0.0, "#ffffff"),
    (0.02, "#cfe0ee"),
    (1.02, "#86b7de"),
    (2.02, "#f3d27a"),
    (3.02, "#ee9440"),
    (_LIMIT, "#c4161c"),
)
"""Total ink from which on a place takes a tint: paper, up to one ink, two, three, the limit, beyond."""


@dataclass(frozen=True, slots=True)
class Heaviest:
    """Where a page has most ink: the average over a square; 1.0 is one solid ink."""

    coverage: float
    box: tuple[float, float, float, float]
    """Left, top, width, height in mm from the trim's top-left corner."""


def separation_png(page: bytes, inks: str, width: int, profile: PressProfile) -> bytes:
    """The one page of a press PDF in the named inks (letters of `INKS`), `width` pixels wide, bleed included.

    One ink alone is gray, like the film of its plate; several look as they print together.
    """
    plates = _plates(page, width)
    if len(inks) == 1:
        return _png(plates[INKS.index(inks)])
    bare = Image.new("L", plates[0].size, 0)
    merged = [
        ImageOps.invert(plate) if ink in inks else bare for ink, plate in zip(INKS, plates, strict=True)
    ]
    return _png(seen(Image.merge("CMYK", merged), profile))


def coverage_png(page: bytes, width: int) -> bytes:
    """The one page of a press PDF as a map of its ink, from paper to more than the press takes."""
    cyan, magenta, yellow, black = _plates(page, width)
    halves = ImageChops.add(cyan, magenta, 2), ImageChops.add(yellow, black, 2)
    total = ImageOps.invert(ImageChops.add(*halves, 2))
    total.putpalette(_palette())
    return _png(total)


def heaviest(page: bytes, bleed_mm: float) -> Heaviest | None:
    """The square of a one-page press PDF that carries most ink; None on a page in black alone."""
    examined = examine(page)
    square = next(heaviest_squares(examined, _SQUARE_MM), None)
    if square is None:
        return None
    left, _, _, top = square.box
    height = examined.pages[0].media[3]
    corner = (left / PT_PER_MM - bleed_mm, (height - top) / PT_PER_MM - bleed_mm)
    return Heaviest(square.coverage, (*corner, _SQUARE_MM, _SQUARE_MM))


def _plates(page: bytes, width: int) -> Sequence[Image.Image]:
    """Cyan, magenta, yellow and black as gray pictures: 0 where a plate prints solid."""
    plated = Plated(page)
    return [_rendered(plated.plate(ink), width) for ink in PROCESS]


def _rendered(plate: bytes, width: int) -> Image.Image:
    with pypdfium2.PdfDocument(plate) as document:
        sheet = document[0]
        picture: Image.Image = sheet.render(scale=width / sheet.get_width(), grayscale=True).to_pil()
        sheet.close()
    return picture.convert("L")


def _palette() -> list[int]:
    """The tint of every sum, as a quarter of the four plates' values."""
    tints = []
    for value in range(256):
        total = value / 255 * len(INKS)
        tint = [colour for least, colour in BANDS if total >= least][-1]
        tints += [int(tint[at : at + 2], 16) for at in (1, 3, 5)]
    return tints


def _png(picture: Image.Image) -> bytes:
    target = BytesIO()
    picture.save(target, "PNG", compress_level=1)
    return target.getvalue()
