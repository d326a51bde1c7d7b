"""Fonts of a file: what they are called, whether they travel along, how wide their glyphs are."""

from __future__ import annotations

from dataclasses import dataclass, field

from pikepdf import Array, Dictionary, Object

_DEFAULT_WIDTH = 500.0
_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")


@dataclass(slots=True)
class Face:
    """One font dictionary read. Widths are in thousandths of an em, by character code."""

    name: str
    kind: str
    embedded: bool
    mapped: bool
    """Whether its codes can be turned back into text."""
    wide: bool
    widths: dict[int, float] = field(default_factory=dict)
    default: float = _DEFAULT_WIDTH

    def advance(self, shown: bytes) -> tuple[float, int]:
        """Width of a string in ems, and how many glyphs it has."""
        codes = (
            [shown[at] << 8 | shown[at + 1] for at in range(0, len(shown) - 1, 2)]
            if self.wide
            else list(shown)
        )
        return sum(self.widths.get(code, self.default) for code in codes) / 1000, len(codes)


def read_face(font: Object) -> Face:
    """Read a font dictionary; missing entries are read as absent, wrong ones raise."""
    kind = str(font.get("/Subtype", ""))[1:]
    wide = kind == "Type0"
    bearer = font.DescendantFonts[0] if wide else font
    descriptor = bearer.get("/FontDescriptor", Dictionary())
    face = Face(
        name=str(font.get("/BaseFont", font.get("/Name", "/unnamed")))[1:],
        kind=kind,
        embedded=kind == "Type3" or any(program in descriptor for program in _PROGRAMS),
        mapped="/ToUnicode" in font or (not wide and "/Encoding" in font),
        wide=wide,
    )
    if wide:
        face.default = float(bearer.get("/DW", 1000))
        face.widths = _cid_widths(bearer.get("/W", Array()))
    elif kind != "Type3" and "/Widths" in font:
        first = int(font.get("/FirstChar", 0))
        face.widths = {first + at: float(width) for at, width in enumerate(font.Widths)}
    return face


def _cid_widths(listed: Object) -> dict[int, float]:
    """The /W array: `c [w1 w2 …]` and `first last w` (ISO 32000-1, 9.7.4.3)."""
    widths: dict[int, float] = {}
    items = list(listed)
    at = 0
    while at + 1 < len(items):
        start = int(items[at])
        if isinstance(items[at + 1], Array):
            widths.update({start + n: float(width) for n, width in enumerate(items[at + 1])})
            at += 2
        elif at + 2 < len(items):
            last = min(int(items[at + 1]), 65535)
            widths.update(dict.fromkeys(range(start, last + 1), float(items[at + 2])))
            at += 3
        else:
            break
    return widths
