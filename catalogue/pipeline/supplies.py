"""The files that pages need beside their text: faces and pictures, by their address in the HTML."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from catalogue.composing.document import Document, PlacedFigure
from catalogue.model.book import Book
from catalogue.model.design import MM
from catalogue.pipeline.facts import press_profile
from catalogue.press import PressProfile
from catalogue.setting.dressing import FONTS, picture_url, pictures
from catalogue.setting.fonts import Faces


@dataclass(frozen=True, slots=True)
class Supplies:
    """Address to bytes, and the resolution each figure is printed at (pixels per inch)."""

    files: Mapping[str, Callable[[], bytes]]
    resolutions: Mapping[str, int]


def gather(document: Document, book: Book, faces: Faces) -> Supplies:
    """Faces as they are; pictures in the inks of the press, made when they are asked for."""
    files: dict[str, Callable[[], bytes]] = {}
    for face in faces:
        files[f"{FONTS}{face.path.name}"] = face.path.read_bytes
    profile = press_profile(book)
    resolutions: dict[str, int] = {}
    for placed in pictures(document):
        if placed.asset.path is None:
            continue
        files[picture_url(placed.asset)] = partial(_in_inks, placed.asset.path, _size(placed), profile)
        resolutions[placed.figure.id] = _resolution(placed)
    return Supplies(files, resolutions)


def _in_inks(path: Path, size: tuple[float, float], profile: PressProfile) -> bytes:
    from catalogue.press import press_image

    return press_image(path.read_bytes(), size, profile)


def _size(placed: PlacedFigure) -> tuple[float, float]:
    return placed.width / MM, placed.height / MM


def _resolution(placed: PlacedFigure) -> int:
    left, _, right, _ = placed.figure.crop
    return round(placed.asset.width * (right - left) / (placed.width / 72))
