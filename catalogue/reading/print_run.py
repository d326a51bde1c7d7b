"""`print:` of book.yaml as a noun, with the printer's own profile found where the book names it."""

from __future__ import annotations

import posixpath
from pathlib import Path

from catalogue.diagnostics import Diagnostic
from catalogue.model.edition import PrintRun
from catalogue.model.sheets import caliper_mm
from catalogue.reading.findings.files import PROFILE_MISSING
from catalogue.reading.folder import Folder
from catalogue.reading.print_schema import PrintFacts
from catalogue.reading.scalars import Scalar

DEFAULT_CONDITION = "FOGRA39"
"""The one whose profile comes with the program."""
PROFILES = "profiles"
"""Folder of the content in which an edition keeps a profile that lay elsewhere."""


def read_print_run(folder: Folder, facts: PrintFacts, found: list[Diagnostic]) -> PrintRun:
    """What the printer is told, paper thickness in mm."""
    return PrintRun(
        quantity=facts.quantity,
        paper=facts.paper,
        paper_thickness=_thickness(facts),
        profile=_profile(folder, facts.profile, found) if facts.profile else None,
        contact=facts.contact,
        separate_cover=facts.separate_cover,
        sheets=facts.sheets.sheets,
    )


def _thickness(facts: PrintFacts) -> float:
    if facts.paper_weight is not None and facts.paper_bulk is not None:
        return caliper_mm(facts.paper_weight, facts.paper_bulk)
    return facts.paper_thickness or PrintRun().paper_thickness


def _profile(folder: Folder, named: Scalar, found: list[Diagnostic]) -> Path | None:
    """The profile's file: beside book.yaml, or anywhere by an absolute path.

    One that lies outside the content folder is first looked for in `profiles/` there: that is
    where an archived edition has it, and an edition set again must not take another file that
    has come to lie at the old place.
    """
    if named.text == DEFAULT_CONDITION:
        return None
    path = posixpath.normpath(named.text)
    outside = posixpath.isabs(path) or path.startswith("..")
    inside = posixpath.join(PROFILES, posixpath.basename(path)) if outside else path
    if inside in folder.others:
        return folder.place(inside)
    elsewhere = folder.place(path)
    if outside and elsewhere.is_file():
        return elsewhere
    found.append(PROFILE_MISSING.at(named.location, path=named.text, folder=folder.shown))
    return None
