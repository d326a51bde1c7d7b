"""Every content stream that puts something on a page, each once, with the page it was met on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import pikepdf

from catalogue.press.finishing.operators import named_resources, one_a_line

Kind = Literal["page", "form", "pattern"]
_SHELF_OF = {"Do": "/XObject", "sh": "/Shading", "scn": "/Pattern", "SCN": "/Pattern", "gs": "/ExtGState"}


@dataclass(frozen=True, slots=True)
class Painted:
    """A content stream, its decoded data, and the resources it draws with."""

    page: int
    kind: Kind
    stream: pikepdf.Stream
    resources: pikepdf.Object
    data: bytes
    on_page: bool
    """True for the page's own content and for what the page names directly."""


@dataclass(frozen=True, slots=True)
class Image:
    """An image XObject and the first page that shows it."""

    page: int
    object: pikepdf.Stream


@dataclass(frozen=True, slots=True)
class Shading:
    """A gradient and the first page that paints with it."""

    page: int
    object: pikepdf.Object


class Pages:
    """A walk over the pages of a PDF. Shared objects are met once, on the first page that uses them."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._met: set[tuple[int, int]] = set()
        self.images: list[Image] = []
        self.shadings: list[Shading] = []

    def painted(self) -> Iterator[Painted]:
        """All content streams: pages first to last, each followed by the forms and patterns it uses."""
        for number, page in enumerate(self._pdf.pages, 1):
            contents = page.obj.get("/Contents")
            if not isinstance(contents, pikepdf.Stream):
                page.contents_coalesce()
                contents = page.obj.get("/Contents")
            if not isinstance(contents, pikepdf.Stream):
                continue
            resources = page.resources
            yield from self._follow(Painted(number, "page", contents, resources, one_a_line(contents), True))

    def _follow(self, painted: Painted) -> Iterator[Painted]:
        yield painted
        for operator, name in sorted(named_resources(painted.data)):
            shelf = painted.resources.get(_SHELF_OF[operator], pikepdf.Dictionary())
            used = shelf.get("/" + name)
            if operator == "gs" and isinstance(used, pikepdf.Dictionary):
                used = _mask_group(used)
            if used is not None:
                yield from self._take(painted, operator, used)

    def _take(self, parent: Painted, operator: str, used: pikepdf.Object) -> Iterator[Painted]:
        if used.is_indirect:
            if used.objgen in self._met:
                return
            self._met.add(used.objgen)
        if operator == "sh" or used.get("/PatternType") == 2:
            self.shadings.append(Shading(parent.page, used.get("/Shading", used)))
        elif not isinstance(used, pikepdf.Stream):
            return
        elif used.get("/Subtype") == "/Image":
            self.images.append(Image(parent.page, used))
        else:
            kind: Kind = "pattern" if operator in ("scn", "SCN") else "form"
            resources = used.get("/Resources", parent.resources)
            direct = parent.kind == "page"
            yield from self._follow(Painted(parent.page, kind, used, resources, one_a_line(used), direct))


def _mask_group(state: pikepdf.Dictionary) -> pikepdf.Object | None:
    mask = state.get("/SMask")
    return mask.get("/G") if isinstance(mask, pikepdf.Dictionary) else None
