"""For the printer: press pages, colour, imposed sheets, preflight, ticket, folder.

The only package that knows pikepdf. The names below are its front door; each is imported when
it is first asked for, so that `catalogue check` and `--help` never load a PDF library.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from catalogue.press.colour import press_image
    from catalogue.press.finishing.facts import PressFacts, SpotColour
    from catalogue.press.finishing.press import press_pdf
    from catalogue.press.finishing.screen import screen_pdf
    from catalogue.press.imposition import caliper_mm, n_up, perfect_bound, saddle_stitched
    from catalogue.press.layout import Paper, turned_by
    from catalogue.press.lettering import Lettering
    from catalogue.press.profiles import PressProfile, fogra39, read_profile
    from catalogue.press.sheets import sheets_pdf

_HOMES = {
    "Lettering": "lettering",
    "Paper": "layout",
    "PressFacts": "finishing.facts",
    "PressProfile": "profiles",
    "SpotColour": "finishing.facts",
    "caliper_mm": "imposition",
    "fogra39": "profiles",
    "n_up": "imposition",
    "perfect_bound": "imposition",
    "press_image": "colour",
    "press_pdf": "finishing.press",
    "read_profile": "profiles",
    "saddle_stitched": "imposition",
    "screen_pdf": "finishing.screen",
    "sheets_pdf": "sheets",
    "turned_by": "layout",
}

__all__ = [
    "Lettering",
    "Paper",
    "PressFacts",
    "PressProfile",
    "SpotColour",
    "caliper_mm",
    "fogra39",
    "n_up",
    "perfect_bound",
    "press_image",
    "press_pdf",
    "read_profile",
    "saddle_stitched",
    "screen_pdf",
    "sheets_pdf",
    "turned_by",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
