"""Pictures in inks: conversion, black for gray, resolution, hostile files."""

import dataclasses
import struct
import zlib
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms

from catalogue.diagnostics import CatalogueError
from catalogue.press import fogra39, press_image, press_pdf, screen_pdf
from catalogue.press.blackness import black_of_gray, gray_of_black


def packed(image: Image.Image, kind: str = "PNG", **how: object) -> bytes:
    target = BytesIO()
    image.save(target, kind, **how)
    return target.getvalue()


def inked(image: Image.Image, placed_mm: tuple[float, float] | None = None, **how: object) -> Image.Image:
    """The press picture of an image, opened again; CMYK or L as it was packed."""
    kind = str(how.pop("kind", "PNG"))
    result = Image.open(BytesIO(press_image(packed(image, kind, **how), placed_mm, fogra39())))
    result.load()
    return result


def near(pixel: tuple[int, ...], wanted: tuple[int, ...], by: int = 3) -> bool:
    return all(abs(got - want) <= by for got, want in zip(pixel, wanted, strict=True))


def test_colour_goes_through_littlecms_with_black_point_compensation():
    colour = (200, 30, 40)
    reference = ImageCms.profileToProfile(
        Image.new("RGB", (1, 1), colour),
        ImageCms.createProfile("sRGB"),
        ImageCms.ImageCmsProfile(BytesIO(fogra39().data)),
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        "CMYK",
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    assert near(inked(Image.new("RGB", (16, 16), colour)).getpixel((8, 8)), reference.getpixel((0, 0)))


def test_white_stays_paper():
    assert inked(Image.new("RGB", (16, 16), "white")).convert("L").getextrema() == (255, 255)
    assert near(_first(inked(_half("white", "blue"))), (0, 0, 0, 0))


def _half(left: str, right: str) -> Image.Image:
    image = Image.new("RGB", (64, 16), left)
    image.paste(right, (32, 0, 64, 16))
    return image


def _first(image: Image.Image) -> tuple[int, ...]:
    return image.getpixel((4, 8))


def test_a_picture_keeps_its_own_profile():
    """The same numbers in another space are another colour on paper."""
    image = _half("#c02010", "#1020c0")
    linear = _linear_rgb()
    assert not near(_first(inked(image, icc_profile=linear)), _first(inked(image)), by=8)


def _linear_rgb() -> bytes:
    """sRGB with its three curves made straight: a profile no picture software ships."""
    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    count = struct.unpack_from(">I", data, 128)[0]
    for at in range(132, 132 + 12 * count, 12):
        name, offset, _ = struct.unpack_from(">4sII", data, at)
        if name in (b"rTRC", b"gTRC", b"bTRC"):
            data[offset : offset + 16] = b"para\0\0\0\0" + struct.pack(">HHi", 0, 0, 65536)
    return bytes(data)


@pytest.mark.parametrize(
    "image",
    [
        Image.linear_gradient("L"),
        Image.linear_gradient("L").convert("RGB"),
        Image.linear_gradient("L").convert("RGBA"),
        Image.linear_gradient("L").convert("P"),
    ],
    ids=["gray", "gray as RGB", "gray with alpha", "gray palette"],
)
def test_gray_is_black_ink_alone(image):
    result = inked(image)
    assert result.mode == "L"
    assert result.getpixel((128, 0)) == 0 and result.getpixel((128, 255)) == 255


def test_sixteen_bit_gray_keeps_its_scale():
    deep = Image.new("I;16", (4, 4), 0x8000)
    assert inked(deep).getpixel((1, 1)) == 255 - black_of_gray(fogra39())[128]


def test_line_art_is_kept_without_loss():
    art = Image.new("1", (40, 40), 1)
    art.paste(0, (10, 10, 30, 30))
    data = press_image(packed(art), None, fogra39())
    assert data.startswith(b"\x89PNG")
    assert sorted(Image.open(BytesIO(data)).getcolors()) == [(400, 0), (1200, 255)]


@given(st.integers(0, 255))
def test_gray_and_its_black_look_alike(gray):
    black = black_of_gray(fogra39())[gray]
    assert abs(gray_of_black(fogra39())[black] - gray) <= 1


def test_more_ink_is_never_lighter():
    grays = gray_of_black(fogra39())
    assert list(grays) == sorted(grays, reverse=True) and (grays[0], grays[255]) == (255, 0)


def test_transparent_becomes_paper():
    image = Image.new("RGBA", (16, 16), (255, 0, 0, 0))
    assert inked(image).getextrema() == (255, 255)


@pytest.mark.parametrize(
    ("pixels", "placed_mm", "left"),
    [
        ((1000, 500), (101.6, 50.8), (1000, 500)),  # 250 ppi: never enlarged
        ((1700, 850), (101.6, 50.8), (1700, 850)),  # 425 ppi: within one and a half
        ((4000, 2000), (101.6, 50.8), (1200, 600)),  # 1000 ppi: brought to 300
        ((4000, 2000), None, (4000, 2000)),
        ((4000, 40), (101.6, 50.8), (4000, 40)),  # stretched: the poorer direction decides
    ],
)
def test_resolution_is_reduced_only_when_the_press_cannot_show_it(pixels, placed_mm, left):
    assert inked(Image.new("L", pixels, 77), placed_mm).size == left


def test_a_picture_lying_on_its_side_is_set_upright():
    exif = Image.Exif()
    exif[0x0112] = 6
    image = _half("red", "blue")
    assert inked(image, kind="JPEG", exif=exif).size == (16, 64)


def test_cmyk_made_for_this_press_is_left_alone():
    data = packed(Image.new("CMYK", (16, 16), (10, 20, 30, 40)), "JPEG")
    assert press_image(data, None, fogra39()) == data
    own = packed(Image.new("CMYK", (16, 16), (0, 0, 0, 255)), "JPEG", icc_profile=fogra39().data)
    assert press_image(own, None, fogra39()) == own


def test_cmyk_tiff_comes_out_as_jpeg_with_its_numbers():
    image = Image.new("CMYK", (16, 16), (100, 20, 0, 40))
    assert near(inked(image, kind="TIFF").getpixel((8, 8)), (100, 20, 0, 40))


def test_cmyk_made_for_another_press_is_converted():
    other = _other_press()
    image = Image.new("CMYK", (16, 16), (0, 200, 200, 0))
    result = Image.open(BytesIO(press_image(packed(image, "JPEG", icc_profile=fogra39().data), None, other)))
    assert result.mode == "CMYK"


def _other_press():
    changed = bytearray(fogra39().data)
    changed[80:84] = b"test"  # the creator field: same colours, another profile
    return dataclasses.replace(fogra39(), data=bytes(changed))


def test_same_picture_same_bytes():
    data = packed(_half("orange", "teal"))
    assert press_image(data, (20, 5), fogra39()) == press_image(data, (20, 5), fogra39())


def test_nothing_of_the_camera_goes_to_press():
    exif = Image.Exif()
    exif[0x0110] = "Camera of Dana"
    image = _half("red", "blue")
    data = packed(image, "JPEG", exif=exif, comment=b"secret", icc_profile=_linear_rgb())
    out = press_image(data, None, fogra39())
    assert b"Dana" not in out and b"secret" not in out and b"ICC_PROFILE" not in out


def _bomb() -> bytes:
    head = struct.pack(">IIBBBBB", 60000, 60000, 8, 2, 0, 0, 0)

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    packed_rows = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed_rows) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    "data",
    [b"", b"not a picture", b"<svg/>", packed(Image.effect_noise((90, 90), 60))[:900], _bomb()],
    ids=["empty", "text", "vector", "cut short", "bomb"],
)
def test_what_is_no_picture_is_a_finding(data):
    with pytest.raises(CatalogueError) as caught:
        press_image(data, (10, 10), fogra39())
    assert [found.code for found in caught.value.report] == ["CAT-P88"]


