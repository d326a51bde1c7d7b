"""What the book asks of its sheets becomes an imposition that fits its paper; every way reads in order."""

import itertools
import re
import subprocess
from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.diagnostics import CatalogueError, ExitCode
from catalogue.model.sheets import SIGNATURES, Backing, Scheme, Sheets, caliper_mm, contradictions
from catalogue.press import Paper, PressFacts, planned, press_pdf
from catalogue.press.imposition import Imposition
from catalogue.press.sheets import sheets_pdf

BOOK = PressFacts(
    title="א",
    language="he",
    edition_id="1",
    creators=(),
    trim_mm=(60, 90),
    bleed_mm=3,
    stamped="2025-01-01",
)
WIDE, HIGH = (1200.0, 900.0), (900.0, 1200.0)
SCHEMES = (
    Sheets(Scheme.SADDLE_STITCH),
    *(Sheets(Scheme.PERFECT_BOUND, signature=pages) for pages in SIGNATURES),
    *(Sheets(Scheme.N_UP, up=up, stacked=stacked) for up in ((1, 1), (3, 2), (2, 3)) for stacked in (0, 1)),
)
WAYS = tuple(
    replace(sheets, back=back, size=size)
    for sheets in SCHEMES
    for back in Backing
    for size in ((WIDE, HIGH) if "edge" in back else (None,))
)


@dataclass(frozen=True)
class Face:
    page: int | None
    upright: bool


Paper_ = dict[tuple[int, int], tuple[Face, Face]]


def turned_over(sheets: Sheets, columns: int, rows: int) -> tuple[bool, bool]:
    """Which way the press turns the paper: (left becomes right, top becomes bottom)."""
    if sheets.size and "edge" in sheets.back:
        long_side_is_upright = sheets.size[1] > sheets.size[0]
        about_upright_edge = (sheets.back == "long-edge") == long_side_is_upright
        return about_upright_edge, not about_upright_edge
    return ("turn" in sheets.back, "tumble" in sheets.back)


