"""CAT-P30: the file does nothing by itself."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Dictionary, Object

from catalogue.press.preflight.asking import EVERYWHERE, Check, Found, error
from catalogue.press.preflight.examined import Examined
from catalogue.press.preflight.levels import Level

_HARMLESS = ("/GoTo", "/URI", "/Named")


def _ask(examined: Examined, level: Level) -> Iterator[Found]:
    root = examined.pdf.Root
    names = root.get("/Names", Dictionary())
    present = []
    if "/JavaScript" in names:
        present.append("JavaScript")
    if "/AA" in root or _acts(root.get("/OpenAction")):
        present.append("an action on opening")
    if "/XFA" in root.get("/AcroForm", Dictionary()):
        present.append("an XFA form")
    if "/EmbeddedFiles" in names and level.name != "archive":
        present.append("embedded files")
    for what in present:
        yield error(
            f"the file holds {what}",
            why="what is printed or kept must not depend on a program inside it",
            hint="remove it and save again",
        )


def _acts(action: Object | None) -> bool:
    return isinstance(action, Dictionary) and str(action.get("/S", "/GoTo")) not in _HARMLESS


CHECK = Check("CAT-P30", "active content", "ISO 15930-7, 6.11; ISO 19005-2, 6.5", EVERYWHERE, _ask)
