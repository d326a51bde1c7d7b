"""What the collation can find, under permanent codes CAT-L20 to L33."""

from __future__ import annotations

from catalogue.diagnostics import Diagnostic, Location, error, on_page
from catalogue.setting.collating.awaited import Addition, Awaited

_LOOK = "look at the page in the PDF, and at what was changed last in templates/"


def page_count(planned: int, counted: int) -> Diagnostic:
    """CAT-L20: the PDF has more or fewer pages than were composed."""
    return error(
        "CAT-L20",
        f"the PDF has {counted} pages, {planned} were planned",
        why="a page that overflows becomes two, and everything behind it changes sides",
        hint="look for something higher than its page in templates/",
    )


def uneven_sheets(counted: int, multiple: int) -> Diagnostic:
    """CAT-L21: the pages do not fill whole sheets."""
    return error(
        "CAT-L21",
        f"{counted} pages are not a multiple of {multiple}",
        why="a folded sheet has that many pages, printed or not",
        hint="let the book be filled up with blank pages",
    )


def line_missing(one: Awaited, found: str) -> Diagnostic:
    """CAT-L22: a line is not on its page as it was composed."""
    shows = f"; the page shows {_quoted(found)} there, from left to right" if found else ""
    problem = error(
        "CAT-L22",
        f"the line {_quoted(one.line.text)} is not whole on its page{shows}",
        one.line.location,
        why="every word of the book stands on its page once",
        hint=_LOOK,
    )
    return on_page(problem, one.page)


def line_scrambled(one: Awaited, found: str) -> Diagnostic:
    """CAT-L23: a line's characters are all there, in another order."""
    problem = error(
        "CAT-L23",
        f"the line {_quoted(one.line.text)} is set in the wrong order: from left to right"
        f" {_quoted(found)}, where {_quoted(one.seen)} is right",
        one.line.location,
        why="UAX #9, by an implementation that composing does not use, gives the other order",
        hint=_LOOK,
    )
    return on_page(problem, one.page)


def line_elsewhere(one: Awaited, page: int) -> Diagnostic:
    """CAT-L24: a line stands on another page than the one it was composed for."""
    problem = error(
        "CAT-L24",
        f"the line {_quoted(one.line.text)} stands on page {page}, it was composed for page {one.page}",
        one.line.location,
        why="notes, contents and running heads were made for the pages as composed",
        hint=_LOOK,
    )
    return on_page(problem, one.page)


def lines_out_of_order(one: Awaited, before: Awaited) -> Diagnostic:
    """CAT-L25: a line stands above the one that comes before it."""
    problem = error(
        "CAT-L25",
        f"the line {_quoted(one.line.text)} stands above {_quoted(before.line.text)}, which comes before it",
        one.line.location,
        why="lines are read from the top down",
        hint=_LOOK,
    )
    return on_page(problem, one.page)


def unexpected(text: str, page: int) -> Diagnostic:
    """CAT-L26: the page says something the book does not."""
    problem = error(
        "CAT-L26",
        f"the page says {_quoted(text)}, from left to right, which nobody composed",
        why="beside its words the book prints folios, note marks, list labels and page numbers, nothing else",
        hint="words that belong on the page go into content/ or into the tokens of templates/",
    )
    return on_page(problem, page)


def addition_missing(one: Addition) -> Diagnostic:
    """CAT-L27: a note mark, list label or page number is not printed."""
    problem = error(
        "CAT-L27",
        f"the {one.what} {_quoted(one.text)} is not on its page",
        why="without it a reader cannot find what belongs together",
        hint=_LOOK,
    )
    return on_page(problem, one.page)


def outside_trim(text: str, page: int) -> Diagnostic:
    """CAT-L28: letters reach over the trimmed edge."""
    problem = error(
        "CAT-L28",
        f"{_quoted(text)} (from left to right) reaches over the edge of the trimmed page",
        why="the knife cuts there",
        hint=_LOOK,
    )
    return on_page(problem, page)


def printed_over(one: str, other: str, page: int) -> Diagnostic:
    """CAT-L34: two things take the same place."""
    problem = error(
        "CAT-L34",
        f"{_quoted(one)} and {_quoted(other)} (from left to right) are printed over one another",
        why="every word is on the page, and neither can be read",
        hint=_LOOK,
    )
    return on_page(problem, page)


def unreadable(count: int, font: str, page: int) -> Diagnostic:
    """CAT-L29: glyphs that the PDF gives no character."""
    problem = error(
        "CAT-L29",
        f"{count} of the glyphs of {font} on the page stand for no character",
        why="they cannot be searched, copied, read aloud, or compared with the text",
        hint="look for a letter the face has not, or for a sign that only a font's ligature makes",
    )
    return on_page(problem, page)


def foreign_font(font: str, text: str, page: int) -> Diagnostic:
    """CAT-L30: something is set in a face that is not the book's."""
    problem = error(
        "CAT-L30",
        f"{_quoted(text)} is set in {font}, which is not a face of this book",
        why="a character that the book's faces lack, or a family misspelt in the style sheet, falls back",
        hint="name the face in fonts/fonts.yaml, or set the words in one that is there",
    )
    return on_page(problem, page)


def width_differs(one: Awaited, width: float) -> Diagnostic:
    """CAT-L31: a line is longer or shorter than it was composed."""
    problem = error(
        "CAT-L31",
        f"the line {_quoted(one.line.text)} is {width:.2f} pt long,"
        f" it was composed to {one.line.width:.2f} pt",
        one.line.location,
        why="what was measured is not what is printed: another size, face, kerning or spacing",
        hint="sizes and weights belong into templates/tokens.yaml, where composing sees them",
    )
    return on_page(problem, one.page)


def note_astray(note: str, call_page: int, body_page: int | None, location: Location) -> Diagnostic:
    """CAT-L32: a note does not begin on its call's page."""
    where = f"begins on page {body_page}" if body_page else "is printed nowhere"
    problem = error(
        "CAT-L32",
        f'the note "{note}" is called on page {call_page} and {where}',
        location,
        why="a reader looks for a note at the foot of the page that calls it",
        hint="this is a fault of the program, not of the text: please report it",
    )
    return on_page(problem, call_page)


def words_differ(section: str, message: str, location: Location) -> Diagnostic:
    """CAT-L33: the composed pages do not hold the words of a section once and in order."""
    return error(
        "CAT-L33",
        f'in the section "{section}" {message}',
        location,
        why="composing may break, divide and decorate paragraphs, never lose or repeat one",
        hint="this is a fault of the program, not of the text: please report it",
    )


def _quoted(text: str) -> str:
    shortened = text if len(text) <= 90 else f"{text[:60]}…{text[-25:]}"
    return f'"{shortened}"'
