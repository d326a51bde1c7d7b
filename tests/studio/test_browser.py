"""The studio as a designer sees it, in a real Chromium."""

from __future__ import annotations

import itertools
import json
from io import BytesIO

import pytest
from looking import Browser
from PIL import Image, ImageChops
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

pytestmark = pytest.mark.conformance

FILM = """titles:
  - text: סרט חדש
    language: he
"""


def digest(studio: Browser, page: int) -> str:
    return studio.sheets()[str(page)][0]


def seen(studio: Browser, page: int) -> Image.Image:
    """A page as it stands on the screen, without the frame that shows for a second what has changed."""
    studio.until(studio.drawn)
    studio.run("for (const one of document.querySelectorAll('.sheet.new')) one.classList.remove('new')")
    sheet = studio.driver.find_element(By.CSS_SELECTOR, f'#stage > .spread .sheet[data-page="{page}"]')
    return Image.open(BytesIO(sheet.screenshot_as_png)).convert("RGB")


def fetched(studio: Browser, path: str) -> str:
    script = (
        "const [path, done] = arguments; fetch(path).then((one) => one.arrayBuffer()).then((all) => "
        "done(Array.from(new Uint8Array(all), (one) => String.fromCharCode(one)).join('')))"
    )
    return studio.driver.execute_async_script(script, path)


def digests(studio: Browser) -> list[str]:
    return [page["digest"] for page in json.loads(fetched(studio, "state").encode("latin-1"))["pages"]]


def pictures(studio: Browser) -> list[tuple[str, str]]:
    return [(one, fetched(studio, f"page/{one}?width=600")) for one in digests(studio)]


def titles(studio: Browser) -> list[str]:
    script = (
        "const done = arguments[0]; fetch('state').then((one) => one.json())"
        ".then((book) => done(book.sections.map((one) => one.title)))"
    )
    return studio.driver.execute_async_script(script)


def order(studio: Browser) -> list[int]:
    """The pages shown, from left to right."""
    return studio.run(
        "return [...document.querySelectorAll('#stage > .spread .sheet')]"
        ".sort((one, other) => one.getBoundingClientRect().x - other.getBoundingClientRect().x)"
        ".map((one) => Number(one.dataset.page))"
    )


def test_spreads_lie_open_as_a_hebrew_reader_holds_them(studio):
    assert order(studio) == [7, 6]


def test_arrows_follow_the_direction_of_reading(studio):
    studio.press(Keys.ARROW_LEFT)
    assert order(studio) == [9, 8]
    studio.press(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT)
    assert order(studio) == [5, 4]
    studio.press(Keys.END)
    assert order(studio) == [20]
    studio.press(Keys.HOME)
    assert order(studio) == [1]
    studio.press(Keys.ARROW_RIGHT)
    assert order(studio) == [1], "the cover is the first"


def test_an_edited_word_redraws_its_page_and_no_other(studio, shelf):
    before = studio.sheets()
    edited, beside = seen(studio, 6), seen(studio, 7)
    shelf.edit("content/essays/thoughts.md", "תוצרים שיש בהם", "דברים שיש בהם")
    studio.until(lambda: digest(studio, 6) != before["6"][0])
    assert studio.sheets()["6"][1] == before["6"][1] + 1
    assert studio.sheets()["7"] == before["7"], "not asked for again"
    assert order(studio) == [7, 6], "the view has not moved"
    changed = ImageChops.difference(seen(studio, 6), edited).getbbox()
    assert changed and changed[3] - changed[1] < edited.height / 3, "the paragraph, and nothing else"
    assert seen(studio, 7) == beside, "pixel by pixel"
    shelf.edit("content/essays/thoughts.md", "דברים שיש בהם", "תוצרים שיש בהם")
    studio.until(lambda: digest(studio, 6) == before["6"][0])
    assert seen(studio, 6) == edited


def test_of_all_pages_only_the_edited_one_looks_otherwise(studio, shelf):
    """Every page of the book, as pictures from the server, before and after."""
    before = pictures(studio)
    shelf.edit("content/films/design/text.md", "שליטא הביא", "שליטא הביאה")
    studio.until(lambda: digests(studio) != [one for one, _ in before])
    after = pictures(studio)
    shelf.edit("content/films/design/text.md", "שליטא הביאה", "שליטא הביא")
    differing = [page for page, (one, other) in enumerate(zip(before, after, strict=True), 1) if one != other]
    assert differing == [13] and before[12][1] != after[12][1]
    studio.until(lambda: digests(studio) == [one for one, _ in before])