@pytest.mark.parametrize("mode", ["RGB", "L", "1"])
def test_a_placed_picture_is_ink_in_the_press_file_and_looks_alike_on_screen(typeset, facts, reopened, mode):
    source = Image.linear_gradient("L").convert(mode)
    if mode == "RGB":  # a muted colour, inside what the press can show
        muted = source.getchannel("R").point(lambda value: 90 + value // 3)
        source = Image.merge("RGB", (muted, Image.new("L", source.size, 110), muted))
    picture = press_image(packed(source), (30, 30), fogra39())
    raw = typeset("<img src=p alt=א style='width:30mm'>", images={"p": picture})
    press, screen = reopened(press_pdf(raw, facts)), reopened(screen_pdf(raw, facts))
    assert _space(press) in (["/DeviceCMYK"], ["/Indexed", "/DeviceCMYK"])
    shown = pikepdf.PdfImage(_image(screen)).as_pil_image().convert("RGB")
    for at in (20, 128, 230):
        assert near(shown.getpixel((128, at)), source.convert("RGB").getpixel((128, at)), by=12)


def _image(pdf: pikepdf.Pdf) -> pikepdf.Stream:
    (image,) = [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Image"]
    return image


def _space(pdf: pikepdf.Pdf) -> list[str]:
    space = _image(pdf).ColorSpace
    return [str(part) for part in list(space)[:2]] if isinstance(space, pikepdf.Array) else [str(space)]
