"""What is remembered never shows: after every edit the kept stone holds what a new one would."""

from __future__ import annotations

import functools
import multiprocessing
import pickle
import random
import re
import shutil
import sys
from concurrent.futures import ProcessPoolExecutor

import pypdfium2
import pytest
from copies import Copy, copy_book
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from PIL import Image

from catalogue.composing.memory import same
from catalogue.diagnostics import CatalogueError
from catalogue.pipeline import build
from catalogue.pipeline.laid import Laid, Stopped
from catalogue.pipeline.stone import Stone
from catalogue.proofing.pixels import page_png
from catalogue.setting.pagepress import PagePress

WORDS = ["אור", "סרט", "שם", "AI", "1969", "בית–ספר", "״ציטוט״", "(סוגר)", "*kino*", "**חזק**", "G1"]
PROSE = [
    "content/essays/thoughts.md",
    "content/essays/closing.md",
    "content/films/original/text.md",
    "content/films/design/text.md",
]


def digests(laid: Laid | Stopped) -> list[str]:
    assert isinstance(laid, Laid), laid
    return [page["digest"] for page in laid.pages]


def drawn(stone: Stone, press: PagePress, known: dict[str, bytes]) -> list[bytes]:
    """Every page as PDF; `known` has those drawn before."""
    laid = stone.lay()
    for digest in digests(laid):
        if digest not in known:
            known[digest] = pickle.loads(laid.jobs[digest]).draw(press)[0]
    return [known[digest] for digest in digests(laid)]


def test_an_edited_word_changes_its_page_and_no_other(book: Copy):
    stone = Stone(book.folders)
    before = digests(stone.lay())
    book.edit("content/essays/thoughts.md", "תוצרים שיש בהם", "דברים שיש בהם")
    laid = stone.lay()
    changed = [
        at for at, (one, other) in enumerate(zip(before, digests(laid), strict=True), 1) if one != other
    ]
    assert changed == [6] and len(laid.jobs) == 1


def test_pages_drawn_alone_are_the_pages_of_the_book(book: Copy):
    """Pixel by pixel, at a resolution at which a hair's breadth shows."""
    from catalogue.pipeline.building import print_book
    from catalogue.pipeline.clock import StageClock
    from catalogue.pipeline.hands import Hands
    from catalogue.pipeline.meant import read_all

    clock = StageClock(lambda _: None)
    raw = print_book(book.folders, read_all(book.folders, clock), clock, Hands()).raw
    alone = drawn(Stone(book.folders), PagePress(), {})
    for number, pdf in enumerate(alone):
        assert page_png(pdf, 900) == page_png(raw, 900, number), number + 1


TOUCHES = [
    ("content/films/design/text.md", "", "\n\n"),
    ("content/essays/thoughts.md", "[^course]:", "\n[^course]:"),
    ("content/people.yaml", "name: ", "name: ד״ר "),
    ("content/book.yaml", "    marks: hebrew", "    marks: digits"),
    ("templates/tokens.yaml", "  lines: 36", "  lines: 34"),
]


def test_what_is_remembered_has_the_places_and_words_of_today(book: Copy):
    """Also where no page changes: a click and a finding must lead to the line as it stands now."""
    stone = Stone(book.folders)
    stone.lay()
    for path, before, after in TOUCHES:
        book.edit(path, before, after)
        fresh = Stone(book.folders)
        assert stone.lay().findings == fresh.lay().findings
        assert same(stone.composed, fresh.composed), path


def test_findings_of_the_rules_come_apart_and_the_same(book: Copy):
    from catalogue.pipeline import check

    stone = Stone(book.folders)
    stone.lay()
    told = {one for one in check(book.folders) if one.code.startswith("CAT-E")}
    assert told and set(stone.house_rules()) >= told


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        ("content/essays/thoughts.md", "[^course]", "[^nowhere]"),
        ("content/book.yaml", "binding: right", "binding: up"),
        ("templates/pages/text.html.j2", "set.flow", "set.flew"),
        ("templates/tokens.yaml", "grid: 15pt", "grid: fifteen"),
    ],
)
def test_a_broken_file_stops_with_its_place_and_mends(book: Copy, path, before, after):
    stone = Stone(book.folders)
    good = digests(stone.lay())
    book.edit(path, before, after)
    stopped = stone.lay()
    assert isinstance(stopped, Stopped)
    assert any(one.location.file.endswith(path) and one.location.line for one in stopped.findings)
    book.edit(path, after, before)
    assert digests(stone.lay()) == good


