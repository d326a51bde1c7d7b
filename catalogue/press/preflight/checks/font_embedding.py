"""CAT-P27: every face the pages use travels in the file."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.press.preflight.asking import EVERYWHERE, Check, Found, error
from catalogue.press.preflight.examined import Examined
from catalogue.press.preflight.levels import Level


def _ask(examined: Examined, level: Level) -> Iterator[Found]:
    told: set[str] = set()
    for page in examined.pages:
        for name, face in sorted(page.faces.items()):
            if not face.embedded and name not in told:
                told.add(name)
                places = [mark.box for mark in page.marks if mark.font == name]
                yield error(
                    f"the font {name} is not embedded",
                    page.number,
                    places,
                    why="another machine sets the text in whatever it has",
                    hint="embed every font, also the fourteen old standard ones",
                )


CHECK = Check("CAT-P27", "font not embedded", "ISO 15930-7, 6.9; ISO 19005-2, 6.2.11.4", EVERYWHERE, _ask)
