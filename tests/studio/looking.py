"""A headless Chromium that looks at the studio."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By

PATIENCE = 60.0
"""Seconds; a machine may be busy, and a test that fails by the clock says nothing."""

DRAWN = """
const sheets = [...document.querySelectorAll("#stage > .spread .sheet")];
return sheets.length > 0
  && sheets.every((one) => one.dataset.wanted && one.dataset.shown === one.dataset.wanted);
"""
SHEETS = """
return Object.fromEntries([...document.querySelectorAll("#stage > .spread .sheet")]
  .map((one) => [one.dataset.page, [one.dataset.digest, Number(one.dataset.drawn)]]));
"""


class Browser:
    """What a reader does, and what they see."""

    def __init__(self, width: int = 1400, height: int = 900) -> None:
        options = Options()
        for argument in (
            "--headless=new",
            "--no-sandbox",
            "--disable-dev-shm-usage",
            f"--window-size={width},{height}",
        ):
            options.add_argument(argument)
        options.binary_location = shutil.which("chromium") or "chromium"
        service = Service(shutil.which("chromedriver") or "chromedriver")
        self.driver = webdriver.Chrome(options=options, service=service)

    def open(self, url: str) -> None:
        self.driver.get(url)
        self.until(self.drawn)

    def close(self) -> None:
        self.driver.quit()

    def run(self, script: str, *arguments: object) -> Any:
        return self.driver.execute_script(script, *arguments)  # type: ignore[no-untyped-call]

    def drawn(self) -> bool:
        return bool(self.run(DRAWN))

    def sheets(self) -> dict[str, tuple[str, int]]:
        """Page → digest of what is shown, and how often it has been drawn."""
        return {page: tuple(facts) for page, facts in self.run(SHEETS).items()}

    def press(self, *keys: str) -> None:
        for key in keys:
            ActionChains(self.driver).send_keys(key).perform()

    def version(self) -> int:
        return int(self.run("return document.body.dataset.version ?? 0"))

    def click_at(self, page: int, x: float, y: float) -> None:
        """A click `x`, `y` millimetres from the trim's corner of a page that is shown."""
        sheet = self.driver.find_element(By.CSS_SELECTOR, f'.sheet[data-page="{page}"]')
        left, top, mm = self.run(
            "const box = arguments[0].getBoundingClientRect();"
            "return [box.left, box.top, box.width / arguments[1]]",
            sheet,
            165,
        )
        actions = ActionChains(self.driver)
        actions.w3c_actions.pointer_action.move_to_location(int(left + x * mm), int(top + y * mm)).click()
        actions.perform()

    def resize(self, width: int, height: int) -> None:
        """The window as seen from inside; a real one cannot be made as narrow as a telephone."""
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)

    def emulate(self, feature: str, value: str) -> None:
        """What the reader has set in their system; "" for nothing."""
        self.driver.execute_cdp_cmd(
            "Emulation.setEmulatedMedia", {"features": [{"name": feature, "value": value}]}
        )

    def text(self, selector: str) -> str:
        return str(self.driver.find_element(By.CSS_SELECTOR, selector).text)

    def until(self, seen: Callable[[], object]) -> None:
        end = time.monotonic() + PATIENCE
        while not seen():
            assert time.monotonic() < end, f"still not: {seen}"
            time.sleep(0.03)

    def picture(self, path: Path) -> None:
        self.driver.save_screenshot(str(path))