def test_a_file_that_cannot_be_read_just_now_is_told(book: Copy, monkeypatch):
    stone = Stone(book.folders)

    def refuse(*_: object) -> None:
        raise OSError(2, "No such file or directory", "text.html.j2")

    monkeypatch.setattr("catalogue.pipeline.stone.render_html", refuse)
    stopped = stone.lay()
    assert isinstance(stopped, Stopped)
    assert [(one.code, one.location.file) for one in stopped.findings] == [("CAT-S20", "text.html.j2")]


def test_another_folder_with_the_same_words_has_the_same_pages(book: Copy, tmp_path):
    """Digests hold no folder and no clock: they can be compared between machines."""
    other = copy_book(tmp_path / "elsewhere")
    assert digests(Stone(book.folders).lay()) == digests(Stone(other.folders).lay())


def test_css_that_is_not_understood_is_told_with_every_page(book: Copy):
    book.edit(
        "templates/booklet.css.j2",
        ".frame { position: absolute; }",
        ".frame { position: absolute; hyphens: sometimes; }",
    )
    laid = Stone(book.folders).lay()
    press = PagePress()
    for page in laid.pages[4:6]:
        _, faults = pickle.loads(laid.jobs[page["digest"]]).draw(press)
        assert {one.code for one in faults} == {"CAT-L02"}


def still(book: Copy, name: str, colour: str) -> None:
    Image.new("RGB", (1600, 900), colour).save(book.root / "content/films/original" / name)


