"""A small book with everything a page can hold, set on small pages by a template of the tests' own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from catalogue.composing.composed import compose
from catalogue.composing.document import Document, Fragment, NoteSlice, Page
from catalogue.diagnostics import Location
from catalogue.model.blocks import Heading, Listing, Paragraph, Quotation, Table
from catalogue.model.book import Book, HouseStyle, Part
from catalogue.model.design import Align, Design, Limits, NoteArea, PageFormat, TextStyle
from catalogue.model.edition import Edition, Imprint, PrintRun
from catalogue.model.names import Credit, Person
from catalogue.model.notes import Note, Series
from catalogue.model.prose import CALL, Anchor, Mark, Prose, Span, plain
from catalogue.model.sections import Copy, Essay, Film, Title
from catalogue.setting.fonts import Faces, font_face_css
from catalogue.setting.inline import line_html
from catalogue.setting.pdf import typeset
from catalogue.setting.shaping import Shaper

LOOSE = Limits(0.8, 2.5, 0.01, 0.02)
RAGGED = Align.START
DESIGN = Design(
    PageFormat(100, 110, 3, 10, 10, 14, 19),
    12.0,
    (
        TextStyle("text", 9, 12, indent=12, limits=LOOSE),
        TextStyle("note", 7, 9, indent=6, limits=LOOSE),
        TextStyle("note-english", 7, 9, align=RAGGED),
        TextStyle("quotation", 9, 12, start=12, before=12, after=12, limits=LOOSE),
        TextStyle("item", 9, 12, start=20, limits=LOOSE),
        TextStyle("table", 8, 12, align=RAGGED, end=8, before=12, after=12),
        TextStyle("caption", 7, 9, align=RAGGED),
        TextStyle("heading-2", 10, 12, 700, align=RAGGED, before=12, keep=2),
        TextStyle("book-title", 20, 24, 900, align=RAGGED),
        TextStyle("credit", 9, 12, align=RAGGED, before=12),
        TextStyle("contents-title", 9, 12, 700, align=RAGGED),
        TextStyle("entry", 10, 18, 600, align=RAGGED, end=40),
        TextStyle("entry-maker", 9, 12, align=RAGGED, end=40),
        TextStyle("essay-title", 16, 24, 900, align=RAGGED, after=12, keep=2),
        TextStyle("film-title", 16, 24, 900, align=RAGGED, keep=2),
        TextStyle("maker", 10, 12, align=RAGGED, after=12, keep=2),
        TextStyle("facts", 8, 12, align=RAGGED, after=12, keep=2),
        TextStyle("biography", 7, 9, align=RAGGED, before=12),
        TextStyle("colophon", 7, 9, align=RAGGED),
        TextStyle("head", 7, 12, align=RAGGED),
    ),
    NoteArea(12, 12),
    hang=((".", 0.6), (",", 0.6), (CALL, 0.5)),
    tokens=(("contents", "תוכן"),),
)

_MARKS = {"*": Mark.EMPHASIS, "!": Mark.STRONG}


def prose(text: str, line: int = 1) -> Prose:
    """``*italic*``, ``!bold!`` and note calls ``[id]``; the source is line `line` of essay.md."""
    out, spans, begun, at = "", [], {}, 0
    while at < len(text):
        char = text[at]
        if char in _MARKS and char in begun:
            spans.append(Span(begun.pop(char), len(out), _MARKS[char]))
        elif char in _MARKS:
            begun[char] = len(out)
        elif char == "[":
            end = text.index("]", at)
            spans.append(Span(len(out), len(out) + 1, Mark.CALL, text[at + 1 : end]))
            out, at = out + CALL, end
        else:
            out += char
        at += 1
    return Prose(out, tuple(sorted(spans)), (Anchor(0, Location("essay.md", line, 1)),))


SENTENCES = (
    "הבינה המלאכותית (AI) של חברת Lighttricks נולדה ב־1969, לפי !סימולקרות וסימולציה! של בודריאר.[first]",
    "ומאז ריי קורצווייל, OpenAI ודריו אמודי מנכ״ל Anthropic,[latin] מתווכחים.",
    "עמודים 100–105 ו־46–7, בשנים 1940–1945, ב־20 ביולי 1944; המושג ”Enshitification” של (Doctorow).",
    "ראו גם *The Singularity Is Nearer: When We Merge with !AI!* (Viking, 2024), עמ׳ 6.[long][english]",
)
TURNS = ("ראשית, ", "שנית, ", "שלישית, ", "רביעית, ", "ולבסוף, ")


def sentences(turn: int) -> str:
    """The sentences in another order each time; the notes are called the first time."""
    text = TURNS[turn] + " ".join((*SENTENCES[turn % 4 :], *SENTENCES[: turn % 4]))
    return text if turn == 0 else re.sub(r"\[\w+\]", "", text)


LONG = "הערה ארוכה שנמשכת מעבר לסוף העמוד, ובה *Atlas of AI* (Yale University Press, 2021), 75% ו־24×36. "


def book() -> Book:
    """Title page, contents, an essay with every kind of block, a film, a colophon."""
    note = {
        "title": (prose("הערה בכותרת."),),
        "first": (prose("ראו Kate Crawford, *Atlas of AI: Power, Politics* (Yale, 2021), עמ׳ 12."),),
        "latin": (prose("ראו לדוגמה: Big Think, “Why !Advanced! Societies Fall”, 2025, עמ׳ 3."),),
        "long": (prose(LONG * 5), prose(LONG * 2)),
        "english": (prose("Geoffrey Hinton, *Will AI Outsmart Us?* (Royal Institution, 2025), 7."),),
        "cell": (prose("הערה בטבלה."),),
    }
    essay = Essay(
        "essay",
        Title(prose("מחשבות על Design[title]")),
        (
            *(Paragraph(prose(sentences(at), at + 3)) for at in range(2)),
            Heading(prose("כותרת ביניים 1984")),
            Quotation((prose("ציטוט ובו English words ועוד מילים שנשברות לשורה שנייה ואולי גם שלישית."),)),
            Listing((prose("פריט ראשון"), prose("פריט שני ובו (Latin) בסוף")), ordered=True),
            Table(
                ((prose("שם"), prose("Year")), (prose("סרט ראשון וארוך[cell] למדי"), prose("1966 Persona")))
            ),
            *(Paragraph(prose(sentences(at), at + 9)) for at in range(2, 4)),
        ),
        tuple(Note(name, body) for name, body in note.items()),
        credits=(Credit("aut", ("ruth",)),),
    )
    film = Film(
        "film",
        (Title(prose("Design בעין")), Title(prose("An Eye for Design?"), language="en")),
        (Credit("drt", ("ruth",)), Credit("cng", ("ruth",), "צילום")),
        (Paragraph(prose(sentences(4), 20)), Paragraph(prose("סוף הסרט.", 21))),
        year="2024",
        countries=("ישראל",),
        runtime="19:37",
        copy=Copy("DCP", sound="5.1", aspect="1.85:1"),
    )
    return Book(
        "small",
        prose("ספר קטן על AI"),
        None,
        "he",
        "right",
        Edition("1"),
        Imprint(),
        PrintRun(),
        HouseStyle(),
        (Series(),),
        (Credit("cur", ("ruth",), "אוצרת"),),
        (Person("ruth", "רות פתיר", "פתיר, רות"),),
        (),
        (Part.TITLE, Part.CONTENTS, essay, film, Part.COLOPHON),
    )


@dataclass(frozen=True, slots=True)
class SmallBook:
    """The composed book, its HTML, and what draws it."""

    document: Document
    html: str
    faces: Faces

    def draw(self, html: str | None = None) -> bytes:
        """The PDF of the book, or of a page that somebody has tampered with."""
        files = {face.path.name: face.path.read_bytes for face in self.faces}
        drawn = typeset(html or self.html, files, self.faces)
        assert not drawn.report.errors, [problem.message for problem in drawn.report]
        return drawn.pdf


def make_small_book(faces: Faces) -> SmallBook:
    """Compose the book and write it out."""
    document = compose(book(), DESIGN, Shaper(faces).advance, [plain("נדפס בשנת 2026 (AI)")]).document
    return SmallBook(document, write_html(document, faces), faces)


def write_html(document: Document, faces: Faces) -> str:
    """The plainest template that shows everything."""
    pages = Markup("\n").join(_page(page, document) for page in document.pages)
    bleed = f"{DESIGN.page.bleed}mm"
    return f"""<!DOCTYPE html><html lang="he" dir="rtl"><head><style>
{font_face_css(faces, "")}
{_styles()}
@page {{ size: {DESIGN.page.width}mm {DESIGN.page.height}mm; margin: 0; bleed: {bleed}; }}
* {{ margin: 0; padding: 0; font-weight: inherit; }}
html {{ font-family: "{faces.family}"; }} a {{ color: inherit; text-decoration: none; }}
.page {{ position: relative; width: 100mm; height: {DESIGN.page.height}mm; break-after: page; }}
.page:last-child {{ break-after: auto; }}
.frame, .folio, .head {{ position: absolute; }}
.folio {{ bottom: 3mm; left: 9mm; }} .head {{ top: 3mm; right: 9mm; }}
.line {{ display: block; white-space: nowrap; }} .call {{ position: relative; line-height: 0; }}
.notes {{ position: absolute; bottom: 0; left: 0; right: 0; }}
.note {{ position: relative; margin-right: 12pt; }} .mark {{ position: absolute; right: -12pt; }}
.item {{ position: relative; }} .label {{ position: absolute; right: 0; }}
.row {{ display: flex; }} .cell {{ width: 50%; }}
</style></head><body>
{pages}
</body></html>"""


def _styles() -> str:
    page = DESIGN.page
    rules = [
        f".frame {{ top: {page.head}mm; height: {page.lines * DESIGN.grid}pt; width: {page.measure}pt; }}"
    ]
    rules.append(f".recto .frame {{ right: {page.inner}mm; }} .verso .frame {{ right: {page.outer}mm; }}")
    for one in DESIGN.styles:
        name, size, rise = f".s-{one.name}", one.size * one.call_size, one.size * one.call_rise
        rules.append(f"{name} {{ font-size: {one.size}pt; line-height: {one.leading}pt; }}")
        rules.append(f"{name} {{ font-weight: {one.weight}; }} {name} b {{ font-weight: {one.strong}; }}")
        rules.append(f"{name} .line {{ height: {one.leading}pt; }}")
        rules.append(f"{name} .call {{ font-size: {size}pt; bottom: {rise}pt; }}")
    return "\n".join(rules)


def _page(page: Page, document: Document) -> Markup:
    parts = [*map(_fragment, page.fragments)]
    if page.kind == Part.CONTENTS:
        parts.extend(_entries(document))
    if page.notes:
        parts.append(
            Markup('<div class="notes">\n{}\n</div>').format(Markup("\n").join(map(_note, page.notes)))
        )
    head = Markup('<div class="head s-head">{}</div>').format(_lines(page.head)) if page.head else ""
    return Markup(
        '<section class="page {0} {1}">\n{2}\n<div class="folio s-head">{3}</div>\n'
        '<div class="frame">\n{4}\n</div>\n</section>'
    ).format(page.kind, page.side, head, page.label, Markup("\n").join(parts))


def _lines(lines: tuple) -> Markup:
    return Markup("\n").join(map(line_html, lines))


def _fragment(one: Fragment) -> Markup:
    label = Markup('<span class="label" dir="rtl">{}</span>').format(one.label) if one.label else ""
    cells = Markup("").join(Markup('<div class="cell">{}</div>').format(_lines(cell)) for cell in one.cells)
    return Markup('<div class="s-{} {}" dir="{}" style="margin-top:{}pt">{}{}{}</div>').format(
        one.style, one.kind, "rtl" if one.base else "ltr", one.space, label, _lines(one.lines), cells
    )


def _note(one: NoteSlice) -> Markup:
    direction, style = ("rtl", "note") if one.base else ("ltr", "note-english")
    mark = Markup('<a class="mark" dir="rtl">{}</a>').format(one.mark) if one.mark else ""
    anchor = Markup(' id="note-{}"').format(one.id) if one.begins else ""
    return Markup('<div class="note s-{}" dir="{}"{}>{}{}</div>').format(
        style, direction, anchor, mark, _lines(one.lines)
    )


def _entries(document: Document) -> Iterator[Markup]:
    for entry in document.entries:
        yield Markup(
            '<div class="s-entry">{}</div><div class="s-entry-maker">{}</div><div class="s-head">{}</div>'
        ).format(_lines(entry.title), _lines(entry.makers), entry.page)
