"""The README's pictures, taken anew: the booklet and its sheets, the preview, a new catalogue's two looks.

usage: python tests/studio/pictures.py
"""

from __future__ import annotations

import sys
import tempfile
from io import BytesIO
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
import pypdfium2
from copies import copy_book, watching
from looking import Browser
from PIL import Image
from selenium.webdriver.common.keys import Keys

from catalogue.pipeline import Folders, build, new_catalogue, press
from catalogue.proofing.pixels import page_png

ROOT = Path(__file__).resolve().parents[2]
INTO = ROOT / "tests" / "pictures"
COLOURS, GROUND = 200, "#e5e3de"

Spreads = tuple[tuple[int, ...], ...]
"""Pages side by side, each spread from left to right; the first spread stands at the right."""

FILMS: Spreads = ((1,), (9, 8), (11, 10))
LOOKS: Spreads = ((1,), (5, 4), (7, 6))
"""The cover, contents and essay, a film."""

NOTES = (9, (0.17, 0.7, 0.92, 0.91))
"""A page with notes in both scripts, and the part of it they take: left, top, right, bottom."""

OUTER_SIDES = (0, 8)
"""The outer sides of the first and the last sheet, by their place in sheets.pdf."""


def main() -> None:
    show_booklet()
    show_looks()
    with tempfile.TemporaryDirectory() as folder, watching(copy_book(Path(folder))) as url:
        browser = Browser()
        browser.resize(1400, 880)
        try:
            browser.driver.get("about:blank")
            browser.open(f"{url}#8")
            if browser.run("return document.documentElement.lang") != "he":
                browser.run("document.getElementById('language').click()")
            browser.click_at(9, 62, 113)
            browser.until(lambda: browser.text("#place"))
            take(browser, "studio.png")
            browser.press(Keys.ESCAPE, Keys.ARROW_RIGHT, "g", "l", "n")
            browser.run("document.querySelector('[data-do=layers]').click(); document.activeElement.blur()")
            browser.until(lambda: browser.run("return document.querySelectorAll('.sheet svg path').length"))
            take(browser, "layers.png")
        finally:
            browser.close()


def show_looks() -> None:
    """The same words in both looks of a new catalogue, to one scale."""
    with tempfile.TemporaryDirectory() as folder:
        new = Path(folder) / "new"
        new_catalogue(new, ROOT / "templates")
        rows = []
        for look in ("templates", "brochure"):
            folders = Folders(new / "content", new / look, ROOT / "fonts", new / "out" / look)
            build(folders)
            rows.append(spreads((folders.out / "booklet-screen.pdf").read_bytes(), LOOKS, 1.6))
    sheet = Image.new("RGB", (max(row.width for row in rows), sum(row.height for row in rows)), GROUND)
    top = 0
    for row in rows:
        sheet.paste(row, ((sheet.width - row.width) // 2, top))
        top += row.height
    keep(sheet, "looks.png")


def show_booklet() -> None:
    """Spreads with films, notes in both scripts enlarged, and two sheets."""
    with tempfile.TemporaryDirectory() as folder:
        folders = copy_book(Path(folder)).folders
        build(folders)
        screen = (folders.out / "booklet-screen.pdf").read_bytes()
        sheets = next(press(folders).folder.glob("sheets*.pdf")).read_bytes()
    keep(spreads(screen, FILMS, 2.1), "spreads.png")
    page, (left, top, right, bottom) = NOTES
    whole = picture(screen, 1000, page - 1)
    keep(
        whole.crop(
            tuple(round(at) for at in (left * 1000, top * whole.height, right * 1000, bottom * whole.height))
        ),
        "notes.png",
    )
    sides = [picture(sheets, 600, side) for side in OUTER_SIDES]
    row = Image.new("RGB", (3 * 8 + 2 * 600, sides[0].height + 2 * 8), GROUND)
    for at, side in enumerate(sides):
        row.paste(side, (8 + at * 608, 8))
    keep(row, "sheets.png")


def picture(pdf: bytes, width: int, page: int) -> Image.Image:
    return Image.open(BytesIO(page_png(pdf, width, page)))


def keep(shown: Image.Image, name: str) -> None:
    """In few colours: a README is read on telephones too."""
    shown.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(INTO / name, optimize=True)


def spreads(pdf: bytes, shown: Spreads, scale: float) -> Image.Image:
    """The spreads side by side, the first at the right; a millimetre is `scale` pixels."""
    with pypdfium2.PdfDocument(pdf) as opened:
        width = round(opened[0].get_width() / 72 * 25.4 * scale)
    pages = {page: picture(pdf, width, page - 1) for one in shown for page in one}
    high, gap = pages[1].height, 24
    row = Image.new("RGB", (5 * width + 4 * gap, high + 2 * gap), GROUND)
    right = row.width - gap
    for spread in shown:
        right -= width * len(spread)
        for at, page in enumerate(spread):
            row.paste(pages[page], (right + at * width, gap))
        right -= gap
    return row


def take(browser: Browser, name: str) -> None:
    """The window as it is."""
    browser.until(browser.drawn)
    keep(Image.open(BytesIO(browser.driver.get_screenshot_as_png())), name)


if __name__ == "__main__":
    main()
