"""The stages in order, one short function per command.

Each is imported when it is asked for: `check` never loads WeasyPrint.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from catalogue.pipeline.folders import Folders

if TYPE_CHECKING:
    from catalogue.pipeline.beginning import new_catalogue
    from catalogue.pipeline.building import Built, build
    from catalogue.pipeline.checking import check
    from catalogue.pipeline.hands import cores
    from catalogue.pipeline.importing import import_manuscript
    from catalogue.pipeline.locating import where
    from catalogue.pipeline.preflighting import Preflighted, preflight
    from catalogue.pipeline.pressing import Pressed, press
    from catalogue.pipeline.proofs import prove, read_remarks
    from catalogue.pipeline.proving import prove_lines
    from catalogue.pipeline.setting_again import rebuild_edition
    from catalogue.pipeline.shelving import shelve
    from catalogue.pipeline.statement import Shelving
    from catalogue.pipeline.watching import watch

_HOMES = {
    "Built": "building",
    "build": "building",
    "check": "checking",
    "cores": "hands",
    "import_manuscript": "importing",
    "Preflighted": "preflighting",
    "preflight": "preflighting",
    "Pressed": "pressing",
    "press": "pressing",
    "prove_lines": "proving",
    "read_remarks": "proofs",
    "prove": "proofs",
    "new_catalogue": "beginning",
    "rebuild_edition": "setting_again",
    "shelve": "shelving",
    "Shelving": "statement",
    "where": "locating",
    "watch": "watching",
}

__all__ = [
    "Built",
    "Folders",
    "Preflighted",
    "Pressed",
    "Shelving",
    "build",
    "check",
    "cores",
    "import_manuscript",
    "new_catalogue",
    "preflight",
    "press",
    "prove",
    "prove_lines",
    "read_remarks",
    "rebuild_edition",
    "shelve",
    "watch",
    "where",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
