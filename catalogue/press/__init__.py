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
    from catalogue.press.profiles import PressProfile, fogra39, read_profile

_HOMES = {
    "PressFacts": "finishing.facts",
    "PressProfile": "profiles",
    "SpotColour": "finishing.facts",
    "fogra39": "profiles",
    "press_image": "colour",
    "press_pdf": "finishing.press",
    "read_profile": "profiles",
    "screen_pdf": "finishing.screen",
}

__all__ = [
    "PressFacts",
    "PressProfile",
    "SpotColour",
    "fogra39",
    "press_image",
    "press_pdf",
    "read_profile",
    "screen_pdf",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
