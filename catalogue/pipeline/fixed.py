"""The files a page is drawn from, as they were when the page got its name: other bytes are refused.

A page is known by the digest of all it is drawn from. A file that is saved anew between the digest
and the drawing would put another picture under that name.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from catalogue.diagnostics import CatalogueError, Diagnostic, ExitCode, Location, Report, error

if TYPE_CHECKING:
    from catalogue.press import PressProfile


@dataclass(frozen=True, slots=True)
class Fixed:
    """A file by its digest."""

    path: Path
    sha256: str

    def __call__(self) -> bytes:
        """Its bytes. Raises CatalogueError (CAT-S31, CONTENT) when they are others by now."""
        data = self.path.read_bytes()
        if hashlib.sha256(data).hexdigest() != self.sha256:
            raise CatalogueError(_changed(self.path), ExitCode.CONTENT)
        return data

    @property
    def digest(self) -> str:
        """What its bytes depend on."""
        return self.sha256


@dataclass(frozen=True, slots=True)
class Inked:
    """A picture in the inks of a press, at the size (mm) it is printed."""

    picture: Fixed
    size: tuple[float, float]
    profile: PressProfile

    def __call__(self) -> bytes:
        """The picture, made when it is asked for.

        Raises CatalogueError (CONTENT): CAT-P88, saying of which file, when it is no whole picture.
        """
        from catalogue.press import press_image

        data = self.picture()
        try:
            return press_image(data, self.size, self.profile)
        except CatalogueError as refusal:
            place = Location(self.picture.path.as_posix())
            found = (replace(one, location=place) for one in refusal.report)
            raise CatalogueError(Report.of(found), refusal.exit_code) from refusal

    @property
    def digest(self) -> str:
        """What its bytes depend on."""
        return f"{self.picture.sha256} {self.profile.sha256} {self.size}"


def file_digest(path: Path) -> str:
    """SHA-256 of a file, in hex."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _changed(path: Path) -> Diagnostic:
    return error(
        "CAT-S31",
        "the file was changed while the book was being set",
        Location(path.as_posix()),
        why="a page must not be drawn from one picture and kept as drawn from another",
        hint="build again",
    )
