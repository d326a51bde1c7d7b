"""Path, state and colour operators (ISO 32000-1, 8.4 to 8.6)."""

from __future__ import annotations

from pikepdf import Dictionary, Name, Object

from catalogue.press.preflight.canvas import Canvas, Handler, Operands, look_up, matrix_of
from catalogue.press.preflight.geometry import around, grown, moved, scale, times
from catalogue.press.preflight.paint import CMYK, GRAY, RGB, Space, paint_in, read_space
from catalogue.press.preflight.placing import shade_with, tile
from catalogue.press.preflight.state import numbers


def _concatenate(canvas: Canvas, operands: Operands, resources: Object) -> None:
    canvas.state.ctm = times(matrix_of(list(operands)), canvas.state.ctm)


def _set_width(canvas: Canvas, operands: Operands, resources: Object) -> None:
    canvas.state.line_width = numbers(operands)[0]


def _set_state(canvas: Canvas, operands: Operands, resources: Object) -> None:
    parameters = look_up(resources, "/ExtGState", operands)
    if isinstance(parameters, Dictionary):
        canvas.state.apply(parameters)


def _clip(canvas: Canvas, operands: Operands, resources: Object) -> None:
    canvas.clipping = True


def _begin(canvas: Canvas, operands: Operands, resources: Object) -> None:
    """A subpath's first point; it is ink only if something is drawn from it (ISO 32000-1, 8.5.2.1)."""
    x, y = numbers(operands)
    canvas.start = moved(canvas.state.ctm, x, y)


def _add_points(canvas: Canvas, operands: Operands, resources: Object) -> None:
    if canvas.start is not None:
        canvas.path.append(canvas.start)
        canvas.start = None
    values = numbers(operands)
    for at in range(0, len(values) - 1, 2):
        canvas.path.append(moved(canvas.state.ctm, values[at], values[at + 1]))


def _add_rectangle(canvas: Canvas, operands: Operands, resources: Object) -> None:
    x, y, width, height = numbers(operands)
    corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
    canvas.path += [moved(canvas.state.ctm, *corner) for corner in corners]


def _paints(*, fill: bool, stroke: bool) -> Handler:
    def paint(canvas: Canvas, operands: Operands, resources: Object) -> None:
        state = canvas.state
        if canvas.path and fill:
            box = around(canvas.path)
            canvas.note("fill", state.fill, box, min(box[2] - box[0], box[3] - box[1]))
        if canvas.path and stroke:
            width = state.line_width * scale(state.ctm)
            canvas.note("stroke", state.stroke, grown(around(canvas.path), width / 2), width)
        canvas.end_path()

    return paint


def _in_device(space: Space, *, stroke: bool) -> Handler:
    def select(canvas: Canvas, operands: Operands, resources: Object) -> None:
        canvas.set_paint(space, paint_in(space, numbers(operands)), stroke=stroke)

    return select


def _selects_space(*, stroke: bool) -> Handler:
    def select(canvas: Canvas, operands: Operands, resources: Object) -> None:
        space = read_space(operands[0], resources.get("/ColorSpace", Dictionary()))
        initial = 1.0 if space.family in ("Separation", "DeviceN") else 0.0
        canvas.set_paint(space, paint_in(space, [initial] * max(1, space.count)), stroke=stroke)

    return select


def _selects_colour(*, stroke: bool) -> Handler:
    def select(canvas: Canvas, operands: Operands, resources: Object) -> None:
        space = canvas.state.stroke_space if stroke else canvas.state.fill_space
        canvas.set_paint(space, paint_in(space, numbers(operands)), stroke=stroke)
        if operands and isinstance(operands[-1], Name):
            tile(canvas, resources.get("/Pattern", Dictionary()).get(str(operands[-1])), resources)

    return select


def _shade(canvas: Canvas, operands: Operands, resources: Object) -> None:
    shading = look_up(resources, "/Shading", operands)
    if shading is not None:
        shade_with(canvas, shading, resources)


OPERATORS: dict[str, Handler] = {
    "q": lambda canvas, operands, resources: canvas.save(),
    "Q": lambda canvas, operands, resources: canvas.restore(),
    "cm": _concatenate,
    "w": _set_width,
    "gs": _set_state,
    "W": _clip,
    "W*": _clip,
    "m": _begin,
    **dict.fromkeys(("l", "c", "v", "y"), _add_points),
    "re": _add_rectangle,
    "n": lambda canvas, operands, resources: canvas.end_path(),
    **dict.fromkeys(("S", "s"), _paints(fill=False, stroke=True)),
    **dict.fromkeys(("f", "F", "f*"), _paints(fill=True, stroke=False)),
    **dict.fromkeys(("B", "B*", "b", "b*"), _paints(fill=True, stroke=True)),
    "g": _in_device(GRAY, stroke=False),
    "G": _in_device(GRAY, stroke=True),
    "rg": _in_device(RGB, stroke=False),
    "RG": _in_device(RGB, stroke=True),
    "k": _in_device(CMYK, stroke=False),
    "K": _in_device(CMYK, stroke=True),
    "cs": _selects_space(stroke=False),
    "CS": _selects_space(stroke=True),
    **dict.fromkeys(("sc", "scn"), _selects_colour(stroke=False)),
    **dict.fromkeys(("SC", "SCN"), _selects_colour(stroke=True)),
    "sh": _shade,
}
