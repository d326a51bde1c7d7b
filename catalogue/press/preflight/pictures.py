"""Pictures of offending places: the page around them, rendered, with a frame drawn on it."""

from __future__ import annotations

from io import BytesIO

import pypdfium2
from PIL import Image, ImageDraw

from catalogue.press.preflight.finding import Box, Finding

_PPI = 110
_MOST_PIXELS = 8_000_000
_AROUND_PT = 40.0
_LARGEST_PT = 260.0
_FRAME = (214, 0, 60)


class Camera:
    """Renders pages of one file; the page last rendered is kept, for findings come page by page."""

    def __init__(self, data: bytes) -> None:
        self._document = pypdfium2.PdfDocument(data)
        self._number, self._page, self._scale = 0, Image.new("RGB", (1, 1)), 1.0
        self._left, self._top = 0.0, 0.0

    def close(self) -> None:
        """Let the file go."""
        self._document.close()

    def picture(self, finding: Finding) -> bytes:
        """A PNG of the first place of a finding, its places framed; b"" when the page cannot be drawn."""
        if not finding.spots or not 0 < finding.page <= len(self._document):
            return b""
        self._turn_to(finding.page)
        window = self._pixels(_window(finding.spots[0]))
        bounds = (0, 0, *self._page.size)
        cut = tuple(
            int(min(max(value, low), high))
            for value, low, high in zip(window, bounds[:2] * 2, bounds[2:] * 2, strict=True)
        )
        if cut[2] - cut[0] < 2 or cut[3] - cut[1] < 2:
            return b""
        picture = self._page.copy()
        pen = ImageDraw.Draw(picture)
        for spot in finding.spots:
            frame = self._pixels(spot)
            pen.rectangle(_widened(frame, 5), outline="white", width=2)
            pen.rectangle(_widened(frame, 3), outline=_FRAME, width=2)
        target = BytesIO()
        picture.crop((cut[0], cut[1], cut[2], cut[3])).quantize(64).save(target, "PNG", optimize=True)
        return target.getvalue()

    def _turn_to(self, number: int) -> None:
        if number == self._number:
            return
        page = self._document[number - 1]
        page.set_rotation(0)
        left, bottom, right, top = page.get_mediabox()
        page.set_cropbox(left, bottom, right, top)
        area = max(1.0, (right - left) * (top - bottom)) / 72**2
        self._scale = min(_PPI, (_MOST_PIXELS / area) ** 0.5) / 72
        self._page = page.render(scale=self._scale, may_draw_forms=False).to_pil().convert("RGB")
        self._number, self._left, self._top = number, left, top

    def _pixels(self, box: Box) -> Box:
        left, bottom, right, top = box
        return (
            (left - self._left) * self._scale,
            (self._top - top) * self._scale,
            (right - self._left) * self._scale,
            (self._top - bottom) * self._scale,
        )


def _window(spot: Box) -> Box:
    """What to show: the place and some of what lies around it, never more than a hand's breadth."""
    left, bottom, right, top = spot
    x, y = (left + right) / 2, (bottom + top) / 2
    wide = min(right - left + 2 * _AROUND_PT, _LARGEST_PT) / 2
    high = min(top - bottom + 2 * _AROUND_PT, _LARGEST_PT) / 2
    return (x - wide, y - high, x + wide, y + high)


def _widened(box: Box, by: float) -> Box:
    return (box[0] - by, box[1] - by, box[2] + by, box[3] + by)
