"""Standing pages: what was drawn once is kept on disk, as a printer keeps type standing for a reprint.

A page is kept under the digest of all it was drawn from: its HTML, the style sheet, the bytes of its
pictures and faces, this program's own source, and the versions of what draws with it. Its file holds
the digest of that name and its content together, so that a file that was changed, or stands under
another's name, is no page.
"""

from __future__ import annotations

import functools
import hashlib
import platform
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import catalogue
from catalogue.setting.libraries import library_versions

_MOST = 4_000
"""Pages kept; some 40 kB each."""

_DIGEST = 32
"""Bytes of a SHA-256."""

_PACKAGES = (
    *("weasyprint", "pydyf", "tinycss2", "tinyhtml5", "cssselect2", "cffi"),
    *("fonttools", "pillow", "uharfbuzz"),
)
"""Whoever has a hand in a page once its HTML is written."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A folder of drawn pages."""

    folder: Path

    def find(self, name: str) -> bytes | None:
        """The page of this name, as it was kept."""
        path = self.folder / name
        try:
            kept = path.read_bytes()
        except OSError:
            return None
        digest, page = kept[:_DIGEST], kept[_DIGEST:]
        if digest != _sealed(name, page):
            return None
        with suppress(OSError):
            path.touch()
        return page

    def keep(self, name: str, page: bytes) -> None:
        """Keep a page; a disk that is full or closed only means that it is drawn again."""
        from catalogue.setting.fonts.packages import write_whole

        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            write_whole(self.folder / name, _sealed(name, page) + page)

    def tidy(self, most: int = _MOST) -> None:
        """Let go of the pages that were longest not asked for."""
        with suppress(OSError):
            pages = sorted(self.folder.iterdir(), key=lambda path: path.stat().st_mtime_ns, reverse=True)
            for path in pages[most:]:
                path.unlink()


def standing_name(digest: str) -> str:
    """The name of a page drawn from what `digest` stands for, by these very programs."""
    return hashlib.sha256(f"{digest} {_tools()}".encode()).hexdigest()


@functools.cache
def _tools() -> str:
    """What draws besides the book's own files: the program, packages, libraries."""
    versions = [f"{name} {version(name)}" for name in _PACKAGES]
    libraries = [f"{name} {found}" for name, found in sorted(library_versions().items())]
    program = Path(catalogue.__file__).parent
    told = [platform.python_version(), *versions, *libraries, _source(program, program.rglob("*.py"))]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


def _source(folder: Path, files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in sorted(files):
        data = path.read_bytes()
        digest.update(f"{path.relative_to(folder).as_posix()} {len(data)}\n".encode() + data)
    return digest.hexdigest()


def _sealed(name: str, page: bytes) -> bytes:
    return hashlib.sha256(name.encode() + page).digest()
