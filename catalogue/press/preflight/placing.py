"""Forms, images, patterns and marked content: what a page draws that lies elsewhere in the file."""

from __future__ import annotations

import copy

import pikepdf
from pikepdf import Dictionary, Name, Object, Stream

from catalogue.press.preflight.canvas import Canvas, Handler, Operands, look_up, matrix_of
from catalogue.press.preflight.examined import PlacedImage
from catalogue.press.preflight.finding import Box
from catalogue.press.preflight.geometry import IDENTITY, Matrix, box_through, meet, sides, times
from catalogue.press.preflight.paint import GRAY, Space, read_space
from catalogue.press.preflight.showing import TextLine
from catalogue.press.preflight.state import numbers

_DEEPEST = 12
_UNIT: Box = (0.0, 0.0, 1.0, 1.0)


def shade_with(canvas: Canvas, shading: Object, resources: Object) -> None:
    """Note the colour space of a gradient."""
    space = read_space(shading.get("/ColorSpace"), resources.get("/ColorSpace", Dictionary()))
    canvas.page.shadings.append(space)
    canvas.page.spaces.add(space)


def tile(canvas: Canvas, pattern: Object | None, resources: Object) -> None:
    """Read a pattern's cell once for its colours; where its copies lie is not followed."""
    if pattern is None or pattern.objgen in canvas.tiled:
        return
    canvas.tiled.add(pattern.objgen)
    if pattern.get("/PatternType") == 2:
        shade_with(canvas, pattern.get("/Shading", Dictionary()), resources)
    elif isinstance(pattern, Stream):
        matrix = matrix_of(pattern.get("/Matrix"))
        _inside(canvas, pattern, matrix, IDENTITY, pattern.get("/Resources", resources))


def _draw(canvas: Canvas, operands: Operands, resources: Object) -> None:
    drawn = look_up(resources, "/XObject", operands)
    if not isinstance(drawn, Stream):
        return
    if drawn.get("/Subtype") == "/Form":
        matrix = matrix_of(drawn.get("/Matrix"))
        _inside(canvas, drawn, matrix, canvas.state.ctm, drawn.get("/Resources", resources))
    elif drawn.get("/Subtype") == "/Image":
        _place_image(canvas, drawn, resources)


def _inside(canvas: Canvas, form: Stream, matrix: Matrix, base: Matrix, resources: Object) -> None:
    """Read a form or a pattern's cell in a state of its own, and come back to this one."""
    if canvas.depth >= _DEEPEST:
        return
    if group := form.get("/Group"):
        canvas.page.groups.append(str(group.get("/CS", "")))
    kept = canvas.state, canvas.stack, canvas.path, canvas.marked, canvas.text
    canvas.state, canvas.stack, canvas.path = copy.copy(canvas.state), [], []
    canvas.marked, canvas.text, canvas.depth = list(canvas.marked), TextLine(), canvas.depth + 1
    canvas.state.ctm = times(matrix, base)
    if "/BBox" in form:
        x1, y1, x2, y2 = numbers(form.BBox)
        canvas.narrow_clip(
            box_through(canvas.state.ctm, (min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)))
        )
    canvas.follow(canvas, form, resources)
    canvas.state, canvas.stack, canvas.path, canvas.marked, canvas.text = kept
    canvas.depth -= 1


def _place_image(canvas: Canvas, image: Stream, resources: Object) -> None:
    shelf = resources.get("/ColorSpace", Dictionary())
    space = read_space(image.get("/ColorSpace"), shelf) if "/ColorSpace" in image else GRAY
    pixels = (int(image.get("/Width", 0)), int(image.get("/Height", 0)))
    is_mask = bool(image.get("/ImageMask", False))
    bits = 1 if is_mask else int(image.get("/BitsPerComponent", 8))
    _note_image(canvas, pixels, bits, space, is_mask, for_position="/OPI" in image)


def place_inline(canvas: Canvas, instruction: pikepdf.ContentStreamInlineImage) -> None:
    """`BI … ID … EI`: an image without an object of its own."""
    image = instruction.iimage
    mask = bool(image.image_mask)
    space = GRAY if mask else read_space(Name(str(image.colorspace or "/DeviceGray")), Dictionary())
    _note_image(canvas, (image.width, image.height), image.bits_per_component, space, mask)


def _note_image(
    canvas: Canvas,
    pixels: tuple[int, int],
    bits: int,
    space: Space,
    is_mask: bool,
    *,
    for_position: bool = False,
) -> None:
    box = meet(box_through(canvas.state.ctm, _UNIT), canvas.state.clip)
    if box is None:
        return
    canvas.budget.spend_mark()
    canvas.page.images.append(
        PlacedImage(
            page=canvas.page.number,
            box=box,
            pixels=pixels,
            shown=sides(canvas.state.ctm),
            bits=bits,
            space=space,
            is_mask=is_mask,
            paint=canvas.state.fill,
            for_position=for_position,
            tagged=any(canvas.marked),
        )
    )


def _begin_marked(canvas: Canvas, operands: Operands, resources: Object) -> None:
    tag, properties = operands[0], operands[1] if len(operands) > 1 else None
    if isinstance(properties, Name):
        properties = resources.get("/Properties", Dictionary()).get(str(properties))
    known = isinstance(properties, Dictionary) and "/MCID" in properties
    canvas.marked.append(known or str(tag) == "/Artifact")


def _end_marked(canvas: Canvas, operands: Operands, resources: Object) -> None:
    if canvas.marked:
        canvas.marked.pop()


OPERATORS: dict[str, Handler] = {
    "Do": _draw,
    "BMC": _begin_marked,
    "BDC": _begin_marked,
    "EMC": _end_marked,
}
