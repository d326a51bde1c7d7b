"""The archival copy: the screen copy as PDF/A-2u, which needs nothing from outside to be opened."""

from __future__ import annotations

from catalogue.press.finishing.facts import PressFacts
from catalogue.press.finishing.metadata import ARCHIVE
from catalogue.press.finishing.screen import shown_pdf


def archive_pdf(raw: bytes, facts: PressFacts) -> bytes:
    """The raw PDF for keeping: pages, links, outline and tags of the screen copy, declared PDF/A-2u.

    Raises CatalogueError (exit 6) as `screen_pdf` does.
    """
    return shown_pdf(raw, facts, ARCHIVE)
