"""Where a book is and where its files go."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Folders:
    """The four folders a command works on."""

    content: Path
    templates: Path
    fonts: Path
    out: Path

    @property
    def font_cache(self) -> Path:
        """Fetched packages and built faces: beside the designer's fonts, outside git."""
        return self.fonts.parent / ".cache" / "fonts"

    @property
    def plate_cache(self) -> Path:
        """Plates already drawn, beside the built faces."""
        return self.font_cache.with_name("plates")

    @property
    def page_cache(self) -> Path:
        """Pages already drawn, beside the plates."""
        return self.font_cache.with_name("pages")
