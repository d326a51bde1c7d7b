"""CAT-P45: letters can be turned back into text."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.press.preflight.asking import Check, Found, error
from catalogue.press.preflight.examined import Examined
from catalogue.press.preflight.levels import Level


def _ask(examined: Examined, level: Level) -> Iterator[Found]:
    told: set[str] = set()
    for page in examined.pages:
        for name, face in sorted(page.faces.items()):
            if not face.mapped and name not in told:
                told.add(name)
                yield error(
                    f"the letters of {name} have no text",
                    page.number,
                    [mark.box for mark in page.marks if mark.font == name],
                    why="they can be neither searched nor copied nor read aloud",
                    hint="embed the font with a /ToUnicode map",
                )


CHECK = Check("CAT-P45", "text of letters", "ISO 14289-1, 7.21.7", ("screen", "archive"), _ask)
