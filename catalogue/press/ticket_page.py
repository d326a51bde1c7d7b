"""The ticket as one page of HTML, Hebrew and English side by side, with a drawing of the bound edge."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from html import escape
from importlib.resources import files
from string import Template

from catalogue.model.sheets import Scheme
from catalogue.press.ticket import BINDINGS, Ticket, sheets_words

TICKET_TRIM_MM = (210.0, 297.0)


def ticket_html(ticket: Ticket, family: str, face_css: str = "") -> str:
    """HTML for one A4 page without bleed. `family` is a face with Hebrew; `face_css` declares it.

    All colour is device-cmyk black, every text of one direction in a cell of its own.
    """
    page = Template((files(__package__) / "ticket.html").read_text("utf-8"))
    rows = "\n".join(_row(*row) for row in _rows(ticket))
    sums = "\n".join(
        f'<tr><td dir="ltr">{escape(entry["name"])}</td><td dir="ltr">{entry["bytes"]:,}</td>'
        f'<td dir="ltr" class="sum">{entry["sha256"]}</td></tr>'
        for entry in ticket.document["files"]
    )
    proof = ticket.order.proof
    return page.substitute(
        family=escape(family),
        face_css=face_css,
        hebrew="הגהה · לא לדפוס" if proof else "הזמנת דפוס",
        english="Proof · not for press" if proof else "Print order",
        title=escape(ticket.facts.title),
        rows=rows,
        sums=sums,
        drawing=_drawing(ticket),
    )


def _row(hebrew: str, english: str, value: str) -> str:
    return (
        f'<tr><th dir="rtl" lang="he">{escape(hebrew)}</th>'
        f'<td dir="{_direction(value)}">{_valued(value)}</td>'
        f'<th dir="ltr" lang="en">{escape(english)}</th></tr>'
    )


def _rows(ticket: Ticket) -> Iterator[tuple[str, str, str]]:
    facts, order = ticket.facts, ticket.order
    width, height = facts.trim_mm
    yield "כותר", "Title", facts.title
    yield "מהדורה", "Edition", order.edition
    yield "מזהה", "Identifier", facts.edition_id
    yield "כמות", "Quantity", order.quantity
    yield "גודל חתוך", "Trimmed size", f"{width:g} × {height:g} mm"
    yield "גלישה", "Bleed", f"{facts.bleed_mm:g} mm"
    yield "היקף", "Extent", f"{ticket.extent} pp."
    yield "צד הכריכה", "Bound edge", {"right": "ימין / right", "left": "שמאל / left"}[facts.binding]
    yield "כריכה", "Binding", " / ".join(BINDINGS[order.sheets.scheme])
    yield "גיליונות", "Sheets", sheets_words(order.sheets)
    yield "כריכה חיצונית", "Cover", order.cover
    yield "נייר", "Paper", order.paper
    yield "עובי עלה", "Leaf thickness", f"{order.paper_mm:g} mm" if order.paper_mm else ""
    yield "צבעים", "Inks", ", ".join(ticket.inks)
    yield "תנאי הדפסה", "Printing condition", facts.profile.condition
    yield "איש קשר", "Contact", order.contact


def _direction(value: str) -> str:
    """The direction of the first letter that has one (UAX #9, P2 and P3); WeasyPrint knows no dir=auto."""
    strong = (unicodedata.bidirectional(character) for character in value)
    return "rtl" if next((kind for kind in strong if kind in ("L", "R", "AL")), "L") in ("R", "AL") else "ltr"


def _valued(value: str) -> str:
    """A fact nobody gave is a line to be filled in by hand."""
    return escape(value) if value else '<span class="blank"></span>'


def _drawing(ticket: Ticket) -> str:
    """The closed book from its front: the bound edge thick, two staples where it is stapled."""
    width, height = ticket.facts.trim_mm
    scale = 60 / max(width, height)
    w, h = width * scale, height * scale
    edge = w if ticket.facts.binding == "right" else 0.0
    ink = 'stroke="device-cmyk(0 0 0 1)" fill="none"'
    lines = [f'<rect x="0" y="0" width="{w:.2f}" height="{h:.2f}" {ink} stroke-width=".3"/>']
    lines.append(f'<path d="M{edge:.2f} 0V{h:.2f}" {ink} stroke-width="2"/>')
    if ticket.order.sheets.scheme is Scheme.SADDLE_STITCH:
        for at in (h / 4, 3 * h / 4):
            reach = -4 if edge else 4
            lines.append(f'<path d="M{edge:.2f} {at:.2f}h{reach}" {ink} stroke-width="1"/>')
    view = f"-2 -2 {w + 4:.2f} {h + 4:.2f}"
    size = f'width="{w + 4:.2f}mm" height="{h + 4:.2f}mm"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="{view}">{"".join(lines)}</svg>'
