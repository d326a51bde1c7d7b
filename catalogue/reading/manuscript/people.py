"""The people of the credits: names told apart, roles from their labels."""

from __future__ import annotations

import re
from dataclasses import dataclass

from catalogue.diagnostics import Diagnostic, Location
from catalogue.model.names import listed
from catalogue.reading.findings.manuscript import NAMES_WHOLE, ROLE_GUESSED
from catalogue.reading.manuscript.slugs import slug, unique

_ROLES = (
    ("cur", r"אוצר\w*|curat\w+"),
    ("cre", r"יוצר\w*|creat\w+|makers?"),
    ("fmd", r"במא\w*|בימוי|direct\w+"),
    ("edt", r"ערכ\w*|עורכ\w*|עריכה|edit\w+"),
    ("trl", r"תרגו?מ?\w*|מתרגמ\w*|translat\w+"),
    ("aut", r"כתב\w*|כותב\w*|מאת|טקסט|text|author\w*|by"),
    ("pht", r"צלמ\w*|צילו\w*|photo\w*"),
    ("bkd", r"עיצוב|עיצב\w*|מעצב\w*|design\w*"),
)


@dataclass(frozen=True, slots=True)
class Cast:
    """People by name, in the order in which they are first named."""

    ids: dict[str, str]

    def add(self, name: str) -> str:
        """The id of `name`, made when it is new."""
        if name not in self.ids:
            self.ids[name] = unique(slug(name) or "person", set(self.ids.values()))
        return self.ids[name]


def role(label: str, place: Location, found: list[Diagnostic]) -> str:
    """The MARC relator behind a label such as אוצרת."""
    for code, pattern in _ROLES:
        if re.match(rf"(?:{pattern})\b", label, re.IGNORECASE):
            return code
    found.append(ROLE_GUESSED.at(place, label=label))
    return "ctb"


def told_apart(names: str, known: set[str], place: Location, found: list[Diagnostic]) -> list[str]:
    """The single names of a list; whole where taking it apart would change a word.

    A final ו may join a name or begin one, so it is taken off only before a
    name that is known from elsewhere, or where the name before it is complete.
    """
    parts = [part.strip() for part in names.split(",")]
    before, joint, last = parts[-1].rpartition(" ו")
    if joint and (last in known or before in known or (len(before.split()) > 1 and len(last.split()) > 1)):
        parts[-1:] = [before, last]
    if listed(parts) != names:
        found.append(NAMES_WHOLE.at(place, names=names))
        return [names]
    return parts


def sort_form(name: str) -> str:
    """Family name first; the last word is taken for it."""
    given, _, family = name.rpartition(" ")
    return f"{family}, {given}" if given else name
