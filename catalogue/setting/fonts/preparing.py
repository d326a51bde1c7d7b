"""From the manifest to font files on disk."""

from __future__ import annotations

from pathlib import Path

from catalogue.setting.fonts.cabinet import Cabinet, Recipe
from catalogue.setting.fonts.faces import Digits, Faces
from catalogue.setting.fonts.manifest import FaceEntry, Manifest, read_manifest
from catalogue.setting.fonts.naming import Label
from catalogue.setting.fonts.packages import Announce, npm_at_hand
from catalogue.setting.fonts.supplied import read_supplied
from catalogue.setting.fonts.supply import Origin, Supply


def prepare_fonts(
    manifest_dir: Path,
    cache_dir: Path,
    digits: Digits = "hebrew",
    announce: Announce = lambda _: None,
) -> Faces:
    """The book's faces as files, built where the cache has none of exactly this recipe.

    A font file in `manifest_dir` takes the place of the packaged file of the same
    name; other font files there are added as they are, under their own family
    names, and take the place of a built face of the same family, weight and style.
    Nothing is fetched while cache and folder hold what is needed. `announce` is
    told, before the work, what is fetched or built.

    Raises CatalogueError: CAT-F01 and F03 to F07 (MISSING), CAT-F02 (CONTENT).
    """
    manifest = read_manifest(manifest_dir)
    with npm_at_hand() as npm:
        supply = Supply(manifest_dir, manifest, cache_dir, npm, announce)
        cabinet, origins = Cabinet(supply), supply.origins()
        built = [cabinet.face(_recipe(manifest, entry, origins, digits)) for entry in manifest.faces]
    added = [read_supplied(path, cache_dir) for path in supply.others()]
    taken = {(face.family, face.weight, face.style) for face in added}
    return Faces((*(f for f in built if (f.family, f.weight, f.style) not in taken), *added))


def _recipe(manifest: Manifest, entry: FaceEntry, origins: dict[str, Origin], digits: Digits) -> Recipe:
    label = Label(manifest.family, entry.weight, entry.style, manifest.ascent, manifest.descent)
    source = origins[entry.file]
    if entry.style == "italic":
        upright = origins[manifest.upright(entry).file]
        heavier = origins[entry.digits] if entry.digits and digits == "hebrew" else None
        return Recipe(label, digits, source, upright=upright, heavier=heavier)
    return Recipe(label, digits, source, companion=origins[entry.companion] if entry.companion else None)
