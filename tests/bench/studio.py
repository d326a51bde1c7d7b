"""From saving one changed word to the new page's pixels in the browser: median of many saves.

usage: python -P tests/bench/studio.py [--times 1] [--saves 15]
The book is the one of this checkout; `--times` sets it that often over, for a longer one.
Needs Chromium with its driver, and Selenium, which `make test` installs; says so where they are missing.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "studio"))
sys.path.insert(0, str(Path(__file__).resolve().parent))
from copies import Copy, copy_book, watching
from longer import longer

from catalogue.pipeline import where

TEXT = "content/essays/thoughts.md"
AIM = "0.25 s in the booklet, 0.5 s in 240 pages on two cores"

WATCH = """
const sheet = document.querySelector(`.sheet[data-page="${arguments[0]}"]`), drawn = sheet.dataset.drawn;
window.shown = 0;
new MutationObserver((_, observer) => {
  if (sheet.dataset.drawn === drawn) return;
  observer.disconnect();
  requestAnimationFrame(() => requestAnimationFrame(() => { window.shown = Date.now(); }));
}).observe(sheet, { attributes: true, attributeFilter: ["data-drawn"] });
"""


def main() -> None:
    """Print the median and the range, or why there are none."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--times", type=int, default=1)
    options.add_argument("--saves", type=int, default=15)
    chosen, _ = options.parse_known_args()
    if missing := [one for one in ("chromium", "chromedriver") if not shutil.which(one)]:
        print(
            f"not measured: {' and '.join(missing)} not installed (Debian: apt-get install chromium-driver)"
        )
        return
    if find_spec("selenium") is None:
        print("not measured: Selenium drives the browser, and comes with `make test`")
        return
    with tempfile.TemporaryDirectory() as folder:
        copy = copy_book(Path(folder))
        longer(copy.root / "content", chosen.times)
        with watching(copy) as url:
            seconds, pages = measure(copy, url, chosen.saves)
    median, least, most = statistics.median(seconds), min(seconds), max(seconds)
    print("from saving one changed word to the new page's pixels in the browser, on the clock")
    print(f"{pages} pages, {len(seconds)} saves: median {median:.3f} s, {least:.3f}–{most:.3f}; aim: {AIM}")


def page_of(copy: Copy, words: str) -> int:
    """The page on which some words of the first essay are printed."""
    lines = (copy.root / TEXT).read_text("utf-8").splitlines()
    [(number, line)] = [(at, line) for at, line in enumerate(lines, 1) if words in line]
    return where(copy.folders, f"{copy.root / TEXT}:{number}:{line.index(words) + 1}")[0].page


def measure(copy: Copy, url: str, saves: int) -> tuple[list[float], int]:
    from looking import Browser

    browser = Browser()
    try:
        page = page_of(copy, "תוצרים שיש בהם")
        browser.open(f"{url}#{page}")
        words = ["תוצרים", "דברים"]
        seconds = []
        for number in range(saves):
            browser.run(WATCH, page)
            before, after = words[number % 2], words[(number + 1) % 2]
            began = time.time()
            copy.edit(TEXT, f"{before} שיש בהם", f"{after} שיש בהם")
            browser.until(lambda: browser.run("return window.shown"))
            seconds.append(browser.run("return window.shown") / 1000 - began)
            time.sleep(0.7)
            print(f"  {seconds[-1]:.3f}  {browser.text('#status')}", file=sys.stderr)
        return seconds, int(
            browser.run("return parseInt(document.getElementById('count').textContent.match(/\\d+/))")
        )
    finally:
        browser.close()


if __name__ == "__main__":
    main()
