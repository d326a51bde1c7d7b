"""Stills: what is declared, what lies in the folder, and what is still awaited."""

from __future__ import annotations

import posixpath
import re
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from catalogue.diagnostics import Diagnostic, Location
from catalogue.model.figures import Asset, Figure
from catalogue.reading.blocks import read_line
from catalogue.reading.checking import near
from catalogue.reading.findings.facts import WRONG_VALUE
from catalogue.reading.findings.files import PATH_LEAVES
from catalogue.reading.findings.pictures import PICTURE_UNREADABLE, STILL_AWAITED
from catalogue.reading.folder import Folder
from catalogue.reading.scalars import Scalar
from catalogue.reading.schema import StillFacts
from catalogue.reading.written import written_scalar

if TYPE_CHECKING:
    from PIL import ImageFile

WHOLE = (0.0, 0.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Pictures:
    """The pictures of one section: declared ones in their order, then what was dropped in."""

    assets: tuple[Asset, ...]
    figures: tuple[Figure, ...]


def read_pictures(
    folder: Folder,
    home: str,
    section: str,
    stills: Sequence[StillFacts],
    dropped: bool,
    found: list[Diagnostic],
) -> Pictures:
    """The pictures of a section whose files lie in `home`; `dropped` takes undeclared ones too."""
    assets: dict[str, Asset] = {}
    figures: list[Figure] = []
    for still in stills:
        path = _inside(still.file, home, found)
        if path is None:
            continue
        identity = still.id.text if still.id else _identity(section, path)
        asset = assets.setdefault(path, _asset(folder, path, section, still, found))
        figures.append(_figure(identity, asset, still, found))
    for path in sorted(folder.pictures) if dropped else ():
        if posixpath.dirname(path) == home and path not in assets:
            place = folder.location(path)
            width, height = _pixels(folder.pictures[path], place, path, found)
            identity = _identity(section, path)
            assets[path] = Asset(identity, folder.pictures[path], width, height, location=place)
            figures.append(Figure(identity, identity, "", location=place))
    return Pictures(tuple(assets.values()), tuple(figures))


def _inside(file: Scalar, home: str, found: list[Diagnostic]) -> str | None:
    """The file's path in the content folder, or None when it leads out of it."""
    path = posixpath.normpath(posixpath.join(home, file.text))
    if path.startswith("../") or posixpath.isabs(file.text) or "\\" in file.text:
        found.append(PATH_LEAVES.at(file.location, path=file.text))
        return None
    return path


def _asset(folder: Folder, path: str, section: str, still: StillFacts, found: list[Diagnostic]) -> Asset:
    """The file behind a declared still; its place on the disk is None while it is awaited."""
    place = still.file.location
    on_disk = folder.pictures.get(path)
    width = height = 0
    if on_disk is None:
        home, name = posixpath.split(path)
        beside = [posixpath.basename(one) for one in folder.pictures if posixpath.dirname(one) == home]
        found.append(STILL_AWAITED.at(place, hint=near(name, beside), path=still.file.text))
    else:
        width, height = _pixels(on_disk, place, path, found)
    return Asset(_identity(section, path), on_disk, width, height, still.credit, still.rights, place)


def _figure(identity: str, asset: Asset, still: StillFacts, found: list[Diagnostic]) -> Figure:
    caption = read_line(written_scalar(still.caption), found) if still.caption else None
    crop = left, top, right, bottom = still.crop or WHOLE
    if left >= right or top >= bottom:
        value, problem = f"{left} {top} {right} {bottom}", "a crop is left, top, right, bottom"
        found.append(WRONG_VALUE.at(still.file.location, value=value, problem=problem))
    place = (still.id or still.file).location
    return Figure(identity, asset.id, still.alternative, caption, crop, place)


def _identity(section: str, path: str) -> str:
    """An id from the section and the file's name: original-still."""
    stem = re.sub(r"[^\w.-]+", "-", PurePosixPath(path).stem).strip("-.")
    return f"{section}-{stem}"


_ENDS = {"JPEG": b"\xff\xd9", "PNG": b"IEND\xaeB`\x82"}
"""The marker EOI (ISO 10918-1, B.1.1.3) and the last chunk (PNG 1.2, 4.1.4)."""

_TAIL = 4096
"""Bytes at the end of a file among which its end is looked for: some cameras write more behind it."""


def _has_its_end(path: Path, kind: str) -> bool:
    """Whether a copy was not broken off half-way, as far as can be told without reading all of it."""
    with path.open("rb") as file:
        file.seek(0, 2)
        file.seek(max(0, file.tell() - _TAIL))
        return _ENDS.get(kind, b"") in file.read()


def _read_to_its_end(image: ImageFile.ImageFile) -> None:
    """Raises OSError where it breaks off, though WeasyPrint tells Pillow to let that pass."""
    from PIL import ImageFile

    lenient, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        image.load()
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient


def _pixels(path: Path, place: Location, shown: str, found: list[Diagnostic]) -> tuple[int, int]:
    """Width and height from the picture's head; Pillow is loaded only where there are pictures.

    One that seems to be cut short is read to the end, to be sure.
    """
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what is wrong is found; a bomb, and a head that lies, at press
            with Image.open(path, formats=("JPEG", "PNG", "TIFF")) as image:
                if not _has_its_end(path, image.format or ""):
                    _read_to_its_end(image)
                return image.size
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as reason:
        words = str(reason).partition(":")[0].replace(str(path), shown) or type(reason).__name__
        words = "it is no JPEG, PNG or TIFF" if "identify" in words else words
        found.append(PICTURE_UNREADABLE.at(place, path=shown, reason=words))
        return (0, 0)
