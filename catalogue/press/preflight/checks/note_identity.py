"""CAT-P43: every note is a note with an identifier of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from catalogue.press.preflight.asking import Check, Found, error, times
from catalogue.press.preflight.examined import Examined
from catalogue.press.preflight.levels import Level
from catalogue.press.preflight.structure import elements


def _ask(examined: Examined, level: Level) -> Iterator[Found]:
    ids = Counter(
        bytes(element.object.ID) if "/ID" in element.object else b""
        for element in elements(examined.pdf)
        if element.kind == "Note"
    )
    if nameless := ids.pop(b"", 0):
        yield error(
            f"{times(nameless, 'note')} without an identifier",
            why="a reader cannot jump from the call to the note and back",
            hint="give each Note element an /ID",
        )
    for name, count in sorted(ids.items()):
        if count > 1:
            yield error(
                f"{count} notes share the identifier {name.decode('utf-8', 'replace')!r}",
                why="an identifier that names two notes names none",
                hint="give each Note element an /ID of its own",
            )


CHECK = Check("CAT-P43", "note identity", "ISO 14289-1, 7.9", ("screen",), _ask)
