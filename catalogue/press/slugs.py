"""What is written on the edge of a sheet: book, sheet, side, section, in the printer's language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from catalogue.press.finishing.facts import PressFacts
from catalogue.press.imposition import Imposition, Sheet

_HEBREW = {
    "sheet": "גיליון {number} מתוך {count}",
    "section": "קונטרס {section}",
    "front": "פנים",
    "back": "גב",
    "both": "פנים וגב בתבנית אחת",
}
_ENGLISH = {
    "sheet": "sheet {number} of {count}",
    "section": "section {section}",
    "front": "front",
    "back": "back",
    "both": "front and back on one form",
}


@dataclass(frozen=True, slots=True)
class Slug:
    """One side of one sheet, in press order, and the line written on its edge."""

    sheet: Sheet
    side: int
    text: str


def slugs(imposition: Imposition, facts: PressFacts) -> Iterator[Slug]:
    """All sides, front before back, sheet after sheet."""
    words = _HEBREW if facts.language.split("-")[0] == "he" else _ENGLISH
    count, gathered = len(imposition.sheets), imposition.sheets[-1].section > 1
    for number, sheet in enumerate(imposition.sheets, 1):
        for side in range(len(sheet.sides)):
            name = "both" if len(sheet.sides) == 1 else ("front", "back")[side]
            said = [facts.title, facts.edition_id]
            said += [words["section"].format(section=sheet.section)] if gathered else []
            said += [words["sheet"].format(number=number, count=count), words[name]]
            yield Slug(sheet, side, " · ".join(said))
