"""Where the font files come from: the designer's folder first, then the published packages."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from catalogue.diagnostics import Diagnostic, ExitCode, Location, Report, error
from catalogue.setting.fonts.faces import Typeface
from catalogue.setting.fonts.manifest import NAME, Manifest, Package
from catalogue.setting.fonts.packages import Announce, Npm, fetch_package, kept_package, read_members

SUFFIXES = (".ttf", ".otf", ".woff2")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where one named file comes from. `identity` changes whenever its bytes could."""

    name: str
    identity: str
    typeface: Typeface
    path: Path | None = None
    package: Package | None = None


@dataclass(frozen=True, slots=True)
class Supply:
    """All files the manifest's faces are built from; fetches nothing before it is asked to `read`."""

    folder: Path
    manifest: Manifest
    cache: Path
    npm: Npm
    announce: Announce
    _opened: dict[str, dict[str, bytes]] = field(default_factory=dict)

    def origins(self) -> dict[str, Origin]:
        """The origin of every file the faces name. Raises CatalogueError (CAT-F05) for all that have none."""
        names = dict.fromkeys(name for entry in self.manifest.faces for name in entry.files)
        found = {name: self._origin(name) for name in names}
        missing = [self._nowhere(name) for name, origin in found.items() if origin is None]
        Report.of(missing).raise_errors(ExitCode.MISSING)
        return {name: origin for name, origin in found.items() if origin}

    def read(self, origin: Origin) -> bytes:
        """The bytes of a file, fetching its package when needed."""
        if origin.path:
            return origin.path.read_bytes()
        assert origin.package
        return self._members(origin.package)[origin.name]

    def licence(self, origin: Origin) -> bytes | None:
        """The licence text that came with a packaged file."""
        return self._members(origin.package)[origin.package.licence_file] if origin.package else None

    def tarball(self, package: Package) -> bytes:
        """A published package: from the folder (an archived edition has it there), the cache, or npm."""
        kept = kept_package(package, self.folder)
        return kept or fetch_package(package, self.cache, self.npm, self.announce)

    def others(self) -> list[Path]:
        """Font files in the folder that no face is built from."""
        named = {name for entry in self.manifest.faces for name in entry.files}
        fonts = (path for path in self.folder.glob("*") if path.suffix.lower() in SUFFIXES)
        return sorted(path for path in fonts if path.name not in named)

    def _origin(self, name: str) -> Origin | None:
        path = self.folder / name
        if path.is_file():
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            return Origin(name, f"sha256:{digest}", Typeface(path.stem, f"fonts/{name}", ""), path)
        for package in self.manifest.packages:
            if name in package.files:
                source = f"{package.package}@{package.version}"
                typeface = Typeface(package.name, source, package.licence)
                return Origin(name, package.integrity, typeface, package=package)
        return None

    def _members(self, package: Package) -> dict[str, bytes]:
        if package.package not in self._opened:
            wanted = frozenset((*package.files, package.licence_file))
            members = read_members(self.tarball(package), wanted)
            absent = [self._absent(package, name) for name in sorted(wanted - members.keys())]
            Report.of(absent).raise_errors(ExitCode.MISSING)
            self._opened[package.package] = members
        return self._opened[package.package]

    def _nowhere(self, name: str) -> Diagnostic:
        return error(
            "CAT-F05",
            f"{name} is neither in the fonts folder nor in a package",
            Location(str(self.folder / NAME)),
            why="a face is built from it",
            hint="list it under the files of its package, or put it into the fonts folder",
        )

    def _absent(self, package: Package, name: str) -> Diagnostic:
        return error(
            "CAT-F05",
            f"{name} is not in {package.package}@{package.version}",
            Location(str(self.folder / NAME)),
            why="the manifest lists it among the files of that package",
            hint="correct the name, or the package's version",
        )
