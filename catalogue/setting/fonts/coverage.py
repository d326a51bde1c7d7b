"""Which characters have no glyph, and which text each glyph stands for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from catalogue.diagnostics import Diagnostic, Location, error
from catalogue.setting.fonts.faces import Face, Faces

_WHITE = frozenset("\t\n\r\f")
"""HTML turns these into spaces before any face is asked."""


@dataclass(frozen=True, slots=True)
class MissingGlyph:
    """A character a face cannot draw, where it first stands (code points from 0)."""

    character: str
    offset: int
    face: Face

    def diagnostic(self, location: Location) -> Diagnostic:
        """The finding a reader sees (CAT-F09)."""
        face = f"{self.face.family} {self.face.weight}" + (" italic" if self.face.italic else "")
        return error(
            "CAT-F09",
            f"{face} has no {self.character!r} (U+{ord(self.character):04X})",
            location,
            why="the machine would take it from some other font, or print a box",
            hint="change the character, set it in another style, or add a face that has it to fonts.yaml",
        )


def missing_glyphs(
    faces: Faces, text: str, weight: int = 400, italic: bool = False, family: str | None = None
) -> tuple[MissingGlyph, ...]:
    """The characters of `text` the face cannot draw, each once, in order. Raises as `Faces.find`."""
    face = faces.find(weight, italic, family)
    first: dict[str, int] = {}
    for offset, char in enumerate(text):
        if ord(char) not in face.coverage and char not in _WHITE:
            first.setdefault(char, offset)
    return tuple(MissingGlyph(char, offset, face) for char, offset in first.items())


def text_of_glyphs(face: Face) -> dict[int, str]:
    """The text each glyph stands for, by glyph index: the right ToUnicode of a PDF.

    A copy for right-to-left runs means the character it was copied from, a
    ligature the characters it is made of. Glyphs that are no text are left out.
    """
    from fontTools.ttLib import TTFont

    with TTFont(face.path, lazy=True) as font:
        texts: dict[str, str] = {}
        for code, name in sorted(font.getBestCmap().items()):
            texts.setdefault(name, chr(code))
        for lookup in font["GSUB"].table.LookupList.Lookup:
            for subtable in (getattr(sub, "ExtSubTable", sub) for sub in lookup.SubTable):
                _add_substitutes(texts, subtable)
        return {font.getGlyphID(name): text for name, text in texts.items()}


def _add_substitutes(texts: dict[str, str], subtable: Any) -> None:
    if subtable.LookupType == 1:
        made = [(new, [old]) for old, new in subtable.mapping.items()]
    elif subtable.LookupType == 4:
        made = [(r.LigGlyph, [first, *r.Component]) for first, rs in subtable.ligatures.items() for r in rs]
    else:
        made = []
    for new, parts in made:
        if all(part in texts for part in parts):
            texts.setdefault(new, "".join(texts[part] for part in parts))
