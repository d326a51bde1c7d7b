"""The stress book, from its sources to the letters in its PDF, read where they stand."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
import yaml
from shipped import folders
from stress_book import write_stress_book

from catalogue.pipeline import build
from catalogue.setting.collating.glyphs import Glyph, read_sheets

MM = 72 / 25.4
HEAD, LINES, GRID = 18 * MM, 36, 15.0
SIZES = {8.5, 9.0, 10.5, 12.0, 13.0, 15.0, 24.0, 30.0, 40.0}
"""Of type; what is set in another size is a note call."""
CALL_SIZE, RISE = 0.62, 0.36
FRAME = {"recto": (34 * MM, 146 * MM), "verso": (19 * MM, 131 * MM)}
"""Left and right edge of the text frame, from the trim's left edge; as in tokens.yaml."""
RULE = 60.0

CALL = re.compile(r"\[\^([^\]]+)\]")
LETTERS = re.compile(r"[^א-ת]")


@dataclass(slots=True)
class Seen:
    """The letters of a page above and below the rule over its notes, and where that rule begins and ends."""

    body: str
    notes: str
    marks: str
    """What stands in the column beside the notes."""
    rule: tuple[float, float] | None


@dataclass(slots=True)
class Stress:
    """The book as it was written and as it was printed."""

    content: Path
    mapped: Mapping[str, Any]
    pages: Sequence[Seen]
    marks: Mapping[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self.marks = {note["id"]: note["mark"] for note in self.mapped["notes"]}

    def body(self, section: str) -> str:
        """What a section says beside its notes, in the order of print, the calls still in it."""
        essay = self.content / "essays" / f"{section}.md"
        if essay.exists():
            _, head, text = essay.read_text("utf-8").split("---\n", 2)
            return yaml.safe_load(head)["title"] + without_notes(text)
        return self._film(self.content / "films" / section)

    def _film(self, folder: Path) -> str:
        facts = yaml.safe_load((folder / "film.yaml").read_text("utf-8"))
        text = without_notes((folder / "text.md").read_text("utf-8"))
        captions = {still.get("id", "opening"): still["caption"] for still in facts.get("stills", ())}
        opening = next((name for name in captions if f"![]({name})" not in text), None)
        closing = [name for name in captions if name != opening and f"![]({name})" not in text]
        for name, caption in captions.items():
            text = text.replace(f"![]({name})", caption)
        titles = [title["text"] for title in facts["titles"]]
        credits = "".join(self._credit(credit) for credit in facts["credits"])
        return "".join(
            (captions.get(opening, ""), *titles, credits, text, *(captions[name] for name in closing))
        )

    def _credit(self, credit: Mapping[str, Any]) -> str:
        people = yaml.safe_load((self.content / "people.yaml").read_text("utf-8"))
        names = "".join(people[one]["name"] for one in credit["people"])
        return credit.get("label", "") + names + "".join(f"[^{note}]" for note in credit.get("notes", ()))

    def notes(self) -> dict[str, str]:
        """The words of every note by its id."""
        texts = (path.read_text("utf-8") for path in sorted(self.content.rglob("*.md")))
        return dict(re.findall(r"^\[\^([^\]]+)\]: (.*)$", "".join(texts), re.M))


def without_notes(text: str) -> str:
    return re.sub(r"^\[\^[^\]]+\]: .*$", "", text, flags=re.M)


def letters(text: str) -> str:
    return LETTERS.sub("", text)


@pytest.fixture(scope="module", params=["small", pytest.param("whole", marks=pytest.mark.conformance)])
def stress(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Stress:
    place = tmp_path_factory.mktemp("stress")
    content = write_stress_book(place / "content", whole=request.param == "whole")
    build(folders(place / "out", content))
    mapped = json.loads((place / "out/booklet.json").read_text("utf-8"))
    return Stress(content, mapped, list(seen(place / "out", mapped["pages"])))


def seen(out: Path, pages: Sequence[Mapping[str, Any]]) -> Iterator[Seen]:
    """Every page's letters in its text frame, read where they stand, and the rule above its notes."""
    data = (out / "booklet.pdf").read_bytes()
    opened = pypdfium2.PdfDocument(data)
    column = float(re.search(r"\.mark {[^}]*width: ([\d.]+)pt", (out / "booklet.html").read_text("utf-8"))[1])
    for page, sheet in zip(pages, read_sheets(data), strict=True):
        left, _, _, top = sheet.trim
        glyphs = [(*placed(glyph), glyph.char) for glyph in sheet.glyphs]
        glyphs = [(top - y, x - left, char) for y, x, char in glyphs]
        rule = find_rule(opened[page["number"] - 1], left, top)
        head, foot = (0.0 if page["kind"] == "still" else HEAD), HEAD + LINES * GRID + 4
        split, edge = (rule[2], rule[1] - column) if rule else (foot, 0.0)
        yield Seen(
            read_rows(glyph for glyph in glyphs if head < glyph[0] < split),
            read_rows(glyph for glyph in glyphs if split < glyph[0] < foot and glyph[1] < edge),
            read_rows(glyph for glyph in glyphs if split < glyph[0] < foot and glyph[1] >= edge),
            rule and rule[:2],
        )
    opened.close()


def placed(glyph: Glyph) -> tuple[float, float]:
    """Baseline and place of a letter; a call's is brought down to its line."""
    rise = RISE * glyph.size / CALL_SIZE if round(glyph.size, 1) not in SIZES else 0.0
    return glyph.y - rise, glyph.x


def read_rows(glyphs: Iterable[tuple[float, float, str]]) -> str:
    """Hebrew letters, row by row from the top, in each from the right."""
    rows: dict[float, list[tuple[float, str]]] = {}
    for y, x, char in sorted(glyphs):
        row = next((one for one in rows if abs(one - y) < 1.5), y)
        rows.setdefault(row, []).append((-x, char))
    return letters("".join(char for row in rows.values() for _, char in sorted(row)))


def find_rule(
    page: pypdfium2.PdfPage, trim_left: float, trim_top: float
) -> tuple[float, float, float] | None:
    """Left, right and height of the one thin stroke as long as the rule, from the trim's top-left corner."""
    for shape in page.get_objects([pdfium.FPDF_PAGEOBJ_PATH]):
        left, lower, right, upper = shape.get_bounds()
        if abs(right - left - RULE) < 1 and upper - lower < 2:
            return left - trim_left, right - trim_left, trim_top - upper
    return None


def found_pages(stress: Stress) -> dict[str, list[int]]:
    """The pages on which a section's letters stand, and its notes' behind the marks; all of them, in order.

    Fails where a letter is missing, in excess or out of order, and where a note does not begin under its
    call.
    """
    bodies, found = stress.notes(), {}
    for section in stress.mapped["sections"]:
        meant = stress.body(section["id"])
        carried: list[tuple[str, str]] = []
        for number in range(section["first_page"], section["last_page"] + 1):
            page = stress.pages[number - 1]
            called, meant = read_on(meant, page.body, stress.marks)
            own = [(name, letters(bodies[name])) for name in called]
            assert page.marks == letters("".join(stress.marks[name] for name in called))
            shares = divided(page.notes, [*carried, *own], len(carried))
            assert shares is not None, f"page {number} shows other notes than it calls: {page.notes}"
            for (name, _), share in zip([*carried, *own], shares, strict=True):
                found.setdefault(name, []).extend([number] if share else [])
            rests = [
                (name, rest[share:]) for (name, rest), share in zip([*carried, *own], shares, strict=True)
            ]
            carried = [one for one in rests if one[1]]
        assert not letters(meant), f"{section['id']} is not printed to its end: {meant[:80]}"
        assert not carried, f"{section['id']} leaves notes unfinished: {carried}"
    return found


def read_on(meant: str, shown: str, marks: Mapping[str, str]) -> tuple[list[str], str]:
    """What a page shows of a text: the notes it calls, and the text that is left."""
    called: list[str] = []
    at = 0
    while shown:
        if match := CALL.match(meant, at):
            called.append(match[1])
            mark = letters(marks[match[1]])
            assert shown.startswith(mark), f"{mark} is not the mark that stands before {shown[:20]}"
            shown, at = shown[len(mark) :], match.end()
        elif LETTERS.match(meant[at]):
            at += 1
        else:
            assert meant[at] == shown[0], f"{shown[:40]} stands where the text says {meant[at:][:40]}"
            shown, at = shown[1:], at + 1
    while match := re.compile(r"[^א-ת\[]*" + CALL.pattern).match(meant, at):
        if letters(marks[match[1]]):
            break
        # A mark without letters (a digit, a star) belongs to the line that ends here.
        called.append(match[1])
        at = match.end()
    return called, meant[at:]


def divided(shown: str, waiting: Sequence[tuple[str, str]], carried: int, at: int = 0) -> list[int] | None:
    """How many letters of each note a note area shows: what was carried over first, every own note begun."""
    if at == len(waiting):
        return None if shown else []
    words = waiting[at][1]
    most = next((i for i, pair in enumerate(zip(shown, words, strict=False)) if pair[0] != pair[1]), None)
    most = min(len(shown), len(words)) if most is None else most
    for share in range(most, -1 if at < carried else 0, -1):
        rest = divided(shown[share:], waiting, carried, at + 1)
        if rest is not None:
            return [share, *rest]
    return None


def test_every_letter_is_printed_in_order_and_every_note_begins_under_its_call(stress: Stress) -> None:
    found = found_pages(stress)
    assert list(found) == list(stress.marks)
    for note in stress.mapped["notes"]:
        assert (note["call_page"], note["body_pages"]) == (found[note["id"]][0], found[note["id"]]), note[
            "id"
        ]


def test_long_notes_go_on_from_page_to_page(stress: Stress) -> None:
    spread = {note["id"]: note["body_pages"] for note in stress.mapped["notes"]}
    for pages in spread.values():
        assert [after - before for before, after in pairwise(pages)] == [1] * (len(pages) - 1)
    assert [len(spread["one"]), len(spread["long-caption"])] == [1, 2]
    assert len(spread["hundred"]) >= 3
    assert len(spread.get("four-hundred", range(99))) >= 8


def test_the_rule_above_the_notes_begins_at_the_right(stress: Stress) -> None:
    noted = {number for note in stress.mapped["notes"] for number in note["body_pages"]}
    for page, shown in zip(stress.mapped["pages"], stress.pages, strict=True):
        assert (shown.rule is not None) == (page["number"] in noted)
        if shown.rule:
            right = FRAME[page["side"]][1]
            assert shown.rule == pytest.approx((right - RULE, right), abs=0.5)


def test_marks_count_in_letters_that_spell_nothing_unpleasant(stress: Stress) -> None:
    main = [note for note in stress.mapped["notes"] if note["series"] == "main"]
    assert [note["number"] for note in main] == list(range(1, len(main) + 1))
    marks = [note["mark"] for note in main]
    assert len(set(marks)) == len(marks)
    assert len(marks) > 304 or "four-hundred" not in stress.marks
    wanted = {
        1: "א",
        15: "טו",
        16: "טז",
        115: "קטו",
        270: "ער",
        272: "ערב",
        275: "ערה",
        298: "רחצ",
        304: "דש",
    }
    assert {number: marks[number - 1] for number in wanted if number <= len(marks)} == {
        number: mark for number, mark in wanted.items() if number <= len(marks)
    }
    assert not set("".join(marks)) & set("ךםןףץ")


def test_other_series_have_their_own_marks_and_begin_again(stress: Stress) -> None:
    of = {
        series: [note["mark"] for note in stress.mapped["notes"] if note["series"] == series]
        for series in ("editor", "numbered")
    }
    assert of == {"editor": ["*", "†", "‡", "§", "¶", "**", "††", "‡‡"], "numbered": list("12345678")}
