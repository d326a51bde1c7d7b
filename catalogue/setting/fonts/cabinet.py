"""The cabinet built faces are kept in.

A face is kept under the digest of everything that went into it: the manifest's
entry, the identity of every source file, the digits, the program text that
builds it and the version of fontTools. The recipe is stored with the face and
compared in full, and the file's own digest is checked, so that what comes out
is what would be built now.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.metadata
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from catalogue.setting.fonts.faces import Digits, Face, Typeface
from catalogue.setting.fonts.naming import UNITS, Label
from catalogue.setting.fonts.packages import write_whole
from catalogue.setting.fonts.supply import Origin, Supply

_RECORD = "face.json"


@dataclass(frozen=True, slots=True)
class Recipe:
    """One face to build: what is written on it, what goes into it.

    An upright has perhaps a `companion`; an italic has the `upright` it stands
    beside, and perhaps a `heavier` weight its digits are reduced from.
    """

    label: Label
    digits: Digits
    source: Origin
    companion: Origin | None = None
    upright: Origin | None = None
    heavier: Origin | None = None

    @property
    def text(self) -> str:
        """Everything the bytes of the face depend on, as canonical JSON."""
        roles = {"source": self.source, "companion": self.companion}
        roles |= {"upright": self.upright, "heavier": self.heavier}
        files = {role: f"{o.identity} {o.name}" for role, o in roles.items() if o}
        recipe = {"label": asdict(self.label), "digits": self.digits, "files": files, "program": _program()}
        return json.dumps(recipe, sort_keys=True)

    @property
    def drawn_from(self) -> tuple[Origin, ...]:
        """The files whose drawings are in the face (an italic only takes its measure from the upright)."""
        return tuple(o for o in (self.source, self.companion, self.heavier) if o)


@dataclass(frozen=True, slots=True)
class Cabinet:
    """Built faces in a cache folder."""

    supply: Supply

    def face(self, recipe: Recipe) -> Face:
        """The face of this recipe, built if it is not here."""
        folder = self.supply.cache / "faces" / hashlib.sha256(recipe.text.encode()).hexdigest()[:32]
        if kept := _kept(folder, recipe):
            return kept
        self.supply.announce(f"{recipe.label.family} {recipe.label.subfamily}")
        data = _derive(recipe, self.supply)
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(folder / recipe.label.file_name, data)
        typefaces = self._keep_licences(folder, recipe)
        record = {"recipe": recipe.text, "sha256": hashlib.sha256(data).hexdigest(), "typefaces": typefaces}
        write_whole(folder / _RECORD, json.dumps(record, indent=1).encode())
        return _face(folder, recipe, record)

    def _keep_licences(self, folder: Path, recipe: Recipe) -> list[dict[str, str]]:
        kept = []
        for origin in {o.typeface.source: o for o in recipe.drawn_from}.values():
            typeface = origin.typeface
            licence = self.supply.licence(origin)
            name = f"LICENSE-{typeface.name.replace(' ', '-')}.txt" if licence else ""
            if licence:
                write_whole(folder / name, licence)
            kept.append(
                {"name": typeface.name, "source": typeface.source, "licence": typeface.licence, "file": name}
            )
        return kept


def _derive(recipe: Recipe, supply: Supply) -> bytes:
    # fontTools is only needed when there is something to build.
    from catalogue.setting.fonts.deriving import Source, derive_italic, derive_upright

    def source(origin: Origin | None) -> Source | None:
        return Source(origin.name, supply.read(origin)) if origin else None

    drawing = source(recipe.source)
    assert drawing
    if upright := source(recipe.upright):
        return derive_italic(drawing, upright, source(recipe.heavier), recipe.digits, recipe.label)
    return derive_upright(drawing, source(recipe.companion), recipe.digits, recipe.label)


def _kept(folder: Path, recipe: Recipe) -> Face | None:
    try:
        record = json.loads((folder / _RECORD).read_bytes())
        data = (folder / recipe.label.file_name).read_bytes()
        matches = record["recipe"] == recipe.text and record["sha256"] == hashlib.sha256(data).hexdigest()
        return _face(folder, recipe, record) if matches else None
    except (OSError, ValueError, KeyError, TypeError):
        return None  # absent or damaged: built anew


def _face(folder: Path, recipe: Recipe, record: dict[str, Any]) -> Face:
    label = recipe.label
    typefaces = tuple(
        Typeface(t["name"], t["source"], t["licence"], folder / t["file"] if t["file"] else None)
        for t in record["typefaces"]
    )
    return Face(
        label.family,
        label.weight,
        label.style,
        folder / label.file_name,
        record["sha256"],
        typefaces,
        UNITS,
        label.ascent,
        -label.descent,
        0,
    )


@functools.cache
def _program() -> str:
    """A digest of the building program: this package's text and fontTools' version."""
    digest = hashlib.sha256(importlib.metadata.version("fonttools").encode())
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()
