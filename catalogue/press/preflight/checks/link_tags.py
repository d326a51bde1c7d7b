"""CAT-P44: every link is part of the text and says where it leads."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Array, Dictionary

from catalogue.press.preflight.asking import Check, Found, error
from catalogue.press.preflight.examined import Examined
from catalogue.press.preflight.levels import Level


def _ask(examined: Examined, level: Level) -> Iterator[Found]:
    for number, page in enumerate(examined.pdf.pages, 1):
        links = [
            annotation
            for annotation in page.obj.get("/Annots", Array())
            if isinstance(annotation, Dictionary) and annotation.get("/Subtype") == "/Link"
        ]
        for key, flaw in (("/StructParent", "is not tagged"), ("/Contents", "does not say where it leads")):
            count = sum(1 for link in links if key not in link)
            if count:
                yield error(
                    f"{count} of {len(links)} links: a link {flaw}",
                    number,
                    why="a screen reader passes it over or reads out an address",
                    hint="put the link into a Link element and give it /Contents",
                )


CHECK = Check("CAT-P44", "link tags", "ISO 14289-1, 7.18", ("screen",), _ask)