def test_three_edits_one_after_another_all_arrive(studio, shelf):
    path = "content/essays/thoughts.md"
    words = [f"{word} שיש בהם" for word in ("תוצרים", "ראשון", "שני", "שלישי")]
    looks = [digest(studio, 6)]
    for before, after in itertools.pairwise(words):
        shelf.edit(path, before, after)
        studio.until(lambda: digest(studio, 6) not in looks)
        studio.until(studio.drawn)
        looks.append(digest(studio, 6))
    shelf.edit(path, words[-1], words[0])
    studio.until(lambda: digest(studio, 6) == looks[0])
    assert len(set(looks)) == 4


def test_broken_yaml_shows_the_message_over_the_last_good_pages_until_it_is_mended(studio, shelf):
    before = studio.sheets()
    shelf.edit("content/book.yaml", "binding: right", "binding: [right")
    studio.until(lambda: studio.text("#alert"))
    place = studio.run("return document.querySelector('#alert a').dataset.place")
    assert place.startswith("content/book.yaml:") and place.split(":")[1].isdigit()
    assert studio.run("return document.querySelector('#alert a').href").startswith("vscode://file/")
    assert {page: one for page, (one, _) in studio.sheets().items()} == {
        page: one for page, (one, _) in before.items()
    }
    shelf.edit("content/book.yaml", "binding: [right", "binding: right")
    studio.until(lambda: not studio.text("#alert"))


def test_another_page_size_arrives(studio, shelf):
    shape = (
        "const box = document.querySelector('.sheet').getBoundingClientRect(); return box.width / box.height"
    )
    shelf.edit("templates/tokens.yaml", "width: 165mm", "width: 170mm")
    studio.until(lambda: studio.run(shape) == pytest.approx(170 / 235, abs=0.002))
    shelf.edit("templates/tokens.yaml", "width: 170mm", "width: 165mm")
    studio.until(lambda: studio.run(shape) == pytest.approx(165 / 235, abs=0.002))


def test_a_style_sheet_arrives(studio, shelf):
    before = studio.sheets()
    rule, other = "{ left: 10mm; text-align: left; }", "{ left: 20mm; text-align: left; }"
    shelf.edit("templates/booklet.css.j2", rule, other)
    studio.until(lambda: all(digest(studio, page) != before[str(page)][0] for page in (6, 7)))
    shelf.edit("templates/booklet.css.j2", other, rule)
    studio.until(lambda: all(digest(studio, page) == before[str(page)][0] for page in (6, 7)))


def test_a_still_dropped_in_takes_the_plates_place(studio, shelf):
    studio.press(Keys.ARROW_LEFT)
    studio.until(studio.drawn)
    plate = digest(studio, 8)
    picture = shelf.root / "content/films/original/still.png"
    Image.new("RGB", (1600, 900), "teal").save(picture)
    studio.until(lambda: digest(studio, 8) != plate)
    picture.unlink()
    studio.until(lambda: digest(studio, 8) == plate)


def test_a_film_that_is_added_is_in_the_book(studio, shelf):
    film = shelf.root / "content/films/new"
    film.mkdir()
    (film / "film.yaml").write_text(FILM, "utf-8")
    (film / "text.md").write_text("כמה מילים על הסרט.\n", "utf-8")
    line = "  - films/original\n"
    shelf.edit("content/book.yaml", line, f"{line}  - films/new\n")
    studio.until(lambda: "סרט חדש" in titles(studio))
    shelf.edit("content/book.yaml", f"{line}  - films/new\n", line)
    for file in film.iterdir():
        file.unlink()
    film.rmdir()
    studio.until(lambda: "סרט חדש" not in titles(studio))


def test_another_face_arrives(studio, shelf):
    before = digest(studio, 6)
    regular = "weight: 400, file: FrankRuhlLibre_400Regular"
    medium = "weight: 400, file: FrankRuhlLibre_500Medium"
    shelf.edit("fonts/fonts.yaml", regular, medium)
    studio.until(lambda: digest(studio, 6) != before)
    shelf.edit("fonts/fonts.yaml", medium, regular)
    studio.until(lambda: digest(studio, 6) == before)


