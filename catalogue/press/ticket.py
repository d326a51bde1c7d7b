"""The ticket: everything the printer would otherwise telephone about, as data, as a page, as a note."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from catalogue.model.sheets import Scheme, Sheets
from catalogue.press.finishing.facts import PressFacts

BINDINGS = {
    Scheme.SADDLE_STITCH: ("הידוק בסיכות", "saddle stitch"),
    Scheme.PERFECT_BOUND: ("כריכה בהדבקה", "perfect binding"),
    Scheme.N_UP: ("עלים בודדים, חתוכים", "loose leaves, cut"),
}
"""In Hebrew and in English."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is ordered, as the book states it; empty where nobody gave a fact."""

    edition: str = ""
    quantity: str = ""
    paper: str = ""
    paper_mm: float = 0.0
    """Thickness of a leaf."""
    sheets: Sheets = field(default_factory=Sheets)
    cover: str = "self-cover"
    contact: str = ""
    proof: bool = False


@dataclass(frozen=True, slots=True)
class Ticket:
    """One job: the book's facts, the order, its extent in pages, the inks it uses, its files."""

    facts: PressFacts
    order: Order
    extent: int
    inks: tuple[str, ...]
    files: Mapping[str, bytes]

    @property
    def document(self) -> dict[str, Any]:
        """The ticket as plain data, in the order a printer reads it."""
        facts, order = self.facts, self.order
        return {
            "title": facts.title,
            "edition": order.edition,
            "id": facts.edition_id,
            "proof": order.proof,
            "quantity": order.quantity,
            "trim_mm": list(facts.trim_mm),
            "bleed_mm": facts.bleed_mm,
            "extent_pages": self.extent,
            "binding_edge": facts.binding,
            "binding": BINDINGS[order.sheets.scheme][1],
            "sheets": sheets_words(order.sheets),
            "cover": order.cover,
            "paper": order.paper,
            "paper_thickness_mm": order.paper_mm,
            "inks": list(self.inks),
            "printing_condition": facts.profile.condition,
            "profile_sha256": facts.profile.sha256,
            "contact": order.contact,
            "files": [
                {"name": name, "bytes": len(data), "sha256": sha256(data).hexdigest()}
                for name, data in sorted(self.files.items())
            ],
        }


def sheets_words(sheets: Sheets) -> str:
    """What was asked of the sheets, as a printer says it."""
    said = [str(sheets.scheme)]
    said += [f"sections of {sheets.section} pages"] if sheets.section else []
    said += [f"{sheets.up[0]} × {sheets.up[1]}"] if sheets.up else []
    said += ["cut and stacked"] if sheets.stacked else []
    said += [str(sheets.back)]
    said += [f"{sheets.size[0]:g} × {sheets.size[1]:g} mm"] if sheets.size else []
    return ", ".join(said)


def ticket_json(ticket: Ticket) -> str:
    """The ticket for the printer's own system."""
    return json.dumps(ticket.document, ensure_ascii=False, indent=1) + "\n"


def checksums(files: Mapping[str, bytes]) -> str:
    """SHA256SUMS as `sha256sum --check` reads it."""
    return "".join(f"{sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items()))


def proof_note(ticket: Ticket) -> str:
    """What to look at when the proof arrives, in Hebrew and English, as plain text."""
    facts = ticket.facts
    side = {"right": ("ימין", "right"), "left": ("שמאל", "left")}[facts.binding]
    width, height = facts.trim_mm
    words = {
        "title": facts.title,
        "id": facts.edition_id,
        "pages": ticket.extent,
        "width": f"{width:g}",
        "height": f"{height:g}",
        "inks": ", ".join(ticket.inks),
        "condition": facts.profile.condition,
    }
    return _HEBREW_NOTE.format(side=side[0], **words) + "\n\n" + _ENGLISH_NOTE.format(side=side[1], **words)


_HEBREW_NOTE = """\
{title} ({id})
מה בודקים בהגהת הדפוס

1. השדרה בצד {side}; הספר נפתח ונקרא מן הצד הנכון.
2. {pages} עמודים, בסדר הנכון; מספרי העמודים עולים ואין עמוד הפוך.
3. גודל אחרי חיתוך {width} × {height} מ"מ; אין פס לבן בקצה במקום שיש צבע עד הקצה.
4. הטקסט שחור נקי, בצבע אחד; אין הילה צבעונית סביב אותיות קטנות.
5. טקסט שחור על רקע צבעוני מודפס מעליו; לבן על רקע נשאר לבן.
6. הצבעים: {inks}; תנאי ההדפסה {condition}.
7. סוגריים, מירכאות ומספרים בכיוון הנכון; כל הערה בעמוד שלה.
8. קיפול והידוק: העמודים מיושרים משני צדי הקיפול, השוליים שווים.
9. סכומי הביקורת בקובץ SHA256SUMS תואמים לקבצים שהתקבלו.
"""

_ENGLISH_NOTE = """\
{title} ({id})
What to check when the proof arrives

1. The spine is on the {side}; the book opens and reads from the proper side.
2. {pages} pages in order; folios rise, and no page stands on its head.
3. Trimmed size {width} × {height} mm; no white edge where colour runs to the cut.
4. Text is clean black in one ink; no coloured fringe around small letters.
5. Black text on colour overprints it; white on colour stays white.
6. Inks: {inks}; printing condition {condition}.
7. Brackets, quotation marks and numerals face the right way; every note is on its page.
8. Folding and stitching: pages align across the fold, margins are even.
9. The checksums in SHA256SUMS agree with the files received.
"""
