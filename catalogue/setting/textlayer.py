"""The text layer of the PDF: what each glyph says when it is copied, searched or read aloud.

WeasyPrint 70 gives a glyph the text of the cluster it is first met in. In
pointed Hebrew that is the letter with all its points: the letter then says
nothing, or the point says the letter too. The faces know better, glyph by
glyph.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from catalogue.setting.fonts import Face, text_of_glyphs

# A page drawn by itself asks again for what the page before it asked.
_texts = functools.lru_cache(maxsize=64)(text_of_glyphs)


class _GlyphTexts(dict[int, str]):
    """WeasyPrint's map from glyphs to text, in which the face has the last word."""

    def __init__(self, known: Mapping[int, str]) -> None:
        super().__init__()
        self._known = known

    def __setitem__(self, glyph: int, text: str) -> None:
        super().__setitem__(glyph, self._known.get(glyph, text))


class LegibleFonts(dict[Any, Any]):
    """The fonts of a WeasyPrint document; those that are faces of the book get their glyphs' texts."""

    def __init__(self, faces: Iterable[Face]) -> None:
        super().__init__()
        self._faces = {face.sha256: face for face in faces}
        self.drawn_in: dict[Any, str] = {}
        """For each font that is a face of the book, the SHA-256 of that face's file."""

    def __setitem__(self, key: Any, font: Any) -> None:
        face = self._faces.get(hashlib.sha256(font.file_content).hexdigest())
        if face is not None:
            self.drawn_in[key] = face.sha256
            font.to_unicode = _GlyphTexts(_texts(face))
        super().__setitem__(key, font)
