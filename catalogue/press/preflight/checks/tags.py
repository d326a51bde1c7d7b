"""CAT-P40: the file is tagged, and everything on the pages is tagged or an artifact."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Dictionary

from catalogue.press.preflight.asking import Check, Found, error, times, warning
from catalogue.press.preflight.examined import Examined
from catalogue.press.preflight.levels import Level


def _ask(examined: Examined, level: Level) -> Iterator[Found]:
    root = examined.pdf.Root
    if "/StructTreeRoot" not in root or not bool(root.get("/MarkInfo", Dictionary()).get("/Marked", False)):
        yield error(
            "the file is not tagged",
            why="a screen reader must guess the order and what is a heading",
            hint="let typesetting write tags (`pdf_tags`)",
        )
        return
    for page in examined.pages:
        outside = [mark.box for mark in page.marks if not mark.tagged]
        outside += [image.box for image in page.images if not image.tagged]
        if outside:
            yield warning(
                f"{times(len(outside), 'thing')} neither tagged nor an artifact",
                page.number,
                outside,
                why="a screen reader cannot know whether to read it",
                hint="tag it, or mark it as an artifact",
            )


CHECK = Check("CAT-P40", "tags", "ISO 14289-1, 7.1", ("screen",), _ask)
