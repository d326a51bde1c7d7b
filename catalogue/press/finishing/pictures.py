"""Images of the screen copy: press CMYK shown as sRGB, no larger than a screen needs."""

from __future__ import annotations

from io import BytesIO

import pikepdf
from pikepdf import Name
from PIL import Image, ImageCms

from catalogue.press.finishing.displaying import display_transform
from catalogue.press.profiles import PressProfile

_LONG_SIDE_PX = 2400
_JPEG_QUALITY = 88


def show_image(image: pikepdf.Stream, profile: PressProfile) -> None:
    """Convert a DeviceCMYK image in place to an sRGB JPEG; other images stay as they are."""
    if image.get("/ColorSpace") != Name.DeviceCMYK:
        return
    inks = pikepdf.PdfImage(image).as_pil_image()
    inks.thumbnail((_LONG_SIDE_PX, _LONG_SIDE_PX), Image.Resampling.LANCZOS)
    seen = ImageCms.applyTransform(inks, display_transform(profile))
    assert seen is not None
    packed = BytesIO()
    seen.save(packed, "JPEG", quality=_JPEG_QUALITY, subsampling=0, optimize=True)
    for key in ("/Decode", "/DecodeParms"):
        if key in image:
            del image[key]
    image.write(packed.getvalue(), filter=Name.DCTDecode)
    image.ColorSpace, image.BitsPerComponent = Name.DeviceRGB, 8
    image.Width, image.Height = seen.size
