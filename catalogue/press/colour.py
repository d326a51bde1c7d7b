"""Pictures for the press: one conversion, from their own profile to the press profile.

littleCMS converts with relative colorimetric intent and black-point compensation, so that paper
is white and the deepest shadow the deepest the press has. A gray picture stays in black ink: four
inks for gray turn brown or green with the slightest drift. What comes out is what WeasyPrint can
carry unharmed into a PDF: a CMYK JPEG, or a gray PNG whose value is 1 − K (finishing turns it
into black ink without touching a pixel).
"""

from __future__ import annotations

import contextlib
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import cast

from PIL import Image, ImageChops, ImageCms, ImageFile, ImageOps, UnidentifiedImageError

from catalogue.diagnostics import CatalogueError, ExitCode, error
from catalogue.press.blackness import FLAGS, INTENT, black_of_gray
from catalogue.press.profiles import PressProfile, profile_flaw

# A 60 l/cm screen shows no more than two pixels a line: 300 ppi. Above half as much again the
# surplus only costs time; below it, reducing would soften more than it saves.
SHOWN_PPI = 300
SURPLUS = 1.5
_MM_PER_INCH = 25.4
_QUALITY = 95
_NEUTRAL = 3  # of 255: a JPEG of a gray picture wavers by so much between its channels
_INKLESS_MODES = ("1", "L", "LA", "I", "I;16", "F")
_ORIENTATION = 0x0112  # Exif tag
_TRANSPARENT = ("RGBA", "LA", "PA", "La", "RGBa")


@dataclass(frozen=True, slots=True)
class _Picture:
    """Upright pixels without alpha, gray or RGB or CMYK, and the profile they were made in."""

    pixels: Image.Image
    profile: bytes
    as_came: bool = False
    """True while the file's own bytes still show these pixels."""


def press_image(data: bytes, placed_mm: tuple[float, float] | None, profile: PressProfile) -> bytes:
    """The picture in inks, as JPEG or PNG bytes without metadata; the same bytes every time.

    `placed_mm` is the largest width and height it is printed at (None: leave the pixels alone).
    Transparent parts become paper. Raises CatalogueError (CAT-P88) for what is no picture.
    """
    picture = _opened(data)
    reduced = _reduced(picture, placed_mm)
    if reduced.pixels.mode == "L":
        return _black_only(reduced, profile)
    if reduced.pixels.mode == "CMYK" and _is_in(profile, reduced.profile):
        return data if reduced.as_came else _jpeg(reduced.pixels)
    return _jpeg(_converted(reduced, profile))


def _opened(data: bytes) -> _Picture:
    try:
        with _strictness():
            image = Image.open(BytesIO(data))
            profile = image.info.get("icc_profile") or b""
            as_came = image.format == "JPEG" and image.getexif().get(_ORIENTATION, 1) == 1
            return _Picture(_plain(ImageOps.exif_transpose(image)), profile, as_came)
    except UnidentifiedImageError as trouble:
        raise _unreadable("its format is not known") from trouble
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as trouble:
        raise _unreadable("it claims more pixels than any press can use") from trouble
    except (OSError, SyntaxError, ValueError, EOFError) as trouble:
        raise _unreadable(str(trouble)) from trouble


@contextlib.contextmanager
def _strictness() -> Iterator[None]:
    """Half a picture and a bomb are errors here, though WeasyPrint tells Pillow to let the first pass."""
    lenient, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient


def _plain(image: Image.Image) -> Image.Image:
    """Only L, RGB or CMYK, on paper: gray where every pixel is neutral."""
    if image.mode == "I;16":
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    if image.mode in _TRANSPARENT or "transparency" in image.info:
        image = image.convert("RGBA")
        paper = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(paper, image).convert("RGB")
    if image.mode == "CMYK":
        return image
    if image.mode in _INKLESS_MODES:
        return image.convert("L")
    colour = image.convert("RGB")
    return colour.getchannel("G") if _is_neutral(colour) else colour


def _is_neutral(image: Image.Image) -> bool:
    red, green, blue = image.split()
    strayed = (ImageChops.difference(green, other).getextrema() for other in (red, blue))
    return all(cast(tuple[int, int], extremes)[1] <= _NEUTRAL for extremes in strayed)


def _reduced(picture: _Picture, placed_mm: tuple[float, float] | None) -> _Picture:
    if placed_mm is None:
        return picture
    pixels = picture.pixels
    width_in, height_in = (side / _MM_PER_INCH for side in placed_mm)
    ppi = min(pixels.width / width_in, pixels.height / height_in)
    if ppi <= SHOWN_PPI * SURPLUS:
        return picture
    size = tuple(max(1, round(side * SHOWN_PPI / ppi)) for side in pixels.size)
    return _Picture(pixels.resize(cast(tuple[int, int], size), Image.Resampling.LANCZOS), picture.profile)


def _black_only(picture: _Picture, profile: PressProfile) -> bytes:
    """Gray as 1 − K: the tint whose look on the press is the gray's look on the screen."""
    gray = _to_srgb_gray(picture)
    inked = gray.point([255 - black for black in black_of_gray(profile)])
    return _packed(inked, "PNG", optimize=True)


def _to_srgb_gray(picture: _Picture) -> Image.Image:
    if picture.profile[16:20] != b"GRAY":
        return picture.pixels
    own = _read(picture.profile)
    if own is None:
        return picture.pixels
    return _through(picture.pixels, own, _srgb(), "RGB").getchannel("G")


def _converted(picture: _Picture, profile: PressProfile) -> Image.Image:
    wanted = {"RGB": b"RGB ", "CMYK": b"CMYK"}[picture.pixels.mode]
    own = _read(picture.profile) if picture.profile[16:20] == wanted else None
    press = ImageCms.ImageCmsProfile(BytesIO(profile.data))
    return _through(picture.pixels, own or _srgb(), press, "CMYK")


def _through(
    pixels: Image.Image, source: ImageCms.ImageCmsProfile, target: ImageCms.ImageCmsProfile, mode: str
) -> Image.Image:
    converted = ImageCms.profileToProfile(pixels, source, target, INTENT, mode, flags=FLAGS)
    assert converted is not None  # only None when converted in place
    return converted


def _srgb() -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


def _is_in(profile: PressProfile, own: bytes) -> bool:
    """CMYK numbers without a usable profile of their own are taken to be made for this press."""
    return own == profile.data or bool(profile_flaw(own))


def _read(profile: bytes) -> ImageCms.ImageCmsProfile | None:
    try:
        return ImageCms.ImageCmsProfile(BytesIO(profile))
    except OSError:
        return None


def _jpeg(inks: Image.Image) -> bytes:
    return _packed(inks, "JPEG", quality=_QUALITY, subsampling=0)


def _packed(image: Image.Image, kind: str, **how: int) -> bytes:
    image.info.clear()  # no profile, no resolution, no software name: pixels only
    target = BytesIO()
    image.save(target, kind, **how)
    return target.getvalue()


def _unreadable(reason: str) -> CatalogueError:
    return CatalogueError(
        error(
            "CAT-P88",
            f"the picture cannot be used: {reason}",
            why="every picture is converted to the inks of the press before it is placed",
            hint="open it in an image editor and save it again as TIFF, PNG or JPEG",
        ),
        ExitCode.CONTENT,
    )
