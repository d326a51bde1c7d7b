"""The published packages behind a book's faces, for whoever keeps the book."""

from __future__ import annotations

from pathlib import Path

from catalogue.setting.fonts.manifest import read_manifest
from catalogue.setting.fonts.packages import Announce, npm_at_hand, tarball_name
from catalogue.setting.fonts.supply import Supply


def published_packages(
    manifest_dir: Path, cache_dir: Path, announce: Announce = lambda _: None
) -> dict[str, bytes]:
    """Every package a face is built from, whole and with its licence: file name → tarball.

    Put into the `packages` of a fonts folder, they serve there without network or cache.
    Raises CatalogueError as `prepare_fonts` does.
    """
    manifest = read_manifest(manifest_dir)
    with npm_at_hand() as npm:
        supply = Supply(manifest_dir, manifest, cache_dir, npm, announce)
        used = {o.package.package: o.package for o in supply.origins().values() if o.package}
        return {tarball_name(package): supply.tarball(package) for package in used.values()}
