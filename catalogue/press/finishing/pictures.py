"""Images on their way out: gray ones become black ink, all of them become sRGB for the screen."""

from __future__ import annotations

from io import BytesIO

from pikepdf import Array, Name, Object, PdfImage, Stream, String
from PIL import Image

from catalogue.press.blackness import gray_of_black, seen
from catalogue.press.profiles import PressProfile

_LONG_SIDE_PX = 2400
_JPEG_QUALITY = 88


def ink_gray_image(image: Stream) -> None:
    """Make a DeviceGray image black ink without touching its pixels: each gray g indexes K = 1 − g."""
    if image.get("/ColorSpace") == Name.DeviceGray and not image.get("/ImageMask", False):
        image.ColorSpace = _indexed(Name.DeviceCMYK, bytes(v for g in range(256) for v in (0, 0, 0, 255 - g)))


def show_image(image: Stream, profile: PressProfile) -> None:
    """Convert an image in inks in place: CMYK to an sRGB JPEG, gray by the look of its black.

    Smoothing between pixels is left to the viewer (ISO 19005-2, 6.2.8: no /Interpolate).
    """
    for holder in (image, image.get("/SMask")):
        if holder is not None and "/Interpolate" in holder:
            del holder["/Interpolate"]
    if image.get("/ColorSpace") == Name.DeviceGray and not image.get("/ImageMask", False):
        grays = gray_of_black(profile)
        image.ColorSpace = _indexed(Name.DeviceRGB, bytes(grays[255 - g] for g in range(256) for _ in "rgb"))
    if image.get("/ColorSpace") == Name.DeviceCMYK:
        _show_inks(image, profile)


def _show_inks(image: Stream, profile: PressProfile) -> None:
    inks = PdfImage(image).as_pil_image()
    inks.thumbnail((_LONG_SIDE_PX, _LONG_SIDE_PX), Image.Resampling.LANCZOS)
    rgb = seen(inks, profile)
    packed = BytesIO()
    rgb.save(packed, "JPEG", quality=_JPEG_QUALITY, subsampling=0, optimize=True)
    for key in ("/Decode", "/DecodeParms"):
        if key in image:
            del image[key]
    image.write(packed.getvalue(), filter=Name.DCTDecode)
    image.ColorSpace, image.BitsPerComponent = Name.DeviceRGB, 8
    image.Width, image.Height = rgb.size


def _indexed(base: Object, table: bytes) -> Array:
    return Array([Name.Indexed, base, 255, String(table)])
