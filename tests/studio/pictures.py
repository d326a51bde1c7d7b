"""The README's pictures of the preview and of a new catalogue's two looks, taken anew.

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

from catalogue.pipeline import Folders, build, new_catalogue
from catalogue.proofing.pixels import page_png

ROOT = Path(__file__).resolve().parents[2]
INTO = ROOT / "templates" / "pictures"
COLOURS, GROUND = 200, "#e5e3de"


SPREADS = ((1,), (5, 4), (7, 6))
"""Pages from left to right: the cover, contents and essay, a film."""


def main() -> None:
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
            rows.append(spreads((folders.out / "booklet-screen.pdf").read_bytes()))
    sheet = Image.new("RGB", (max(row.width for row in rows), sum(row.height for row in rows)), GROUND)
    top = 0
    for row in rows:
        sheet.paste(row, ((sheet.width - row.width) // 2, top))
        top += row.height
    sheet.quantize(COLOURS, dither=Image.Dither.NONE).save(INTO / "looks.png", optimize=True)


def spreads(pdf: bytes) -> Image.Image:
    """The spreads side by side, the first at the right; a millimetre is 1.6 pixels."""
    with pypdfium2.PdfDocument(pdf) as opened:
        width = round(opened[0].get_width() / 72 * 25.4 * 1.6)
    pages = {page: Image.open(BytesIO(page_png(pdf, width, page - 1))) for one in SPREADS for page in one}
    high, gap = pages[1].height, 24
    row = Image.new("RGB", (5 * width + 4 * gap, high + 2 * gap), GROUND)
    right = row.width - gap
    for spread in SPREADS:
        right -= width * len(spread)
        for at, page in enumerate(spread):
            row.paste(pages[page], (right + at * width, gap))
        right -= gap
    return row


def take(browser: Browser, name: str) -> None:
    """The window as it is, in few colours: a README is read on telephones too."""
    browser.until(browser.drawn)
    shown = Image.open(BytesIO(browser.driver.get_screenshot_as_png())).convert("RGB")
    shown.quantize(COLOURS, dither=Image.Dither.NONE).save(INTO / name, optimize=True)


if __name__ == "__main__":
    main()
