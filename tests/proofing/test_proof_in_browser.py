"""The proof as an editor meets it: opened from the disk in a real Chromium, remarked upon, sent back."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from selenium.webdriver.common.keys import Keys

from catalogue.pipeline import Folders, prove, read_remarks

pytestmark = pytest.mark.conformance

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/studio"))
if TYPE_CHECKING:
    from looking import Browser


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory, faces: object) -> Folders:
    out = tmp_path_factory.mktemp("sent")
    folders = Folders(ROOT / "content", ROOT / "templates", ROOT / "fonts", out)
    prove(folders)
    return folders


@pytest.fixture(scope="module")
def browser(folders: Folders) -> Iterator[Browser]:
    from looking import Browser

    opened = Browser(1300, 1000)
    opened.driver.execute_cdp_cmd(
        "Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(folders.out)}
    )
    opened.driver.get((folders.out / "proof/index.html").as_uri())
    yield opened
    opened.close()


def test_it_opens_without_a_network(browser: Browser):
    offline = {"offline": True, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0}
    browser.driver.execute_cdp_cmd("Network.enable", {})
    browser.driver.execute_cdp_cmd("Network.emulateNetworkConditions", offline)
    browser.driver.refresh()
    browser.until(lambda: browser.run("return document.images[0].naturalWidth") == 1000)


def test_spreads_lie_as_the_book_does(browser: Browser):
    left_to_right = browser.run(
        "return [...document.querySelectorAll('.spread')].map((one) => [...one.querySelectorAll('.sheet')]"
        ".sort((one, other) => one.getBoundingClientRect().x - other.getBoundingClientRect().x)"
        ".map((one) => Number(one.dataset.page)))"
    )
    assert left_to_right[:3] == [[1], [3, 2], [5, 4]] and left_to_right[-1] == [20]


def test_a_remark_is_written_kept_saved_and_leads_back_to_its_words(browser: Browser, folders: Folders):
    browser.run("document.querySelector('.sheet[data-page=\"6\"]').scrollIntoView({ block: 'start' })")
    browser.run("document.getElementById('author').value = 'עורכת'")
    browser.click_at(6, 120, 20)
    browser.press("להוסיף פסיק")
    browser.run("document.querySelector('button[value=keep]').click()")
    browser.driver.refresh()
    assert browser.run("return document.querySelectorAll('.pin').length") == 1, (
        "kept, if the window is closed"
    )
    browser.run("document.getElementById('save').click()")
    saved, end = folders.out / "remarks.json", time.monotonic() + 30
    while not saved.exists() and time.monotonic() < end:
        time.sleep(0.05)
    same, (returned,) = read_remarks(folders, saved)
    assert same and (returned.remark.page, returned.remark.text) == (6, "להוסיף פסיק")
    assert (returned.remark.x, returned.remark.y) == pytest.approx((120, 20), abs=1)
    place, line, column = returned.place.rsplit(":", 2)
    written = Path(place).read_text("utf-8").splitlines()[int(line) - 1]
    assert written[int(column) - 1 :].startswith(returned.words)


def test_a_remark_can_be_written_without_a_mouse(browser: Browser):
    before = browser.run("return document.querySelectorAll('.pin').length")
    browser.run("document.querySelector('.sheet[data-page=\"9\"]').focus()")
    browser.press(Keys.ENTER, "בלי עכבר", Keys.TAB, Keys.ENTER)
    assert browser.run("return document.querySelectorAll('.pin').length") == before + 1


@pytest.mark.parametrize("width", [1300, 900, 380])
def test_nothing_reaches_out_of_the_window(browser: Browser, width: int):
    browser.resize(width, 800)
    inside = "const all = document.documentElement; return all.scrollWidth - all.clientWidth"
    assert browser.run(inside) <= 0


def test_every_word_stands_out_from_its_ground(browser: Browser):
    """WCAG 2.2, 1.4.3."""
    measured = browser.run((ROOT / "tests/studio/contrast.js").read_text("utf-8"))
    assert len(measured) > 100 and [one for one in measured if one[0] < 4.5] == []
