"""For the printer: press pages, colour, imposed sheets, preflight, ticket, folder.

The only package that knows pikepdf. The names below are its front door; each is imported when
it is first asked for, so that `catalogue check` and `--help` never load a PDF library.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from catalogue.press.colour import press_image
    from catalogue.press.contact import contact_jpeg
    from catalogue.press.cover import Cover, cover_pdf, spine_mm
    from catalogue.press.finishing.archive import archive_pdf
    from catalogue.press.finishing.facts import PressFacts, SpotColour
    from catalogue.press.finishing.press import press_pdf
    from catalogue.press.finishing.screen import screen_pdf
    from catalogue.press.folder import Delivered, deliver
    from catalogue.press.job import Job, Prepared, prepare
    from catalogue.press.layout import Paper
    from catalogue.press.lettering import Letterer, Lettering
    from catalogue.press.planning import planned
    from catalogue.press.preflight.apart import judged_apart
    from catalogue.press.preflight.judging import Judged, judge
    from catalogue.press.preflight.reports import preflight_html, preflight_json, terminal_lines
    from catalogue.press.profiles import PressProfile, fogra39, read_profile
    from catalogue.press.proof_sheets import Spot, proof_pdf
    from catalogue.press.remarked import Noted, remarks_on
    from catalogue.press.separations import BANDS, Heaviest, coverage_png, heaviest, separation_png
    from catalogue.press.sheets import sheets_pdf
    from catalogue.press.ticket import Order, Ticket
    from catalogue.press.ticket_page import ticket_html
    from catalogue.press.watermark import proof_marked

_HOMES = {
    "BANDS": "separations",
    "Cover": "cover",
    "Delivered": "folder",
    "Heaviest": "separations",
    "Job": "job",
    "Judged": "preflight.judging",
    "Letterer": "lettering",
    "Lettering": "lettering",
    "Noted": "remarked",
    "Order": "ticket",
    "Paper": "layout",
    "Prepared": "job",
    "PressFacts": "finishing.facts",
    "PressProfile": "profiles",
    "Spot": "proof_sheets",
    "SpotColour": "finishing.facts",
    "Ticket": "ticket",
    "archive_pdf": "finishing.archive",
    "contact_jpeg": "contact",
    "cover_pdf": "cover",
    "coverage_png": "separations",
    "deliver": "folder",
    "fogra39": "profiles",
    "heaviest": "separations",
    "judge": "preflight.judging",
    "judged_apart": "preflight.apart",
    "planned": "planning",
    "preflight_html": "preflight.reports",
    "preflight_json": "preflight.reports",
    "prepare": "job",
    "press_image": "colour",
    "press_pdf": "finishing.press",
    "proof_marked": "watermark",
    "proof_pdf": "proof_sheets",
    "read_profile": "profiles",
    "remarks_on": "remarked",
    "screen_pdf": "finishing.screen",
    "separation_png": "separations",
    "sheets_pdf": "sheets",
    "spine_mm": "cover",
    "terminal_lines": "preflight.reports",
    "ticket_html": "ticket_page",
}

__all__ = [
    "BANDS",
    "Cover",
    "Delivered",
    "Heaviest",
    "Job",
    "Judged",
    "Letterer",
    "Lettering",
    "Noted",
    "Order",
    "Paper",
    "Prepared",
    "PressFacts",
    "PressProfile",
    "Spot",
    "SpotColour",
    "Ticket",
    "archive_pdf",
    "contact_jpeg",
    "cover_pdf",
    "coverage_png",
    "deliver",
    "fogra39",
    "heaviest",
    "judge",
    "judged_apart",
    "planned",
    "preflight_html",
    "preflight_json",
    "prepare",
    "press_image",
    "press_pdf",
    "proof_marked",
    "proof_pdf",
    "read_profile",
    "remarks_on",
    "screen_pdf",
    "separation_png",
    "sheets_pdf",
    "spine_mm",
    "terminal_lines",
    "ticket_html",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
