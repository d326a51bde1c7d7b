"""Ink coverage: how much of all inks together lies on each square of paper.

Every plate is rendered at 72 pixels an inch, brought down to 18 by averaging, and averaged again
over the square; the plates are then added up. Pages in black alone are passed over: they cannot
reach two inks' worth. A rectangle thinner than a pixel counts as one, so fine stripes weigh more
than they print.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
from PIL import Image, ImageFilter

from catalogue.press.preflight.examined import Examined, PageRead
from catalogue.press.preflight.finding import Box
from catalogue.press.preflight.plates import Plated

_PPI = 72.0
_REDUCED = 4
_MOST_PIXELS = 4_000_000
_MOST_PAGES = 300
_MM_PER_INCH = 25.4


@dataclass(frozen=True, slots=True)
class Square:
    """The heaviest square of a page: its average coverage (1.0 is one solid ink) and where it lies."""

    page: int
    coverage: float
    box: Box


def heaviest_squares(examined: Examined, square_mm: float) -> Iterator[Square]:
    """For each page in more than black, the square with the most ink."""
    coloured = [page for page in examined.pages if _is_coloured(page)][:_MOST_PAGES]
    if not coloured or examined.endless:
        return
    sums: dict[int, list[int]] = {}
    sizes: dict[int, tuple[int, int]] = {}
    plated = Plated(examined.data)
    for ink in plated.inks:
        document = pypdfium2.PdfDocument(plated.plate(ink))
        try:
            for page in coloured:
                plate = _averaged(_rendered(document[page.number - 1], page), page, square_mm)
                sizes[page.number] = plate.size
                values = plate.tobytes()
                before = sums.get(page.number) or [0] * len(values)
                sums[page.number] = [a + 255 - b for a, b in zip(before, values, strict=True)]
        finally:
            document.close()
    for page in coloured:
        yield _heaviest(page, sums[page.number], sizes[page.number], square_mm)


def _is_coloured(page: PageRead) -> bool:
    if page.shadings or any(image.space.root.family != "DeviceGray" for image in page.images):
        return True
    return any(set(mark.paint.inks()) != {"Black"} and not mark.paint.white for mark in page.marks)


def _ppi(page: PageRead) -> float:
    """Coarser for a poster: the work stays the same."""
    left, bottom, right, top = page.media
    area = max(1.0, (right - left) * (top - bottom)) / 72**2
    return float(min(_PPI, (_MOST_PIXELS / area) ** 0.5))


def _rendered(page: pypdfium2.PdfPage, read: PageRead) -> Image.Image:
    picture: Image.Image = page.render(scale=_ppi(read) / 72, grayscale=True, may_draw_forms=False).to_pil()
    return picture.convert("L")


def _averaged(plate: Image.Image, page: PageRead, square_mm: float) -> Image.Image:
    side = square_mm / _MM_PER_INCH * _ppi(page) / _REDUCED
    return plate.reduce(_REDUCED).filter(ImageFilter.BoxBlur(max(0.0, (side - 1) / 2)))


def _heaviest(page: PageRead, sums: list[int], size: tuple[int, int], square_mm: float) -> Square:
    most = max(sums)
    row, column = divmod(sums.index(most), size[0])
    left, _, right, top = page.media
    scale = (right - left) / size[0]
    x, y = left + (column + 0.5) * scale, top - (row + 0.5) * scale
    half = square_mm / _MM_PER_INCH * 36
    return Square(page.number, most / 255, (x - half, y - half, x + half, y + half))
