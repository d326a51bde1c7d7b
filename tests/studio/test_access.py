"""Who cannot see, point, or read small can use the studio too; in wide and narrow windows of a Chromium."""

from __future__ import annotations

from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys

pytestmark = pytest.mark.conformance

CONTRAST = (Path(__file__).parent / "contrast.js").read_text("utf-8")
PANELS = ("layers", "findings", "help")
BOX = "const box = document.getElementById(arguments[0]).getBoundingClientRect();"
FOCUSED = """
const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
const seen = outlined && box.width > 0 && box.top >= 0 && box.bottom <= innerHeight;
return [one.tagName, one.id || one.textContent, seen];
"""
NAMELESS = """
const named = (one) =>
  one.textContent.trim() || one.getAttribute("aria-label") || one.alt || one.labels?.length;
return [...document.querySelectorAll("button, input, select, img, main, nav, aside, dialog")]
  .filter((one) => !named(one))
  .map((one) => one.outerHTML);
"""


def toggle(studio, panel):
    studio.run(f"document.querySelector('[data-do={panel}]').click()")


@pytest.mark.parametrize("width", [1400, 900, 380])
def test_nothing_reaches_out_of_the_window(studio, width):
    studio.resize(width, 740)
    try:
        for key in "spt":
            studio.press(key)
            inside = "const all = document.getElementById('table'); return all.scrollWidth - all.clientWidth"
            studio.until(lambda inside=inside: studio.run(inside) <= 0)
        assert studio.run("return document.documentElement.scrollWidth <= innerWidth")
        for panel in PANELS:
            toggle(studio, panel)
            left, right, bottom = studio.run(f"{BOX} return [box.left, box.right, box.bottom]", panel)
            assert left >= 0 and right <= width and bottom <= 740, panel
            studio.press(Keys.ESCAPE)
    finally:
        studio.resize(1400, 900)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_word_stands_out_from_its_ground(studio, shelf, scheme):
    """WCAG 2.2, 1.4.3: 4.5 to 1; measured with panels open, and an error shown."""
    studio.emulate("prefers-color-scheme", scheme)
    for panel in PANELS[:2]:
        toggle(studio, panel)
    shelf.edit("content/book.yaml", "binding: right", "binding: [right")
    studio.until(lambda: studio.text("#alert"))
    try:
        measured = studio.run(CONTRAST)
        assert len(measured) > 40
        assert [one for one in measured if one[0] < 4.5] == []
    finally:
        shelf.edit("content/book.yaml", "binding: [right", "binding: right")
        studio.until(lambda: not studio.text("#alert"))
        studio.press(Keys.ESCAPE)
        studio.emulate("prefers-color-scheme", "")


def test_the_focus_is_always_seen(studio):
    """WCAG 2.2, 2.4.7: whatever Tab reaches is outlined, and on the screen."""
    reached = []
    for _ in range(20):
        studio.press(Keys.TAB)
        tag, name, seen = studio.run(FOCUSED)
        if tag == "BODY":
            break
        assert seen, name
        reached.append(name)
    assert {"table", "go", "language", "zoom"} <= set(reached) and len(set(reached)) >= 13


def test_nothing_moves_for_a_reader_who_asked_for_rest(studio):
    studio.run("document.querySelector('.sheet').classList.add('new')")
    moving = "return getComputedStyle(document.querySelector('.sheet'), '::before').animationName"
    assert studio.run(moving) == "fade"
    studio.emulate("prefers-reduced-motion", "reduce")
    assert studio.run(moving) == "none"
    studio.emulate("prefers-reduced-motion", "")


def test_closing_gives_the_focus_back(studio):
    studio.click_at(6, 120, 20)
    studio.until(lambda: studio.text("#place"))
    assert studio.run("return document.activeElement.closest('#place') !== null"), "Enter opens the editor"
    studio.press(Keys.ESCAPE)
    assert studio.run("return document.activeElement.id") == "table"


def test_the_help_opens_at_its_head_and_is_closed_by_a_button_too(studio):
    studio.resize(380, 500)
    studio.press("?")
    assert studio.run("return document.getElementById('help').scrollTop") == 0
    studio.run("document.querySelector('#help form button').click()")
    assert not studio.run("return document.getElementById('help').open")
    studio.resize(1400, 900)


def test_a_layer_is_announced_and_keeps_the_focus(studio):
    toggle(studio, "layers")
    studio.run("document.querySelector('[data-layer=grid]').focus()")
    studio.press(" ")
    assert studio.run("return document.getElementById('spoken').textContent") == "Baseline grid: shown"
    assert studio.run("return document.activeElement.dataset.layer") == "grid"
    studio.press(" ", Keys.ESCAPE)


def test_everything_has_a_name_and_pages_are_announced(studio):
    assert studio.run(NAMELESS) == []
    assert studio.run("return document.getElementById('spoken').textContent") == "page 6, page 7"
