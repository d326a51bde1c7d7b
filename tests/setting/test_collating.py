"""The collation finds what has gone wrong between the composed book and its PDF, and nothing else."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace

import pikepdf
import pytest
from small_book import DESIGN, SmallBook, book, make_small_book, prose, write_html

from catalogue.composing.composed import compose
from catalogue.composing.document import Document
from catalogue.composing.lines import Line
from catalogue.diagnostics import Diagnostic, Report
from catalogue.model.blocks import Table
from catalogue.model.prose import BREAK, plain
from catalogue.model.sections import Essay
from catalogue.setting.collating import collate
from catalogue.setting.fonts import Faces
from catalogue.setting.shaping import Shaper

LINE = re.compile(r'<span class="line".*?</span>(?=\n|</div>)')
Lines = tuple[Line, ...]


@pytest.fixture(scope="module")
def small_book(faces: Faces) -> SmallBook:
    return make_small_book(faces)


@pytest.fixture(scope="module")
def drawn(small_book: SmallBook) -> bytes:
    return small_book.draw()


def collated(small_book: SmallBook, html: str) -> Report:
    assert html != small_book.html
    return collate(small_book.draw(html), small_book.document, [small_book.faces.family])


def codes(report: Report) -> list[str]:
    return [problem.code for problem in report]


def line_with(html: str, words: str) -> str:
    return next(line for line in LINE.findall(html) if words in line)


def styled(small_book: SmallBook, rule: str) -> str:
    return small_book.html.replace("</style>", f"{rule}</style>", 1)


def test_the_book_holds_every_kind_of_line(small_book: SmallBook) -> None:
    pages = small_book.document.pages
    kinds = {one.kind for page in pages for one in page.fragments}
    assert {"paragraph", "essay-title", "quotation", "item", "row", "maker", "heading-2"} <= kinds
    assert any(not note.ends for page in pages for note in page.notes), "a note is to run over its page"
    assert any(note.base == 0 for page in pages for note in page.notes), "a note is to be wholly English"
    assert any(line.tracking for page in pages for one in page.fragments for line in one.lines)


def test_a_good_book_is_clean(small_book: SmallBook, drawn: bytes) -> None:
    assert collate(drawn, small_book.document, [small_book.faces.family]) == Report()


def test_frames_may_move_and_furniture_may_go(small_book: SmallBook) -> None:
    moved = styled(small_book, ".recto .frame { right: 5mm; top: 15mm; }")
    bare = re.sub(r'<div class="(folio|head) s-head">.*?</div>', "", moved)
    assert collated(small_book, bare) == Report()


def page_of(small_book: SmallBook, words: str) -> int:
    """The page where a line with these words was composed."""
    return next(
        page.number
        for page in small_book.document.pages
        for line in (line for one in (*page.fragments, *page.notes) for line in one.lines)
        if words in line.text
    )


@pytest.fixture(scope="module")
def spoilt(small_book: SmallBook) -> Report:
    """One defect each on lines of their own."""
    html, document = small_book.html, small_book.document
    entry, last = document.entries[-1].page, len(document.pages)
    folios = [f'<div class="folio s-head">{number}</div>' for number in (1, last)]
    for right, wrong in (
        ("לפי ", ""),  # line 3: a word lost
        ("מתווכחים. עמודים", "מתווכחים. מתווכחים. עמודים"),  # line 3, further down: a word doubled
        ("פריט ראשון", "ראשון פריט"),  # an item: words swapped
        (line_with(html, "סוף הסרט"), ""),  # line 21: lost
        (folios[0], f"{folios[0]}<p>1</p>"),
        (folios[1], f"{folios[1]}<p>טיוטה</p>"),
        ('<a class="mark" dir="rtl">ב', '<a class="mark" dir="rtl">'),
        ('<span class="label" dir="rtl">ב.', '<span class="label">'),
        (f'<div class="s-head">{entry}<', '<div class="s-head"><'),
    ):
        assert right in html
        html = html.replace(right, wrong, 1)
    return collated(small_book, html)


def problem(report: Report, code: str, words: str) -> Diagnostic:
    (found,) = (one for one in report if one.code == code and words in one.message)
    return found


def test_a_word_lost(small_book: SmallBook, spoilt: Report) -> None:
    found = problem(spoilt, "CAT-L22", "1969")
    assert (found.location.file, found.location.line) == ("essay.md", 3)
    assert found.location.column > 1
    assert found.page == page_of(small_book, "לפי ")


def test_a_word_doubled(small_book: SmallBook, spoilt: Report) -> None:
    found = problem(spoilt, "CAT-L22", "מתווכחים. עמודים")
    assert found.page == page_of(small_book, "מתווכחים. עמודים")


def test_words_swapped(small_book: SmallBook, spoilt: Report) -> None:
    assert problem(spoilt, "CAT-L23", "פריט ראשון").page == page_of(small_book, "פריט ראשון")


def test_a_line_lost(small_book: SmallBook, spoilt: Report) -> None:
    found = problem(spoilt, "CAT-L22", "סוף הסרט.")
    assert (found.location.line, found.page) == (21, page_of(small_book, "סוף הסרט."))


def test_words_that_nobody_composed(small_book: SmallBook, spoilt: Report) -> None:
    assert problem(spoilt, "CAT-L26", "הטויט").page == len(small_book.document.pages)


def test_a_folio_twice(spoilt: Report) -> None:
    assert problem(spoilt, "CAT-L26", '"1"').page == 1


@pytest.mark.parametrize(
    ("what", "words"),
    [("note mark", "ראו Kate Crawford"), ("list label", "פריט שני"), ("page number", "תוכן")],
)
def test_an_addition_lost(small_book: SmallBook, spoilt: Report, what: str, words: str) -> None:
    assert problem(spoilt, "CAT-L27", what).page == page_of(small_book, words)


def test_nothing_else_is_found(spoilt: Report) -> None:
    assert sorted(codes(spoilt)) == [*["CAT-L22"] * 3, "CAT-L23", *["CAT-L26"] * 2, *["CAT-L27"] * 3]


def test_directions_taken_away(small_book: SmallBook) -> None:
    """WeasyPrint alone turns a Latin phrase with mark-up in it round."""
    line = line_with(small_book.html, "<b>Advanced</b>")
    start = line.index('<span dir="ltr" lang="en">')
    bare = line[:start] + line[start:].replace('<span dir="ltr" lang="en">', "<span>")
    report = collated(small_book, small_book.html.replace(line, bare))
    assert codes(report) == ["CAT-L23"]


def test_lines_on_wrong_pages_and_in_wrong_order(small_book: SmallBook) -> None:
    html = small_book.html
    moved = line_with(html, "סוף הסרט")
    colophon = line_with(html, "נדפס בשנת")
    upper, lower = line_with(html, "ואולי גם שלישית"), line_with(html, "English words")
    html = html.replace(moved, "").replace(colophon, f"{colophon}\n{moved}")
    html = html.replace(f"{lower}\n{upper}", f"{upper}\n{lower}")
    report = collated(small_book, html)
    assert sorted(codes(report)) == ["CAT-L24", "CAT-L25"]
    astray = problem(report, "CAT-L24", "סוף הסרט.")
    assert f"stands on page {page_of(small_book, 'נדפס בשנת')}" in astray.message
    assert problem(report, "CAT-L25", "שלישית").page == page_of(small_book, "שלישית")


def test_a_page_too_many_over_the_edge_in_another_size(small_book: SmallBook) -> None:
    size = DESIGN.style("text").size
    html = styled(small_book, f".verso .frame {{ right: -2mm }} .quotation {{ font-size: {size * 1.01}pt }}")
    report = collated(small_book, html.replace("</body>", '<section class="page"></section></body>'))
    assert set(codes(report)) == {"CAT-L20", "CAT-L21", "CAT-L28", "CAT-L31"}
    edges = {one.page for one in report if one.code == "CAT-L28"}
    assert edges == {
        page.number for page in small_book.document.pages if page.side == "verso" and page.fragments
    }
    widths = [one for one in report if one.code == "CAT-L31"]
    assert len(widths) == 2
    assert {one.location.file for one in widths} == {"essay.md"}


def test_a_strange_font(small_book: SmallBook) -> None:
    regular = small_book.faces.find(400).path.name
    face = f'@font-face {{ font-family: "Other Serif"; src: url("{regular}") }}'
    report = collated(small_book, styled(small_book, face + '.folio { font-family: "Other Serif" }'))
    assert codes(report) == ["CAT-L30"] * len(small_book.document.pages)


def test_a_glyph_without_a_character(small_book: SmallBook, drawn: bytes) -> None:
    with pikepdf.open(io.BytesIO(drawn)) as pdf:
        for font in {
            font.objgen: font for page in pdf.pages for font in page.Resources.Font.values()
        }.values():
            font.ToUnicode.write(re.sub(rb"<[0-9a-f]{4}> <05db>\n?", b"", font.ToUnicode.read_bytes()))
        out = io.BytesIO()
        pdf.save(out)
    report = collate(out.getvalue(), small_book.document, [small_book.faces.family])
    assert {"CAT-L22", "CAT-L29"} <= set(codes(report))


def test_a_note_astray(small_book: SmallBook, drawn: bytes) -> None:
    home = page_of(small_book, "הערה בטבלה.")
    pages = [
        replace(page, notes=tuple(note for note in page.notes if note.id != "cell"))
        for page in small_book.document.pages
    ]
    document = replace(small_book.document, pages=tuple(pages))
    report = collate(drawn, document, [small_book.faces.family])
    assert codes(report) == ["CAT-L26", "CAT-L26", "CAT-L32"]
    assert f'the note "cell" is called on page {home} and is printed nowhere' in (
        problem(report, "CAT-L32", "").message
    )


def with_lines(document: Document, change: Callable[[Lines], Lines]) -> Document:
    """The document with one change to the lines of its quotation."""
    pages = [
        replace(
            page,
            fragments=tuple(
                replace(one, lines=change(one.lines)) if one.kind == "quotation" else one
                for one in page.fragments
            ),
        )
        for page in document.pages
    ]
    return replace(document, pages=tuple(pages))


@pytest.mark.parametrize(
    "change",
    [lambda some: some[1:], lambda some: (*some, some[0]), lambda some: some[::-1]],
    ids=["lost", "doubled", "mixed up"],
)
def test_words_composed_wrong(small_book: SmallBook, drawn: bytes, change: Callable[[Lines], Lines]) -> None:
    document = with_lines(small_book.document, change)
    assert "CAT-L33" in codes(collate(drawn, document, [small_book.faces.family]))


def test_a_note_composed_wrong(small_book: SmallBook, drawn: bytes) -> None:
    first = small_book.document.sections[0]
    other = tuple(replace(note, paragraphs=(plain("משהו אחר"),)) for note in first.section.notes[:1])
    section = replace(first.section, notes=(*other, *first.section.notes[1:]))
    sections = (replace(first, section=section), *small_book.document.sections[1:])
    report = collate(drawn, replace(small_book.document, sections=sections), [small_book.faces.family])
    assert codes(report) == ["CAT-L33"]
    assert 'note "title"' in problem(report, "CAT-L33", "").message


@pytest.mark.parametrize("rule", [".s-text .line { height: 4pt; }", ".s-note .line { height: 3pt; }"])
def test_lines_over_one_another_are_told_though_every_word_is_there(small_book: SmallBook, rule: str) -> None:
    assert set(codes(collated(small_book, styled(small_book, rule)))) == {"CAT-L34"}


@pytest.mark.parametrize(("typed", "faulty"), [("המלאכותית", False), ("המלאכותיות", True)])
def test_pages_looked_at_apart_find_what_is_found_together(small_book, typed, faulty):
    """Nothing in the right book, whoever looks at which page; and a fault is found by one of them."""
    drawn, families = (
        small_book.draw(small_book.html.replace("המלאכותית", typed, 1)),
        [small_book.faces.family],
    )
    numbers = range(1, len(small_book.document.pages) + 1)
    parts = [collate(drawn, small_book.document, families, only=[number]) for number in numbers]
    assert any(map(len, parts)) == bool(collate(drawn, small_book.document, families)) == faulty


def test_two_cells_may_say_the_same_one_of_them_in_bold(faces: Faces) -> None:
    """Side by side, in the same words, of two widths: each is taken for itself."""
    whole = book()
    essay = whole.order[2]
    assert isinstance(essay, Essay)
    rest = f"{BREAK}ושורה ארוכה יותר"
    table = Table(((prose(f"אותן המילים{rest}"), prose(f"!אותן המילים!{rest}")),))
    longer = replace(essay, blocks=(*essay.blocks, table))
    small = replace(whole, order=(*whole.order[:2], longer, *whole.order[3:]))
    document = compose(small, DESIGN, Shaper(faces).advance).document
    drawn = SmallBook(document, write_html(document, faces), faces).draw()
    assert codes(collate(drawn, document, [faces.family])) == []
