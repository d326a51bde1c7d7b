"""Colour that is no ink, said in the words of the style sheet that let it through.

What WeasyPrint 70 leaves in RGB was measured: the browser's own link blue, `mark`, the gray of
`hr` and table borders, an SVG shape without a fill, every image that was not converted, and
gradients and shadows, which it cannot write in CMYK at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pikepdf

from catalogue.diagnostics import Diagnostic, error, on_page
from catalogue.press.finishing.inking import Leak
from catalogue.press.finishing.painted import Image, Shading

_WHY = "the press prints inks; a colour in another space is converted by chance, its text in four inks"
_IMAGE_SPACES = ("/DeviceCMYK", "/Separation", "/DeviceN")
_CULPRITS = {
    "0 0 0": "`color: black` or a colour never set: an SVG shape without `fill`, page `marks`",
    "0 0 0.933333": "the browser's blue of `a[href]`, or its underline: give links a `color` of their own",
    "1 1 0": "the browser's yellow of `mark`: give it a `background` of its own",
    "0.501961 0.501961 0.501961": "the browser's gray of table borders and `hr`: give them a `border-color`",
}
_ANY_OTHER = "a CSS or SVG colour written as a name, #hex, rgb(), hsl() or lab()"


def describe_leaks(leaks: Iterable[Leak]) -> Iterator[Diagnostic]:
    """One error for each colour and page (CAT-P80)."""
    for leak in dict.fromkeys(leaks):
        culprit = _CULPRITS.get(leak.operands, _ANY_OTHER)
        found = error(
            "CAT-P80",
            f"a colour outside the inks: {leak.space} {leak.operands}",
            why=_WHY,
            hint=f"look for {culprit}; write colours as device-cmyk() or a declared spot colour",
        )
        yield on_page(found, leak.page)


def describe_shadings(shadings: Iterable[Shading]) -> Iterator[Diagnostic]:
    """CAT-P82 for each gradient that is not in inks."""
    for shading in shadings:
        if (space := _space_name(shading.object)) != "/DeviceCMYK":
            yield on_page(_gradient(space), shading.page)


def describe_images(images: Iterable[Image]) -> Iterator[Diagnostic]:
    """CAT-P83 for each image that is not in inks."""
    for image in images:
        space = _space_name(image.object)
        if space not in _IMAGE_SPACES and not image.object.get("/ImageMask", False):
            yield on_page(_image(image.object, space), image.page)


def _gradient(space: str) -> Diagnostic:
    return error(
        "CAT-P82",
        f"a gradient in {space.lstrip('/')}",
        why="WeasyPrint writes gradients and shadows in RGB only",
        hint="make `linear-gradient()`, `box-shadow`, `<linearGradient>` and their like a tint or a picture",
    )


def _image(image: pikepdf.Object, space: str) -> Diagnostic:
    size = f"{image.get('/Width')} × {image.get('/Height')} px"
    return error(
        "CAT-P83",
        f"an image in {space.lstrip('/') or 'no declared space'} ({size})",
        why=_WHY,
        hint="place it with <img>, so that it passes through the press conversion",
    )


def _space_name(holder: pikepdf.Object) -> str:
    space = holder.get("/ColorSpace")
    if isinstance(space, pikepdf.Array) and len(space):
        space = space[1] if space[0] == pikepdf.Name.Indexed else space[0]
    return str(space) if space is not None else ""