def test_a_still_that_is_replaced_under_its_name_is_drawn_anew(book: Copy):
    """Same name, same size in bytes, same time of change: only the content tells."""
    import os

    path = book.root / "content/films/original/still.png"
    still(book, "still.png", "red")
    stone, press, known = Stone(book.folders), PagePress(), {}
    first = drawn(stone, press, known)
    stamp = path.stat()
    still(book, "still.png", "blue")
    os.utime(path, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    second = drawn(stone, press, known)
    differing = [at for at, (one, other) in enumerate(zip(first, second, strict=True)) if one != other]
    assert len(differing) == 1
    with pypdfium2.PdfDocument(second[differing[0]]) as pdf:
        picture = pdf[0].render(scale=1).to_pil().convert("RGB")
        red, _, blue = picture.getpixel((picture.width // 2, 60))
    assert blue > red


class Editing(RuleBasedStateMachine):
    """Somebody edits words, order, looks and pictures; two stones look on, one of them new each time."""

    @initialize()
    def begin(self) -> None:
        import tempfile
        from pathlib import Path

        self.folder = Path(tempfile.mkdtemp())
        self.copy = copy_book(self.folder)
        self.stone, self.press = Stone(self.copy.folders), PagePress()
        self.known: dict[str, bytes] = {}
        self.elsewhere = ProcessPoolExecutor(1, multiprocessing.get_context("spawn"))

    @rule(path=st.sampled_from(PROSE), word=st.sampled_from(WORDS), at=st.integers(0, 10_000))
    def add_a_word(self, path: str, word: str, at: int) -> None:
        file = self.copy.root / path
        text = file.read_text("utf-8")
        spaces = [found for found, char in enumerate(text) if char == " " and found > text.rfind("---")]
        place = spaces[at % len(spaces)]
        file.write_text(f"{text[:place]} {word}{text[place:]}", "utf-8")

    @rule(path=st.sampled_from(PROSE), at=st.integers(0, 10_000))
    def take_a_word_out(self, path: str, at: int) -> None:
        file = self.copy.root / path
        words = file.read_text("utf-8").split(" ")
        plain = [number for number, word in enumerate(words) if word.isalpha()]
        if len(plain) > 40:
            del words[plain[at % len(plain)]]
            file.write_text(" ".join(words), "utf-8")

    @rule(path=st.sampled_from(PROSE[:2]))
    def add_a_paragraph(self, path: str) -> None:
        file = self.copy.root / path
        text = file.read_text("utf-8")
        head, split, body = text.rpartition("\n---\n") if text.startswith("---") else ("", "", text)
        file.write_text(f"{head}{split}\nפסקה חדשה שנוספה.\n\n{body}", "utf-8")

    @rule(seed=st.integers(0, 100))
    def shuffle_the_films(self, seed: int) -> None:
        file = self.copy.root / "content/book.yaml"
        lines = file.read_text("utf-8").splitlines()
        films = [at for at, line in enumerate(lines) if line.startswith("  - films/")]
        order = [lines[at] for at in films]
        random.Random(seed).shuffle(order)
        for at, line in zip(films, order, strict=True):
            lines[at] = line
        file.write_text("\n".join(lines) + "\n", "utf-8")

    @rule(marks=st.sampled_from(["hebrew", "digits", "symbols"]))
    def mark_notes_otherwise(self, marks: str) -> None:
        file = self.copy.root / "content/book.yaml"
        file.write_text(re.sub(r"(    marks: )\w+", rf"\g<1>{marks}", file.read_text("utf-8")), "utf-8")

    @rule(size=st.sampled_from(["10pt", "10.5pt", "11pt"]), lines=st.sampled_from([34, 36]))
    def change_the_page(self, size: str, lines: int) -> None:
        file = self.copy.root / "templates/tokens.yaml"
        text = re.sub(r"(\n  text:\n    size: )\S+", rf"\g<1>{size}", file.read_text("utf-8"))
        file.write_text(re.sub(r"(\n  lines: )\d+", rf"\g<1>{lines}", text), "utf-8")

    @rule(name=st.sampled_from(["folio", "head"]), colour=st.sampled_from(["accent", "black"]))
    def recolour(self, name: str, colour: str) -> None:
        file = self.copy.root / "templates/booklet.css.j2"
        file.write_text(file.read_text("utf-8") + f".{name} {{ {{{{ ink('{colour}') }}}}; }}\n", "utf-8")

    @rule(colour=st.sampled_from(["red", "navy", "gold"]))
    def drop_in_a_still(self, colour: str) -> None:
        still(self.copy, "still.png", colour)

    @rule(lines=st.integers(1, 3), path=st.sampled_from(PROSE[2:]))
    def move_the_text_down(self, lines: int, path: str) -> None:
        """No word changes, but every place in the source does."""
        file = self.copy.root / path
        file.write_text("\n" * lines + file.read_text("utf-8"), "utf-8")

    @rule(name=st.sampled_from(["עופר ניסים", "טל ניסים"]))
    def rename_somebody(self, name: str) -> None:
        file = self.copy.root / "content/people.yaml"
        file.write_text(re.sub(r"(name: ).*ניסים", rf"\g<1>{name}", file.read_text("utf-8")), "utf-8")

    @rule(binding=st.sampled_from(["right", "left"]))
    def bind_otherwise(self, binding: str) -> None:
        file = self.copy.root / "content/book.yaml"
        file.write_text(re.sub(r"(binding: )\w+", rf"\g<1>{binding}", file.read_text("utf-8")), "utf-8")

    @invariant()
    def the_same_as_from_nothing(self) -> None:
        if not hasattr(self, "copy"):
            return
        kept = drawn(self.stone, self.press, self.known), self.stone.lay().findings, self.stone.composed
        assert same(kept, self.elsewhere.submit(set_from_nothing, self.copy).result())

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            self.elsewhere.shutdown()
            shutil.rmtree(self.folder)


class Building(Editing):
    """The same edits, each followed by a build that finds the pages of the one before."""

    @invariant()
    def the_build_of_what_stands_is_that_of_nothing(self) -> None:
        if not hasattr(self, "copy"):
            return
        standing, aside = self.copy.folders.page_cache, self.folder / "aside"
        built = outcome(self.copy, cores=2)
        if standing.exists():
            standing.rename(aside)
        assert self.elsewhere.submit(build_from_nothing, self.copy).result() == built
        if aside.exists():
            shutil.rmtree(standing)
            aside.rename(standing)


def outcome(copy: Copy, cores: int) -> object:
    """The four files of a build, or why there are none."""
    try:
        return [path.read_bytes() for path in build(copy.folders, cores=cores).files]
    except CatalogueError as stopped:
        return stopped.report


def set_from_nothing(copy: Copy) -> object:
    """Every page as PDF, the findings, and the composed book; in a process that remembers nothing."""
    forget_everything()
    stone = Stone(copy.folders)
    return drawn(stone, PagePress(), {}), stone.lay().findings, stone.composed


def build_from_nothing(copy: Copy) -> object:
    forget_everything()
    return outcome(copy, cores=1)


def forget_everything() -> None:
    """Empty every memory that functions of ours have."""
    for name, module in list(sys.modules.items()):
        if name.startswith("catalogue."):
            for value in list(vars(module).values()):
                if isinstance(value, functools._lru_cache_wrapper):
                    value.cache_clear()


def edits(steps: int) -> settings:
    return settings(
        max_examples=1,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        derandomize=True,
    )


def test_a_few_edits_leave_no_trace_of_the_past():
    run_state_machine_as_test(Editing, settings=edits(3))


@pytest.mark.conformance
def test_fifty_edits_leave_no_trace_of_the_past():
    run_state_machine_as_test(Building, settings=edits(50))
