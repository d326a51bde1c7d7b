"""Stills: what is declared, what lies in the folder, and what is still awaited."""

from __future__ import annotations

import posixpath
import re
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

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


def _pixels(path: Path, place: Location, shown: str, found: list[Diagnostic]) -> tuple[int, int]:
    """Width and height from the picture's head; Pillow is loaded only where there are pictures."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(path, formats=("JPEG", "PNG", "TIFF")) as image:
                return image.size
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as reason:
        words = str(reason).partition(":")[0].replace(str(path), shown) or type(reason).__name__
        words = "it is no JPEG, PNG or TIFF" if "identify" in words else words
        found.append(PICTURE_UNREADABLE.at(place, path=shown, reason=words))
        return (0, 0)