def printed(sheets: Sheets, sheet) -> list[Paper_]:
    """The paper after both runs: at each place the face up, and the one down as seen turned like a page.

    A form that serves both sides gives two sheets, cut apart.
    """
    columns, rows = sheet.columns, sheet.rows
    sideways, upside = turned_over(sheets, columns, rows)
    assert sideways != upside
    under = {}
    for cell in sheet.sides[-1]:
        place = (columns - 1 - cell.column, cell.row) if sideways else (cell.column, rows - 1 - cell.row)
        under[place] = Face(cell.page, cell.head_down == upside)
    whole = {
        (cell.column, cell.row): (Face(cell.page, not cell.head_down), under[cell.column, cell.row])
        for cell in sheet.sides[0]
    }
    if len(sheet.sides) == 2:
        return [whole]
    half = (columns // 2, rows) if sideways else (columns, rows // 2)
    first = {place: faces for place, faces in whole.items() if place[0] < half[0] and place[1] < half[1]}
    second = {
        (place[0] % half[0], place[1] % half[1]): faces
        for place, faces in whole.items()
        if place not in first
    }
    return [first, second]


def turned_like_a_page(paper: Paper_) -> Paper_:
    columns = 1 + max(column for column, _ in paper)
    return {(columns - 1 - column, row): faces[::-1] for (column, row), faces in paper.items()}


def tumbled(paper: Paper_) -> Paper_:
    """Head over heels: what stood upright stands on its head."""
    rows = 1 + max(row for _, row in paper)
    return {
        (column, rows - 1 - row): tuple(Face(face.page, not face.upright) for face in faces[::-1])
        for (column, row), faces in paper.items()
    }


def as_laid(sheets: Sheets, sheet) -> Paper_:
    """One sheet; where a form gave two, they must be the same sheet, one lying the other way up."""
    copies = printed(sheets, sheet)
    if len(copies) == 2:
        over = turned_like_a_page if sheets.back == "work-and-turn" else tumbled
        assert over(copies[1]) == copies[0]
    return copies[0]


def folded(paper: Paper_, binding: str) -> list[tuple[Face, Face]]:
    """As a folder does, spine last; leaves from top to bottom."""
    piles = {place: [faces] for place, faces in paper.items()}
    columns, rows = (1 + max(place[axis] for place in paper) for axis in (0, 1))
    while columns > 1 or rows > 1:
        if rows > 1 and rows >= columns:
            rows //= 2
            piles = {
                (column, row): piles[column, row + rows]
                + [
                    (Face(b.page, not b.upright), Face(a.page, not a.upright))
                    for a, b in reversed(piles[column, rows - 1 - row])
                ]
                for column in range(columns)
                for row in range(rows)
            }
        else:
            columns //= 2
            kept = columns if binding == "left" else 0
            piles = {
                (column, row): piles[column + kept, row]
                + [(b, a) for a, b in reversed(piles[2 * columns - 1 - (column + kept), row])]
                for column in range(columns)
                for row in range(rows)
            }
    return piles[0, 0]


def read(sheets: Sheets, imposition: Imposition) -> list[Face]:
    """The bound, or cut and piled, book: its pages as a reader meets them."""
    papers = [(sheet, as_laid(sheets, sheet)) for sheet in imposition.sheets]
    leaves: list[tuple[Face, Face]] = []
    if sheets.scheme is Scheme.N_UP:
        columns, rows = sheets.up or (1, 1)
        across = range(columns - 1, -1, -1) if imposition.binding == "right" else range(columns)
        cells = [(column, row) for row in range(rows) for column in across]
        pairs = itertools.product(cells, papers) if sheets.stacked else itertools.product(papers, cells)
        for one, other in pairs:
            cell, (_, paper) = (one, other) if sheets.stacked else (other, one)
            leaves.append(paper[cell])
    else:
        for _, group in itertools.groupby(papers, key=lambda one: one[0].section):
            block: list[tuple[Face, Face]] = []
            for _, paper in sorted(group, key=lambda one: -one[0].layer):
                pile = folded(paper, imposition.binding)
                block = pile[: len(pile) // 2] + block + pile[len(pile) // 2 :]
            leaves += block
    return [face for leaf in leaves for face in leaf]


def in_order(sheets: Sheets, pages: int, binding: str) -> None:
    imposition, _ = planned(sheets, pages, replace(BOOK, binding=binding), 0.1)
    faces = read(sheets, imposition)
    assert all(face.upright for face in faces if face.page)
    numbers = [face.page for face in faces]
    assert [number for number in numbers if number] == list(range(1, pages + 1))
    blanks = [None] * (len(numbers) - pages)
    last = [pages] if sheets.scheme is Scheme.SADDLE_STITCH and pages > 1 else []
    assert numbers == [*range(1, pages + 1 - len(last)), *blanks, *last]


@pytest.mark.parametrize("binding", ["right", "left"])
@pytest.mark.parametrize("sheets", [way for way in WAYS if way.size is None], ids=str)
def test_every_way_reads_in_order_from_four_to_ninety_six_pages(sheets, binding):
    for pages in range(4, 97, 4):
        in_order(sheets, pages, binding)


@given(st.sampled_from(WAYS), st.integers(1, 120), st.sampled_from(["right", "left"]))
def test_any_extent_reads_in_order(sheets, pages, binding):
    in_order(sheets, pages, binding)


EIGHT = "".join(
    f"<section class=page style='height:74mm;position:relative;text-align:center'><p>h{n}</p>"
    f"<p style='position:absolute;bottom:0;width:100%'>f{n}</p></section>"
    for n in range(1, 9)
)


@pytest.mark.parametrize(
    "sheets",
    [
        Sheets(),
        Sheets(back=Backing.WORK_AND_TURN),
        Sheets(back=Backing.SHORT_EDGE, size=(400, 300)),
        Sheets(back=Backing.LONG_EDGE, size=(400, 300)),
        Sheets(Scheme.PERFECT_BOUND, signature=8, back=Backing.WORK_AND_TUMBLE),
        Sheets(Scheme.PERFECT_BOUND, signature=12, back=Backing.TUMBLE),
        Sheets(Scheme.N_UP, up=(2, 2)),
    ],
    ids=str,
)
@pytest.mark.parametrize("binding", ["right", "left"])
def test_the_printed_paper_has_recto_and_verso_back_to_back(typeset, tmp_path, sheets, binding):
    """Measured on the finished sheets by another program: middles of pages, and heads above feet."""
    facts = replace(BOOK, binding=binding)
    pages = press_pdf(typeset(EIGHT, "body, p { margin: 0 }"), facts)
    imposition, paper = planned(sheets, 8, facts, 0.0)
    path = tmp_path / "sheets.pdf"
    path.write_bytes(sheets_pdf(pages, imposition, facts, paper))
    sides, sizes = places(path)
    pairs = (
        zip(sides, sides, strict=True)
        if len(imposition.sheets[0].sides) == 1
        else zip(sides[::2], sides[1::2], strict=True)
    )
    for (front, back), (width, height) in zip(pairs, sizes, strict=False):
        sideways, _ = turned_over(sheets, 0, 0)
        for number, (x, y, upright) in front.items():
            verso = number + 1 if number % 2 else number - 1
            mirrored = (width - x, y) if sideways else (x, height - y)
            bx, by, back_upright = back[verso]
            assert (bx, by) == pytest.approx(mirrored, abs=0.2)
            assert (upright == back_upright) == sideways


def places(path):
    """For each side: page number → middle of its type area, and whether its head is above its foot."""
    out = subprocess.run(["pdftotext", "-bbox", path, "-"], check=True, capture_output=True, text=True).stdout
    sides, sizes = [], []
    for page in out.split("<page ")[1:]:
        sizes.append(tuple(float(v) for v in re.findall(r'(?:width|height)="([\d.]+)"', page)[:2]))
        found: dict[str, tuple[float, float]] = {}
        boxes = re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([hf]\d)<', page)
        for x0, y0, x1, y1, word in boxes:
            found[word] = ((float(x0) + float(x1)) / 2, (float(y0) + float(y1)) / 2)
        side = {}
        for word in (word for word in found if word[0] == "h"):
            head, foot = found[word], found["f" + word[1:]]
            side[int(word[1:])] = ((head[0] + foot[0]) / 2, (head[1] + foot[1]) / 2, head[1] < foot[1])
        sides.append(side)
    return sides, sizes


def test_pages_too_large_for_the_sheet_are_refused_in_words():
    with pytest.raises(CatalogueError) as caught:
        planned(Sheets(size=(120, 100)), 8, BOOK, 0.1)
    assert caught.value.exit_code is ExitCode.CONTENT
    (found,) = caught.value.report
    assert found.code == "CAT-P89" and "120 × 100" in found.message and "152 × 122" in found.message


def test_the_usual_is_done_where_nothing_is_asked():
    imposition, paper = planned(Sheets(Scheme.PERFECT_BOUND), 32, BOOK, 0.12)
    assert [sheet.section for sheet in imposition.sheets] == [1, 2]
    assert paper == Paper(0.12, 3.0, None)
    assert planned(Sheets(Scheme.PERFECT_BOUND, milling=0), 32, BOOK, 0.12)[1].milling_mm == 0
    assert planned(Sheets(), 32, BOOK, 0.12)[1] == Paper(0.12, 0.0, None)


@pytest.mark.parametrize(
    ("sheets", "keys"),
    [
        (Sheets(), []),
        (Sheets(signature=8), ["signature"]),
        (Sheets(Scheme.N_UP, up=(2, 2), milling=2), ["milling"]),
        (Sheets(Scheme.PERFECT_BOUND, up=(2, 2), stacked=True), ["up", "stacked"]),
        (Sheets(Scheme.N_UP), ["scheme"]),
        (Sheets(Scheme.N_UP, up=(0, 13)), ["up"]),
        (Sheets(Scheme.PERFECT_BOUND, signature=18), ["signature"]),
        (Sheets(back=Backing.LONG_EDGE), ["back"]),
        (Sheets(back=Backing.SHORT_EDGE, size=(450, 320)), []),
    ],
)
def test_what_cannot_be_had_together_is_named_by_its_key(sheets, keys):
    assert [key for key, _ in contradictions(sheets)] == keys


def test_asked_otherwise_another_scheme_drops_what_was_said_of_the_first():
    book = Sheets(Scheme.PERFECT_BOUND, signature=8, back=Backing.TUMBLE, size=(700, 1000), milling=2)
    assert book.instead(signature=12) == replace(book, signature=12)
    nup = book.instead(scheme="n-up", up=(2, 2))
    assert nup == Sheets(Scheme.N_UP, up=(2, 2), back=Backing.TUMBLE, size=(700, 1000))
    assert book.instead(back="turn").back is Backing.TURN


def test_thickness_follows_from_weight_and_bulk():
    assert caliper_mm(150, 0.9) == pytest.approx(0.135)
