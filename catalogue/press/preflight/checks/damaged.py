"""CAT-P01: the file can be read without guessing."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.press.preflight.asking import EVERYWHERE, Check, Found, error
from catalogue.press.preflight.examined import Examined
from catalogue.press.preflight.levels import Level

_HINT = "export the file again; do not send one that a program had to repair"


def _ask(examined: Examined, level: Level) -> Iterator[Found]:
    why = "another program may guess differently, and print something else"
    if not examined.pages and not examined.unread:
        yield error("the file has no pages", why="there is nothing to print", hint=_HINT)
    for flaw in examined.flaws[:5]:
        yield error(f"the file had to be repaired to be read: {flaw}", why=why, hint=_HINT)
    for page in examined.pages:
        if page.trouble:
            yield error(
                f"the page cannot be read to its end: {page.trouble}", page.number, why=why, hint=_HINT
            )


CHECK = Check("CAT-P01", "damaged file", "ISO 32000-1, 7.5", EVERYWHERE, _ask)
