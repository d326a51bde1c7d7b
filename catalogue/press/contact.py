"""A contact print: a picture, small, as it will look in print, for every screen."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from catalogue.press.blackness import gray_of_black, seen
from catalogue.press.colour import press_image
from catalogue.press.profiles import PressProfile

_SIDES_MM = (60.0, 60.0)
_QUALITY = 85


def contact_jpeg(data: bytes, profile: PressProfile) -> bytes:
    """The picture through the press profile and back to sRGB, as JPEG; no more pixels than 60 mm can show.

    Raises CatalogueError (CAT-P88) for what is no picture.
    """
    inks = Image.open(BytesIO(press_image(data, _SIDES_MM, profile)))
    if inks.mode == "CMYK":
        shown = seen(inks, profile)
    else:
        grays = gray_of_black(profile)
        shown = inks.convert("L").point([grays[255 - value] for value in range(256)])
    target = BytesIO()
    shown.save(target, "JPEG", quality=_QUALITY, optimize=True)
    return target.getvalue()
