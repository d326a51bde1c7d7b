"""Every finding of reading has one case: a good book with one thing wrong, and the exact report."""

from __future__ import annotations

import pytest
from good_book import GOOD, read, said, swapped

Changes = dict[str, str | bytes | None]

ESSAY = "essays/opening.md"
TEXT = "films/laura/text.md"
FILM = "films/laura/film.yaml"


def essay(body: str) -> Changes:
    return {ESSAY: f"---\ntitle: פתיחה\n---\n\n{body}\n"}


def film(more: str) -> Changes:
    return {FILM: GOOD[FILM] + more}


CASES: list[tuple[str, Changes, list[str]]] = [
    ("a file that the order names", {ESSAY: None}, ["content/book.yaml:16:5 CAT-R02"]),
    ("a film without its text", {TEXT: None}, ["content/films/laura CAT-R15"]),
    (
        "an essay that is a head alone",
        {ESSAY: "---\ntitle: פתיחה\n---\n"},
        ["content/essays/opening.md:1:1 CAT-R17"],
    ),
    (
        "wrong keys in several files at once",
        swapped("book.yaml", "title:", "tilte:") | film("lenght: 12\n") | essay("אב **גד"),
        [
            "content/book.yaml:1:1 CAT-R25",
            "content/book.yaml:2:1 CAT-R24",
            "content/essays/opening.md:5:4 CAT-R50",
            "content/films/laura/film.yaml:6:1 CAT-R24",
        ],
    ),
    (
        "a quotation mark never closed",
        swapped("book.yaml", "title: ", 'title: "'),
        ["content/book.yaml:2:8 CAT-R20"],
    ),
    (
        "a quotation mark never closed in a head",
        {ESSAY: '---\ntitle: "פתיחה\n---\n\nאב.\n'},
        ["content/essays/opening.md:2:8 CAT-R20"],
    ),
    ("a bracket never closed", {"waivers.yaml": "- rule: [a, b\n"}, ["content/waivers.yaml:1:9 CAT-R20"]),
    ("no book.yaml", {"book.yaml": None}, ["content/book.yaml CAT-R02"]),
    ("an empty file", {ESSAY: "\n \n"}, ["content/essays/opening.md CAT-R03"]),
    (
        "another encoding",
        essay("שלום ") | {ESSAY: "---\n---\n\nשלום ".encode() + b"\xf9\xec"},
        ["content/essays/opening.md:4:6 CAT-R04"],
    ),
    (
        "a byte order mark",
        {"people.yaml": "\ufeff" + GOOD["people.yaml"]},
        ["content/people.yaml:1:1 CAT-R05"],
    ),
    (
        "Windows line ends",
        {"people.yaml": GOOD["people.yaml"].replace("\n", "\r\n")},
        ["content/people.yaml:1 CAT-R06"],
    ),
    ("a tab", essay("אב\tגד"), ["content/essays/opening.md:5:3 CAT-R07"]),
    ("a control character", essay("אב\x07גד"), ["content/essays/opening.md:5:3 CAT-R08"]),
    ("a direction mark", essay("אב \u200f(גד)"), ["content/essays/opening.md:5:4 CAT-R09"]),
    ("a text nobody reads", {"films/laura/txet.md": "מילים\n"}, ["content/films/laura/txet.md CAT-R12"]),
    ("only remarks", {"book.yaml": "# later\n"}, ["content/book.yaml CAT-R14"]),
    ("broken YAML", {"people.yaml": 'dana:\n  name: "דנה" לוי\n'}, ["content/people.yaml:2:15 CAT-R20"]),
    (
        "a key given twice",
        {"people.yaml": GOOD["people.yaml"] + "  name: דנה\n"},
        ["content/people.yaml:4:3 CAT-R21"],
    ),
    ("an alias", {"waivers.yaml": "- *all\n"}, ["content/waivers.yaml:1:3 CAT-R22"]),
    ("a tag", {"waivers.yaml": "!!seq []\n"}, ["content/waivers.yaml:1:1 CAT-R22"]),
    ("two documents", {"waivers.yaml": "[]\n---\n[]\n"}, ["content/waivers.yaml:2:1 CAT-R22"]),
    ("brackets without end", {"waivers.yaml": "[" * 40 + "]" * 40}, ["content/waivers.yaml:1:17 CAT-R23"]),
    (
        "an unknown key",
        swapped("people.yaml", "sort:", "srot:"),
        ["content/people.yaml:2:3 CAT-R25", "content/people.yaml:3:3 CAT-R24"],
    ),
    ("a missing key", swapped("book.yaml", "title: ספר קטן\n", ""), ["content/book.yaml:1:1 CAT-R25"]),
    ("a blank value", swapped("book.yaml", "title: ספר קטן", "title:"), ["content/book.yaml:1:1 CAT-R25"]),
    (
        "a wrong value",
        swapped("book.yaml", "marks: hebrew", "marks: roman"),
        ["content/book.yaml:7:12 CAT-R26"],
    ),
    (
        "a wrong check digit",
        swapped("book.yaml", "  id: 1\n", "  id: 1\n  isbn: 978-965-0-00000-1\n"),
        ["content/book.yaml:5:9 CAT-R26"],
    ),
    (
        "a digest cut short",
        swapped("book.yaml", "  id: 1\n", "  id: 1\n  previous: 3f2a-91bc\n"),
        ["content/book.yaml:5:13 CAT-R26"],
    ),
    (
        "a wrong date",
        swapped("book.yaml", "  id: 1\n", "  id: 1\n  date: 31.5.2026\n"),
        ["content/book.yaml:5:9 CAT-R26"],
    ),
    (
        "a crop turned over",
        film("stills:\n  - file: a.jpg\n    crop: [0.5, 0, 0.1, 1]\n"),
        ["content/films/laura/film.yaml:7:11 CAT-R26", "content/films/laura/film.yaml:7:11 CAT-R42"],
    ),
    (
        "a text for a list",
        swapped("book.yaml", "people: [dana]", "people: dana"),
        ["content/book.yaml:13:13 CAT-R27"],
    ),
    (
        "a list for a text",
        swapped(FILM, "text: לאורה", "text: [לאורה]"),
        ["content/films/laura/film.yaml:2:11 CAT-R27"],
    ),
    ("an unknown person", swapped(FILM, "[dana]", "[dna]"), ["content/films/laura/film.yaml:5:14 CAT-R30"]),
    (
        "an unknown signature",
        swapped(ESSAY, "signed-by: dana", "signed-by: dina"),
        ["content/essays/opening.md:3:12 CAT-R30"],
    ),
    ("an unknown role", swapped(FILM, "fmd", "xyz"), ["content/films/laura/film.yaml:4:11 CAT-R31"]),
    (
        "an id for two sections",
        {
            "essays/laura.md": "---\n---\n\nאב.\n",
            "book.yaml": GOOD["book.yaml"].replace("  - cover\n", "  - essays/laura\n"),
        },
        ["content/films/laura/film.yaml:1:1 CAT-R32"],
    ),
    ("an unknown entry", swapped("book.yaml", "- cover", "- covre"), ["content/book.yaml:15:5 CAT-R33"]),
    (
        "a path as an entry",
        swapped("book.yaml", "- cover", "- essays/../x"),
        ["content/book.yaml:15:5 CAT-R33"],
    ),
    (
        "an entry given twice",
        swapped("book.yaml", "  - back-cover", "  - back-cover\n  - cover"),
        ["content/book.yaml:19:5 CAT-R34"],
    ),
    (
        "an essay that the order leaves out",
        {"essays/more.md": "---\n---\n\nעוד.\n"},
        ["content/essays/more CAT-R35"],
    ),
    ("uneven names", film("    credited-as: [דנה, לוי]\n"), ["content/films/laura/film.yaml:4:11 CAT-R36"]),
    (
        "an id with capitals",
        swapped("book.yaml", "small-book", "Small_Book"),
        ["content/book.yaml:1:7 CAT-R37"],
    ),
    ("an unknown work", essay("אב[^a]\n\n[^a]: הו [@mulvy, 12]"), ["content/essays/opening.md:7:10 CAT-R38"]),
    ("an unknown picture", essay("אב\n\n![](still)\n"), ["content/essays/opening.md:7:1 CAT-R40"]),
    (
        "a still that has not come",
        film("stills:\n  - file: a.jpg\n"),
        ["content/films/laura/film.yaml:7:11 CAT-R42"],
    ),
    (
        "a picture placed twice",
        film("stills:\n  - file: a.jpg\n    id: a\n") | {TEXT: "![](a)\n\n![](a)\n"},
        ["content/films/laura/film.yaml:7:11 CAT-R42", "content/films/laura/text.md:3:1 CAT-R43"],
    ),
    (
        "a path that leaves",
        film("stills:\n  - file: ../../../a.jpg\n"),
        ["content/films/laura/film.yaml:7:11 CAT-R11"],
    ),
    ("bold that is not closed", essay("אב **גד הו"), ["content/essays/opening.md:5:4 CAT-R50"]),
    ("a lone star", essay("אב * גד"), ["content/essays/opening.md:5:4 CAT-R50"]),
    ("a title as a heading", essay("# אב"), ["content/essays/opening.md:5:3 CAT-R51"]),
    ("a list within a list", essay("- אב\n  - גד"), ["content/essays/opening.md:6:3 CAT-R52"]),
    ("a heading in a quotation", essay("> ## אב"), ["content/essays/opening.md:5:1 CAT-R52"]),
    (
        "a list in a note",
        swapped(TEXT, "הערת העורכת.", "- הערה"),
        ["content/films/laura/text.md:3:1 CAT-R52"],
    ),
    (
        "a list in a biography",
        {"people.yaml": GOOD["people.yaml"] + "  biography: '- אב'\n"},
        ["content/people.yaml:4:15 CAT-R52"],
    ),
    ("a picture within a line", essay("אב ![](still) גד"), ["content/essays/opening.md:5:4 CAT-R53"]),
    (
        "words for a picture",
        film("stills:\n  - file: a.jpg\n    id: a\n") | {TEXT: "![מראה](a)\n"},
        ["content/films/laura/film.yaml:7:11 CAT-R42", "content/films/laura/text.md:1:1 CAT-R54"],
    ),
    ("an odd address", essay("[אב](javascript:alert)"), ["content/essays/opening.md:5:1 CAT-R55"]),
    ("an HTML tag", essay("אב <b>גד"), ["content/essays/opening.md:5:4 CAT-R56"]),
    (
        "two paragraphs in a title",
        swapped("book.yaml", "title: ספר קטן", 'title: "ספר\\n\\nקטן"'),
        ["content/book.yaml:2:9 CAT-R57"],
    ),
    ("an essay without a head", {ESSAY: "אב.\n"}, ["content/essays/opening.md:1:1 CAT-R58"]),
    ("a call with a space", essay("אב[^ג ד]"), ["content/essays/opening.md:5:3 CAT-R59"]),
    ("a sentence that begins with a year", essay("1984. אב"), ["content/essays/opening.md:5:1 CAT-R60"]),
    (
        "a cell beyond the head",
        essay("| אב | גד |\n|--|--|\n| הו | זח | טי |"),
        ["content/essays/opening.md:7:1 CAT-R61"],
    ),
    ("a call without a note", essay("אב[^gone]"), ["content/essays/opening.md:5:3 CAT-N01"]),
    (
        "a call in the book's title",
        swapped("book.yaml", "ספר קטן", "ספר[^first] קטן"),
        ["content/book.yaml:2:11 CAT-N09"],
    ),
    ("a note without a call", essay("אב\n\n[^alone]: גד"), ["content/essays/opening.md:7:1 CAT-N02"]),
    ("a note called twice", essay("אב[^a] גד[^a]\n\n[^a]: הו"), ["content/essays/opening.md:5:10 CAT-N03"]),
    (
        "two notes of one name",
        essay("אב[^a]\n\n[^a]: הו\n\n[^a]: זח"),
        ["content/essays/opening.md:9:1 CAT-N04"],
    ),
    (
        "one name in two sections",
        {TEXT: "אב[^first]\n\n[^first]: גד\n"},
        ["content/films/laura/text.md:3:1 CAT-N04"],
    ),
    (
        "an unknown series",
        {TEXT: "אב[^edtior/a]\n\n[^edtior/a]: גד\n"},
        ["content/films/laura/text.md:3:1 CAT-N05"],
    ),
    (
        "a call within a note",
        essay("אב[^a] גד[^b]\n\n[^a]: הו[^b]\n\n[^b]: זח"),
        ["content/essays/opening.md:7:9 CAT-N06"],
    ),
    ("an empty note", essay("אב[^a]\n\n[^a]:"), ["content/essays/opening.md:7:1 CAT-N07"]),
    ("a number for a name", essay("אב[^1]\n\n[^1]: גד"), ["content/essays/opening.md:7:1 CAT-N08"]),
    (
        "a call in a biography",
        {"people.yaml": GOOD["people.yaml"] + "  biography: אמנית[^first] ומרצה.\n"},
        ["content/people.yaml:4:19 CAT-N09"],
    ),
    (
        "a call in a running title",
        film("running-title: לאו[^editor/remark]רה\n"),
        ["content/films/laura/film.yaml:6:19 CAT-N09"],
    ),
    (
        "a call in a work cited",
        swapped("sources.yaml", "short: Mulvey", "short: Mulvey[^first]"),
        ["content/sources.yaml:3:16 CAT-N09"],
    ),
    (
        "a call in a credit’s label",
        swapped("book.yaml", "label: אוצרת", "label: אוצרת[^first]"),
        ["content/book.yaml:12:12 CAT-R26"],
    ),
    (
        "a citation in running text",
        essay("אב [@mulvey, 5] גד"),
        ["content/essays/opening.md:5:4 CAT-N10"],
    ),
    (
        "a citation in a biography",
        {"people.yaml": GOOD["people.yaml"] + "  biography: אמנית [@mulvey].\n"},
        ["content/people.yaml:4:20 CAT-N10"],
    ),
]


