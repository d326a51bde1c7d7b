"""The part of the style sheet that is numbers: drawn from the tokens composing measured with."""

from __future__ import annotations

import math
from collections.abc import Iterator

from catalogue.model.design import MM, Align, Design, TextStyle
from catalogue.setting.fonts import Faces


def ink_css(cmyk: tuple[float, float, float, float]) -> str:
    """An ink for press, as CSS Color 5 `device-cmyk()`."""
    return f"device-cmyk({' '.join(f'{part:g}' for part in cmyk)})"


_LOOKS = {
    (0, 0, 0): (255, 255, 255),
    (1, 0, 0): (0, 158, 224),
    (0, 1, 0): (226, 0, 122),
    (0, 0, 1): (255, 237, 0),
    (1, 1, 0): (49, 39, 131),
    (1, 0, 1): (0, 151, 64),
    (0, 1, 1): (227, 6, 19),
    (1, 1, 1): (55, 52, 53),
}
"""sRGB of the solids and their overprints on coated paper (ISO 12647-2, the looks of FOGRA39)."""


def screen_css(cmyk: tuple[float, float, float, float]) -> str:
    """The same ink for a browser, which knows no `device-cmyk()`.

    Between the solids it is mixed by how much paper each covers (Neugebauer); black darkens the rest.
    """
    mixed = [0.0, 0.0, 0.0]
    for solids, look in _LOOKS.items():
        share = math.prod(ink if solid else 1 - ink for solid, ink in zip(solids, cmyk, strict=False))
        mixed = [one + share * part for one, part in zip(mixed, look, strict=True)]
    parts = (str(round(part * (1 - cmyk[3]))) for part in mixed)
    return f"rgb({', '.join(parts)})"


def token_css(design: Design, faces: Faces) -> str:
    """Rules for every text style, the frame and the note area. Lengths in pt."""
    return "\n".join((*_rules(design), _note_rule(design, faces)))


def _note_rule(design: Design, faces: Faces) -> str:
    """Notes end on the baseline of the frame's last text line, not on the frame's edge.

    Half the leading's difference, less what the smaller letters stand higher in their line.
    """
    text, note, face = design.style("text"), design.style("note"), next(iter(faces))
    rise = (face.ascent + face.descent) / face.units_per_em
    lift = (text.leading - note.leading) / 2 - rise * (text.size - note.size) / 2
    return f".notes {{ bottom: {lift:.4f}pt; }}"


def _rules(design: Design) -> Iterator[str]:
    frame = design.page
    yield f".frame {{ top: {frame.head * MM:.4f}pt; height: {frame.lines * design.grid:g}pt; }}"
    yield f".frame {{ width: {frame.measure:.4f}pt; }}"
    yield f".spine-right .frame {{ right: {frame.inner * MM:.4f}pt; }}"
    yield f".spine-left .frame {{ right: {frame.outer * MM:.4f}pt; }}"
    for style in design.styles:
        yield _style_rule(style)
        yield f".s-{style.name} b {{ font-weight: {style.strong}; }}"
        yield (
            f".s-{style.name} .call {{ font-size: {style.size * style.call_size:.4f}pt;"
            f" vertical-align: {style.size * style.call_rise:.4f}pt; }}"
        )


def _style_rule(style: TextStyle) -> str:
    align = "center" if style.align is Align.CENTRE else "start"
    return (
        f".s-{style.name} {{ font-size: {style.size:g}pt; line-height: {style.leading:g}pt;"
        f" font-weight: {style.weight}; text-align: {align}; }}\n"
        f".s-{style.name} .line {{ height: {style.leading:g}pt; }}"
    )
