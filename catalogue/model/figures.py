"""Pictures: an asset is a file, a figure is one placing of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from catalogue.diagnostics import Location
from catalogue.model.prose import Prose, plain


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


def printed_under(figure: Figure, asset: Asset) -> tuple[Prose, ...]:
    """What stands under a picture, each a paragraph: its caption, who took or lent it, and whose it is.

    A paragraph each, because UAX #9 would run two Latin ones together from left to right.
    """
    caption = (figure.caption,) if figure.caption else ()
    owed = (plain(words, asset.location) for words in (asset.credit, asset.rights) if words)
    return (*caption, *owed)
