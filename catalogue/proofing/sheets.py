"""The proof to send: a page that opens by a double-click, and sheets to print or remark upon."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import jinja2
from markupsafe import Markup

from catalogue.proofing.remarks import KIND

MARGIN = 12.0
"""Millimetres around the spread on its sheet."""

_FOOT = 9.0
"""Millimetres under the spread for the line that says which pages these are."""


@dataclass(frozen=True, slots=True)
class Line:
    """One entry of a list: what is said, of which place, and how it runs (an untranslated one is English)."""

    place: str
    words: str
    severity: str = "note"
    direction: str = "rtl"


@dataclass(frozen=True, slots=True)
class Proof:
    """What is sent."""

    title: str
    digest: str
    """Names exactly these pages: remarks say on which proof they were made."""
    binding: str
    width: float
    height: float
    """Millimetres."""
    pages: Sequence[Mapping[str, Any]]
    findings: Sequence[Line]
    changes: Sequence[Line]
    missing: Sequence[Line]
    stills: Sequence[Mapping[str, Any]]
    """Name, file in the folder (empty while awaited), page, resolution, credit."""

    @property
    def spreads(self) -> list[list[Mapping[str, Any]]]:
        """Pages that lie open together; a verso (even) comes first in reading order."""
        found: dict[int, list[Mapping[str, Any]]] = {}
        for page in self.pages:
            found.setdefault(page["number"] // 2, []).append(page)
        return list(found.values())

    @property
    def sheet(self) -> tuple[float, float]:
        """Width and height in mm of the sheet that a spread lies on, one to one."""
        return 2 * self.width + 2 * MARGIN, self.height + 2 * MARGIN + _FOOT

    def left(self, number: int) -> float:
        """Millimetres from the spread's left edge to the page's: rectos lie left where the spine is right."""
        return 0.0 if (number % 2 == 1) == (self.binding == "right") else self.width

    def spot(self, number: int) -> tuple[int, float, float]:
        """The page's sheet, from 1, and its trim's top-left corner in mm from the sheet's."""
        return number // 2 + 1, MARGIN + self.left(number), MARGIN

    def page_at(self, sheet: int, left: float, top: float) -> tuple[int, float, float]:
        """The page at a point of a sheet, and the point from its trim, in mm; page 0 beyond the spreads."""
        for page in self.pages:
            at, x, y = self.spot(page["number"])
            if at == sheet and (left >= self.width + MARGIN) == (x > MARGIN):
                return page["number"], left - x, top - y
        return 0, left, top


def proof_page(proof: Proof) -> str:
    """index.html; its pictures are `pages/<number>.png` beside it."""
    facts = {"kind": KIND, "proof": proof.digest, "title": proof.title}
    # "<" spelled out, so that no title can end the script it stands in.
    written = Markup(json.dumps(facts, ensure_ascii=False).replace("<", "\\u003c"))
    return _filled("proof.html.j2", proof=proof, facts=written)


def proof_sheets(proof: Proof, family: str, face_css: str) -> str:
    """HTML of the sheets: one a spread, with room where its pages will lie, then the lists.

    `family` is a face with Hebrew, `face_css` declares it.
    """
    return _filled(
        "sheets.html.j2", proof=proof, margin=MARGIN, foot=_FOOT, family=family, face_css=Markup(face_css)
    )


def _filled(name: str, **values: Any) -> str:
    environment = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string((files(__package__) / name).read_text("utf-8")).render(**values)