def test_a_thousand_saves_do_not_pile_up(studio, shelf):
    version, before = studio.version(), studio.sheets()
    path = shelf.root / "content/essays/thoughts.md"
    text = path.read_text("utf-8")
    for number in range(1000):
        path.write_text(text.replace("תוצרים שיש", f"{number} תוצרים שיש"), "utf-8")
    path.write_text(text.replace("תוצרים שיש", "דברים שיש"), "utf-8")
    studio.until(lambda: digest(studio, 6) != before["6"][0])
    path.write_text(text, "utf-8")
    studio.until(lambda: digest(studio, 6) == before["6"][0])
    assert studio.version() - version < 200


def test_a_click_on_a_word_leads_to_its_place(studio, shelf):
    studio.click_at(6, 120, 20)
    studio.until(lambda: studio.text("#place"))
    place = studio.run("return document.querySelector('#place a').dataset.place")
    file, line, column = place.split(":")
    word = studio.text("#place h2")
    source = (shelf.root / file).read_text("utf-8").splitlines()[int(line) - 1]
    assert file == "content/essays/thoughts.md" and source[int(column) - 1 :].startswith(word)
    marked = "return [...document.querySelectorAll('.here')].map((one) => one.parentElement.dataset.page)"
    assert studio.run(marked) == ["6"], "the line is marked"
    studio.press(Keys.ESCAPE)
    assert studio.run(marked) == []


def test_the_plates_are_shown_ink_by_ink(studio):
    """The cover is black and white on magenta: a spot of the ground, beside the letters."""
    studio.press(Keys.HOME)
    ground = (20, 200)
    plain = seen(studio, 1).getpixel(ground)
    shown = {}
    for key in "cmk":
        studio.press(key)
        shown[key] = seen(studio, 1).getpixel(ground)
        studio.press(key)
    assert shown == {"c": (255, 255, 255), "m": (0, 0, 0), "k": (255, 255, 255)}
    studio.press("m", "k")
    together = seen(studio, 1).getpixel(ground)
    assert together[0] > together[1] + 150, "magenta on the press"
    studio.press("m", "k")
    assert seen(studio, 1).getpixel(ground) == plain


def test_the_heaviest_square_says_how_much_ink_it_carries(studio):
    studio.press(Keys.HOME, "v")
    studio.until(lambda: studio.run("return document.querySelector('.sheet svg text')"))
    words = studio.run(
        "return [...document.querySelectorAll('.sheet svg text')].map((one) => one.textContent)"
    )
    assert words[:2] == ["≤100%", "≤200%"] and words[-1] == "198%"
    studio.press("v")


def test_keys_are_told_in_the_help_and_in_the_panel(studio):
    keys = set("bgxlndiocmykv")
    for place in ("#help", "#layers"):
        told = studio.run(
            f"return [...document.querySelectorAll('{place} kbd')].map((one) => one.textContent)"
        )
        assert keys <= set(told)


@pytest.mark.parametrize("key", list("bgxlndiocmykv"))
def test_every_layer_comes_and_goes_with_its_key(studio, key):
    studio.press(key)
    studio.until(lambda: studio.run("return document.querySelectorAll('.sheet svg').length") == 2)
    studio.press(key)
    studio.until(lambda: studio.run("return document.querySelectorAll('.sheet svg').length") == 0)


def test_views_and_sizes(studio):
    studio.press("p")
    assert order(studio) == [6]
    studio.press("1")
    width = studio.run("return document.querySelector('.sheet').getBoundingClientRect().width")
    assert width == pytest.approx(165 * 96 / 25.4, abs=1)
    studio.press("0", "t")
    assert studio.run("return document.querySelectorAll('.thumb').length") == 11
    studio.press("s")
    assert order(studio) == [7, 6]


def test_full_screen_shows_the_pages_and_nothing_else(studio):
    bars = (
        "return [...document.querySelectorAll('.bar, .foot')].filter((one) => one.checkVisibility()).length"
    )
    studio.press("f")
    studio.until(lambda: studio.run(bars) == 0)
    assert studio.run("return innerHeight - document.getElementById('table').offsetHeight") == 0
    studio.press("f")
    studio.until(lambda: studio.run(bars) == 2)


def test_it_speaks_hebrew_too(studio):
    button = "document.getElementById('language')"
    studio.run(f"{button}.click()")
    assert studio.run("return document.documentElement.lang + document.documentElement.dir") == "hertl"
    assert "נסדר" in studio.text("#status")
    studio.press("e")
    told = studio.run("return document.querySelector('#findings .message').textContent")
    assert "כתובה" in told or "אבדה" in told, "findings too"
    studio.press("e")
    studio.run(f"{button}.click()")
    assert studio.run("return document.documentElement.lang") == "en"
