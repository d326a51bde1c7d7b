"""People's names: words to print are not values to sort by."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from catalogue.diagnostics import Location
from catalogue.model.prose import Prose


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named in the book. Only what is known is filled in."""

    id: str
    name: str
    sort: str
    latin: str = ""
    biography: tuple[Prose, ...] = ()
    location: Location = field(default=Location(), compare=False)


@dataclass(frozen=True, slots=True)
class Credit:
    """Who did what: a MARC relator code, the label printed before the names, the names as credited."""

    role: str
    people: tuple[str, ...]
    label: str = ""
    credited_as: tuple[str, ...] = ()
    """Names as this credit prints them, one per person; empty to print their own."""
    notes: tuple[str, ...] = ()
    """The notes called behind its last name."""


def listed(names: Sequence[str]) -> str:
    """Names as a Hebrew sentence lists them: commas between, a ו joined to the last.

    Before a name in another script the ו takes a maqaf.
    """
    if len(names) < 2:
        return "".join(names)
    last = names[-1]
    maqaf = "" if unicodedata.bidirectional(last[0]) == "R" else "\u05be"
    return f"{', '.join(names[:-1])} ו{maqaf}{last}"
