"""The proof to send: one folder with one page that opens by a double-click, without a network."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import jinja2
from markupsafe import Markup

from catalogue.proofing.remarks import KIND


@dataclass(frozen=True, slots=True)
class Proof:
    """What is sent. Findings, changes and gaps are as (place, words) for people."""

    title: str
    digest: str
    """Names exactly these pages: remarks say on which proof they were made."""
    binding: str
    width: float
    height: float
    bleed: float
    """Millimetres."""
    pages: Sequence[Mapping[str, Any]]
    findings: Sequence[tuple[str, str, str]]
    """(severity, place, words)."""
    changes: Sequence[tuple[str, str]]
    missing: Sequence[tuple[str, str]]
    stills: Sequence[Mapping[str, Any]]
    """Name, file in the folder (empty while awaited), page, resolution, credit."""

    @property
    def spreads(self) -> list[list[Mapping[str, Any]]]:
        """Pages that lie open together; a verso (even) comes first in reading order."""
        found: dict[int, list[Mapping[str, Any]]] = {}
        for page in self.pages:
            found.setdefault(page["number"] // 2, []).append(page)
        return list(found.values())


def proof_page(proof: Proof) -> str:
    """index.html; its pictures are `pages/<number>.png` beside it."""
    environment = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    template = environment.from_string((files(__package__) / "proof.html.j2").read_text("utf-8"))
    facts = {"kind": KIND, "proof": proof.digest, "title": proof.title}
    # "<" spelled out, so that no title can end the script it stands in.
    written = Markup(json.dumps(facts, ensure_ascii=False).replace("<", "\\u003c"))
    return template.render(proof=proof, facts=written)
