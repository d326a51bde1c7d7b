"""Text operators (ISO 32000-1, 9.3 and 9.4)."""

from __future__ import annotations

from collections.abc import Sequence

from pikepdf import Dictionary, Object

from catalogue.press.preflight.canvas import Canvas, Handler, Operands, matrix_of
from catalogue.press.preflight.faces import read_face
from catalogue.press.preflight.showing import pieces
from catalogue.press.preflight.state import numbers

_INVISIBLE = (3, 7)
_OUTLINED = (1, 5)


def _set_font(canvas: Canvas, operands: Operands, resources: Object) -> None:
    font = resources.get("/Font", Dictionary()).get(str(operands[0]))
    canvas.state.type_size = numbers(operands)[-1]
    if font is None:
        canvas.state.face = None
        return
    key = font.objgen
    if key not in canvas.faces or not font.is_indirect:
        canvas.faces[key] = read_face(font)
    canvas.state.face = canvas.faces[key]
    canvas.page.faces[canvas.faces[key].name] = canvas.faces[key]


def _show(canvas: Canvas, strings: Sequence[Object]) -> None:
    shown = canvas.text.show(strings, canvas.state)
    if shown is None or canvas.state.render_mode in _INVISIBLE:
        return
    state = canvas.state
    paint = state.stroke if state.render_mode in _OUTLINED else state.fill
    canvas.note("text", paint, shown.box, shown.size, state.face.name if state.face else "")


def _step(canvas: Canvas, operands: Operands, resources: Object) -> None:
    x, y = numbers(operands)
    canvas.text.step(x, y)


def _step_leading(canvas: Canvas, operands: Operands, resources: Object) -> None:
    x, y = numbers(operands)
    canvas.state.leading = -y
    canvas.text.step(x, y)


def _next_line(canvas: Canvas, operands: Operands, resources: Object) -> None:
    canvas.text.step(0.0, -canvas.state.leading)


def _show_next(canvas: Canvas, operands: Operands, resources: Object) -> None:
    _next_line(canvas, operands, resources)
    _show(canvas, operands[-1:])


def _sets(name: str, factor: float = 1.0) -> Handler:
    def assign(canvas: Canvas, operands: Operands, resources: Object) -> None:
        setattr(canvas.state, name, numbers(operands)[0] * factor)

    return assign


OPERATORS: dict[str, Handler] = {
    "BT": lambda canvas, operands, resources: canvas.text.begin(),
    "Tf": _set_font,
    "Td": _step,
    "TD": _step_leading,
    "T*": _next_line,
    "Tm": lambda canvas, operands, resources: canvas.text.place(matrix_of(list(operands))),
    "TL": _sets("leading"),
    "Ts": _sets("rise"),
    "Tc": _sets("character_space"),
    "Tw": _sets("word_space"),
    "Tz": _sets("stretch", 0.01),
    "Tr": _sets("render_mode"),
    "Tj": lambda canvas, operands, resources: _show(canvas, operands),
    "TJ": lambda canvas, operands, resources: _show(canvas, pieces(operands[0])),
    "'": _show_next,
    '"': _show_next,
}