@pytest.mark.parametrize(("changes", "expected"), [pytest.param(*case[1:], id=case[0]) for case in CASES])
def test_a_good_book_with_one_thing_wrong(changes: Changes, expected: list[str]) -> None:
    assert said(read(changes)) == expected


def test_the_good_book_is_good() -> None:
    assert said(read({})) == []


def test_all_problems_come_in_one_report_sorted_by_place() -> None:
    changes = {
        **essay("אב[^gone] **גד"),
        **swapped(FILM, "fmd", "xyz"),
        **swapped("book.yaml", "- cover", "- x"),
    }
    assert said(read(changes)) == [
        "content/book.yaml:15:5 CAT-R33",
        "content/essays/opening.md:5:3 CAT-N01",
        "content/essays/opening.md:5:11 CAT-R50",
        "content/films/laura/film.yaml:4:11 CAT-R31",
    ]


@pytest.mark.parametrize(
    ("changes", "hint"),
    [
        (swapped("people.yaml", "sort:", "srot:"), 'did you mean "sort"?'),
        (swapped("book.yaml", "people:", "poeple:"), 'did you mean "people"?'),
        (swapped("book.yaml", "- cover", "- covre"), 'did you mean "cover"?'),
        (swapped("book.yaml", "essays/opening", "essays/openign"), 'did you mean "essays/opening"?'),
        (swapped(FILM, "[dana]", "[dnaa]"), 'did you mean "dana"?'),
        (swapped(ESSAY, "[^first] ", "[^frist] "), 'did you mean "first"?'),
        (essay("אב[^a]\n\n[^a]: [@mulvy]"), 'did you mean "mulvey"?'),
        (
            film("stills:\n  - file: a.jpg\n    id: mirror\n") | {TEXT: "![](miror)\n"},
            'did you mean "mirror"?',
        ),
        ({TEXT: "אב[^edtior/a]\n\n[^edtior/a]: גד\n"}, 'did you mean "editor"?'),
        ({"films/laura/txt.md": "מילים\n"}, 'did you mean "films/laura/text.md"?'),
    ],
)
def test_a_near_miss_is_asked_about(changes: Changes, hint: str) -> None:
    assert hint in [finding.hint for finding in read(changes).report]


def test_a_wrong_value_names_what_can_stand_there() -> None:
    (finding,) = read(swapped("book.yaml", "marks: hebrew", "marks: roman")).report
    assert finding.message == '"roman" cannot stand here: write hebrew, digits or symbols'
