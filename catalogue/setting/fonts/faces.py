"""The nouns of type: a face, the typeface it was made from, and the faces of a book."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Literal

from catalogue.diagnostics import CatalogueError, ExitCode, error

Style = Literal["normal", "italic"]
Digits = Literal["hebrew", "latin"]
"""The height of the digits, one setting for the whole book: the Hebrew letters', or the capitals'."""


@dataclass(frozen=True, slots=True)
class Typeface:
    """Someone's design, as it was published, that a face is made from.

    `source` is ``package@version``, or ``fonts/<file>`` when the designer put the
    file there; `licence` an SPDX expression (empty when unknown) and
    `licence_file` its full text where the publisher sent one along.
    """

    name: str
    source: str
    licence: str
    licence_file: Path | None = None


@dataclass(frozen=True, slots=True)
class Face:
    """One static font file: a family in one weight and one style.

    Vertical metrics are in units of `units_per_em`; `descent` is negative, as in
    the OpenType `hhea` table. `sha256` is the hex digest of the file.
    """

    family: str
    weight: int
    style: Style
    path: Path
    sha256: str
    typefaces: tuple[Typeface, ...]
    units_per_em: int
    ascent: int
    descent: int
    line_gap: int

    @property
    def italic(self) -> bool:
        """Whether the face slants."""
        return self.style == "italic"

    @property
    def licence(self) -> str:
        """The SPDX expression of all it was made from."""
        return " AND ".join(sorted({typeface.licence for typeface in self.typefaces if typeface.licence}))

    @property
    def coverage(self) -> frozenset[int]:
        """The code points it has a glyph for; read on first use."""
        return _coverage(self.path, self.sha256)


@dataclass(frozen=True, slots=True)
class Faces:
    """The faces a book may be set in; the first one's family is the text family."""

    faces: tuple[Face, ...]

    def __iter__(self) -> Iterator[Face]:
        return iter(self.faces)

    def __len__(self) -> int:
        return len(self.faces)

    @property
    def family(self) -> str:
        """The text family."""
        return self.faces[0].family

    @property
    def families(self) -> tuple[str, ...]:
        """Every family, the text family first."""
        return tuple(dict.fromkeys(face.family for face in self.faces))

    @property
    def digest(self) -> str:
        """One SHA-256 of all their files, in their order."""
        return sha256("".join(face.sha256 for face in self.faces).encode()).hexdigest()

    @property
    def typefaces(self) -> tuple[Typeface, ...]:
        """What all faces were made from, once each, for the colophon and the archive."""
        return tuple({t.source: t for face in self.faces for t in face.typefaces}.values())

    def find(self, weight: int, italic: bool = False, family: str | None = None) -> Face:
        """The face of exactly this weight and slope, of the text family unless another is named.

        Raises CatalogueError (CAT-F08, MISSING): a near weight would be a bold or
        an italic that nobody drew.
        """
        wanted = family or self.family
        for face in self.faces:
            if (face.family, face.weight, face.italic) == (wanted, weight, italic):
                return face
        slope = " italic" if italic else ""
        weights = {face.weight for face in self.faces if (face.family, face.italic) == (wanted, italic)}
        here = ", ".join(map(str, sorted(weights))) or "the families in fonts.yaml"
        raise CatalogueError(
            error(
                "CAT-F08",
                f'there is no face "{wanted}" {weight}{slope}',
                why="a weight or slope nobody drew would be faked by the machine",
                hint=f"choose one of {here}, or add it to fonts.yaml",
            ),
            ExitCode.MISSING,
        )


@functools.lru_cache(maxsize=64)
def _coverage(path: Path, sha256: str) -> frozenset[int]:
    import uharfbuzz

    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)))
    return frozenset(face.unicodes)
