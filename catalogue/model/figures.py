"""Pictures: an asset is a file, a figure is one placing of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from catalogue.diagnostics import Location
from catalogue.model.prose import Prose


@dataclass(frozen=True, slots=True)
class Asset:
    """A picture file. `path` is None for a still that is awaited (FPO)."""

    id: str
    path: Path | None
    width: int = 0
    """Pixels."""
    height: int = 0
    """Pixels."""
    credit: str = ""
    rights: str = ""
    location: Location = field(default=Location(), compare=False)

    @property
    def awaited(self) -> bool:
        """Declared, but not delivered yet: visible on proofs, an error for press."""
        return self.path is None


@dataclass(frozen=True, slots=True)
class Figure:
    """One placing of an asset: caption, alternative text, and the part of it shown.

    `crop` is left, top, right, bottom as fractions of the asset.
    """

    id: str
    asset: str
    alternative: str
    caption: Prose | None = None
    crop: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0)
    location: Location = field(default=Location(), compare=False)
