"""The four things WeasyPrint 70 must do otherwise than it does, each in a module of its own.

`lines`: a composed line is styled and laid out once. `glyphs`: text is shaped once, and its glyphs
are written where they stand, not cut to whole thousandths of the em. `tags`: the structure tree says
what its elements are, and pages are counted once.
"""

from __future__ import annotations

import weasyprint

from catalogue.diagnostics import CatalogueError, ExitCode, error
from catalogue.setting.weasyprint_patch import glyphs, lines, tags

VERSION = "70.0"


def apply() -> None:
    """Patch WeasyPrint once. Raises CatalogueError (CAT-S12, MISSING) for any other version."""
    if weasyprint.__version__ != VERSION:
        raise CatalogueError(
            error(
                "CAT-S12",
                f"WeasyPrint {weasyprint.__version__} is here, the book is set with {VERSION}",
                why="how it sets a line and writes its glyphs is corrected for that version alone",
                hint="install the versions of requirements.lock; see setting/weasyprint_patch to move on",
            ),
            ExitCode.MISSING,
        )
    lines.apply()
    glyphs.apply()
    tags.apply()
