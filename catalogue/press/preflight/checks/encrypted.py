"""CAT-P02: the file is not locked."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.press.preflight.asking import EVERYWHERE, Check, Found, error
from catalogue.press.preflight.examined import Examined
from catalogue.press.preflight.levels import Level


def _ask(examined: Examined, level: Level) -> Iterator[Found]:
    if examined.encrypted:
        yield error(
            "the file is encrypted",
            why="whoever prints or keeps it must be able to work with every byte",
            hint="save it without a password and without restrictions",
        )


CHECK = Check("CAT-P02", "encryption", "ISO 15930-7, 6.13; ISO 19005-2, 6.1.3", EVERYWHERE, _ask)
