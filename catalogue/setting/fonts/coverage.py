"""Which characters have no glyph, and which text each glyph stands for."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from catalogue.diagnostics import Diagnostic, Location, error
from catalogue.setting.fonts.faces import Face, Faces

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

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
    lost = set(map(ord, text)) - face.coverage
    if not lost:  # nearly always
        return ()
    first: dict[str, int] = {}
    for offset, char in enumerate(text):
        if ord(char) in lost and char not in _WHITE:
            first.setdefault(char, offset)
    return tuple(MissingGlyph(char, offset, face) for char, offset in first.items())


def text_of_glyphs(face: Face) -> dict[int, str]:
    """The text each glyph stands for, by glyph index: the right ToUnicode of a PDF.

    A ligature stands for the characters it is made of; the glyph a bracket turns
    into in a right-to-left run, for the bracket that was typed. Glyphs that are no
    text are left out.
    """
    from fontTools.ttLib import TTFont

    with TTFont(face.path, lazy=True) as font:
        texts = {font.getGlyphID(name): _spelled_out(code) for code, name in font.getBestCmap().items()}
        for index, text in _right_to_left(face).items():
            texts.setdefault(index, text)
        for ligature, parts in _ligatures(font):
            texts.setdefault(ligature, "".join(texts[part] for part in parts))
    return texts


def _spelled_out(code: int) -> str:
    """A character; a ready-made ligature or pointed letter (U+FB00–FB4F) as the characters it stands for."""
    char = chr(code)
    return unicodedata.normalize("NFKC", char) if 0xFB00 <= code <= 0xFB4F else char


def _right_to_left(face: Face) -> dict[int, str]:
    import uharfbuzz as hb

    font, buffer = hb.Font(hb.Face(hb.Blob.from_file_path(str(face.path)))), hb.Buffer()
    forms: dict[int, str] = {}
    for code in sorted(face.coverage):
        buffer.clear_contents()
        buffer.add_codepoints([code])
        buffer.direction, buffer.script = "rtl", "Hebr"
        hb.shape(font, buffer)
        forms[buffer.glyph_infos[0].codepoint] = chr(code)
    return forms


def _ligatures(font: TTFont) -> Iterator[tuple[int, list[int]]]:
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for subtable in (getattr(sub, "ExtSubTable", sub) for sub in lookup.SubTable):
            if subtable.LookupType == 4:
                for first, ligatures in subtable.ligatures.items():
                    for ligature in ligatures:
                        parts = [first, *ligature.Component]
                        yield font.getGlyphID(ligature.LigGlyph), [font.getGlyphID(part) for part in parts]
