"""The README's pictures of the preview, taken anew from the preview itself.

usage: python tests/studio/pictures.py
"""

from __future__ import annotations

import sys
import tempfile
from io import BytesIO
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from copies import copy_book, watching
from looking import Browser
from PIL import Image
from selenium.webdriver.common.keys import Keys

INTO = Path(__file__).resolve().parents[2] / "templates" / "pictures"
COLOURS = 200


def main() -> None:
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


def take(browser: Browser, name: str) -> None:
    """The window as it is, in few colours: a README is read on telephones too."""
    browser.until(browser.drawn)
    shown = Image.open(BytesIO(browser.driver.get_screenshot_as_png())).convert("RGB")
    shown.quantize(COLOURS, dither=Image.Dither.NONE).save(INTO / name, optimize=True)


if __name__ == "__main__":
    main()
