"""The files that pages need beside their text: faces and pictures, by their address in the HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from catalogue.composing.document import Document, PlacedFigure
from catalogue.model.book import Book
from catalogue.model.design import MM
from catalogue.pipeline.facts import press_profile
from catalogue.pipeline.fixed import Fixed, Inked, file_digest
from catalogue.setting.apart import LoosePage
from catalogue.setting.dressing import FONTS, picture_url, pictures
from catalogue.setting.fonts import Faces


@dataclass(frozen=True, slots=True)
class Supplies:
    """Address to bytes, and the resolution each figure is printed at (pixels per inch)."""

    files: Mapping[str, Fixed | Inked]
    resolutions: Mapping[str, int]

    @property
    def digests(self) -> Mapping[str, str]:
        """What stands behind every address, by content."""
        return {address: file.digest for address, file in self.files.items()}

    def of(self, pages: Iterable[LoosePage]) -> dict[str, Fixed | Inked]:
        """The files that these pages name."""
        named = {address for page in pages for address in page.addresses}
        return {address: self.files[address] for address in sorted(named & self.files.keys())}


def gather(
    document: Document, book: Book, faces: Faces, digest: Callable[[Path], str] = file_digest
) -> Supplies:
    """Faces as they are; pictures in the inks of the press, made when they are asked for.

    `digest` gives the SHA-256 of a picture's file.
    """
    files: dict[str, Fixed | Inked] = {}
    for face in faces:
        files[f"{FONTS}{face.path.name}"] = Fixed(face.path, face.sha256)
    profile = press_profile(book)
    resolutions: dict[str, int] = {}
    for placed in pictures(document):
        path = placed.asset.path
        if path is None:
            continue
        files[picture_url(placed.asset)] = Inked(Fixed(path, digest(path)), _size(placed), profile)
        resolutions[placed.figure.id] = _resolution(placed)
    return Supplies(files, resolutions)


def _size(placed: PlacedFigure) -> tuple[float, float]:
    return placed.width / MM, placed.height / MM


def _resolution(placed: PlacedFigure) -> int:
    left, _, right, _ = placed.figure.crop
    return round(placed.asset.width * (right - left) / (placed.width / 72))
