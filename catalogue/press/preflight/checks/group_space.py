"""CAT-P16: transparency blends in the press's own space."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.press.preflight.asking import PRESS, Check, Found, error
from catalogue.press.preflight.examined import Examined
from catalogue.press.preflight.levels import Level


def _ask(examined: Examined, level: Level) -> Iterator[Found]:
    for page in examined.pages:
        strange = sorted({space for space in page.groups if space not in ("", "/DeviceCMYK", "/DeviceGray")})
        for space in strange:
            name = "a calibrated space" if space.startswith("pikepdf") or "[" in space else space.lstrip("/")
            yield error(
                f"a transparency group blends in {name}",
                page.number,
                why="blended there and converted back, black alone becomes four inks",
                hint="give every transparency group /CS /DeviceCMYK",
            )


CHECK = Check("CAT-P16", "blending space", "GWG 2022 R0030", PRESS, _ask)
