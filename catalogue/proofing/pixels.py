"""A page of a PDF as a picture for the screen."""

from __future__ import annotations

import io

import pypdfium2


def page_png(pdf: bytes, width: int, page: int = 0) -> bytes:
    """Page `page` (from 0) as PNG, `width` pixels wide."""
    with pypdfium2.PdfDocument(pdf) as document:
        sheet = document[page]
        image = sheet.render(scale=width / sheet.get_width()).to_pil()
        sheet.close()
    target = io.BytesIO()
    # A page lives until the next keystroke: the fastest deflate, which text compresses under well enough.
    image.save(target, "PNG", compress_level=1)
    return target.getvalue()
