"""Reads `fonts/fonts.yaml`: which open typefaces the book is made from, and which faces are built of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, ClassVar

import pydantic
import yaml

from catalogue.diagnostics import CatalogueError, Diagnostic, ExitCode, Location, Report, error
from catalogue.setting.fonts.faces import Style

NAME = "fonts.yaml"
_STRICT = pydantic.ConfigDict(extra="forbid")
_Weight = Annotated[int, pydantic.Field(ge=100, le=900)]
_Name = Annotated[str, pydantic.Field(pattern=r"^[\w.+-]+$")]
_Integrity = Annotated[str, pydantic.Field(pattern=r"^sha512-[A-Za-z0-9+/]{86}==$")]


@dataclass(frozen=True, slots=True)
class Package:
    """A published npm package and the font files wanted from it.

    `integrity` is npm's own: ``sha512-`` and the base64 digest of the tarball.
    `licence_file` is the name of the licence text inside the package.
    """

    __pydantic_config__: ClassVar[pydantic.ConfigDict] = _STRICT
    name: str
    package: Annotated[str, pydantic.Field(pattern=r"^(@[a-z0-9._-]+/)?[a-z0-9._-]+$")]
    version: Annotated[str, pydantic.Field(pattern=r"^\d+\.\d+\.\d+[\w.+-]*$")]
    integrity: _Integrity
    licence: str
    licence_file: Annotated[_Name, pydantic.Field(validation_alias="licence-file")]
    files: tuple[_Name, ...]


@dataclass(frozen=True, slots=True)
class FaceEntry:
    """One face to build.

    `file` is the drawing it starts from. An upright may name a `companion` that
    lends the characters it lacks; an italic may name the file, best one weight up,
    its Hebrew-height `digits` are reduced from.
    """

    __pydantic_config__: ClassVar[pydantic.ConfigDict] = _STRICT
    weight: _Weight
    file: _Name
    style: Style = "normal"
    companion: _Name | None = None
    digits: _Name | None = None

    @property
    def files(self) -> tuple[str, ...]:
        """All files it needs, by name."""
        return tuple(name for name in (self.file, self.companion, self.digits) if name)


@dataclass(frozen=True, slots=True)
class Manifest:
    """The text family. `ascent` and `descent`, in thousandths of the em, are given to every face of it."""

    __pydantic_config__: ClassVar[pydantic.ConfigDict] = _STRICT
    family: str
    ascent: Annotated[int, pydantic.Field(gt=0)]
    descent: Annotated[int, pydantic.Field(gt=0)]
    packages: tuple[Package, ...]
    faces: Annotated[tuple[FaceEntry, ...], pydantic.Field(min_length=1)]

    def upright(self, italic: FaceEntry) -> FaceEntry:
        """The upright an italic stands beside: the one of its own weight."""
        return next(e for e in self.faces if e.style == "normal" and e.weight == italic.weight)


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest in a fonts folder.

    Raises CatalogueError: CAT-F01 (MISSING) when there is none, CAT-F02 (CONTENT)
    with everything that is wrong in it at once.
    """
    path = folder / NAME
    try:
        root = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except FileNotFoundError:
        raise CatalogueError(_missing(path), ExitCode.MISSING) from None
    except (yaml.YAMLError, UnicodeDecodeError) as cause:
        raise CatalogueError(_unreadable(path, cause), ExitCode.CONTENT) from None
    try:
        manifest = pydantic.TypeAdapter(Manifest).validate_python(_plain(root))
    except pydantic.ValidationError as cause:
        found = [_wrong(path, root, item) for item in cause.errors(include_url=False)]
        raise CatalogueError(Report.of(found), ExitCode.CONTENT) from None
    Report.of(_contradictions(path, manifest)).raise_errors(ExitCode.CONTENT)
    return manifest


def _plain(node: yaml.Node | None) -> object:
    """Every scalar as text; the schema types it (a version 0.10 is not the number 0.1)."""
    if isinstance(node, yaml.MappingNode):
        return {key.value: _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item) for item in node.value]
    return node.value if node else None


def _contradictions(path: Path, manifest: Manifest) -> Iterator[Diagnostic]:
    place = Location(str(path))
    uprights = {entry.weight for entry in manifest.faces if entry.style == "normal"}
    for (weight, style), count in Counter((e.weight, e.style) for e in manifest.faces).items():
        if count > 1:
            message = f"{count} faces of weight {weight}, style {style}"
            yield error("CAT-F02", message, place, why="the style sheet could not choose between them")
    for entry in manifest.faces:
        if entry.style == "italic" and entry.weight not in uprights:
            yield error(
                "CAT-F02",
                f"the italic of weight {entry.weight} has no upright of that weight",
                place,
                why="an italic takes its size, spaces and digits' height from the upright it stands beside",
                hint="add the upright, or change the italic's weight",
            )


def _wrong(path: Path, root: yaml.Node | None, item: object) -> Diagnostic:
    loc, message = item["loc"], item["msg"]  # type: ignore[index]
    where = ".".join(str(part) for part in loc)
    return error("CAT-F02", f"{where or 'the manifest'}: {message}", _place(path, root, loc))


def _place(path: Path, node: yaml.Node | None, loc: tuple[int | str, ...]) -> Location:
    for part in loc:
        if isinstance(node, yaml.MappingNode):
            inner = next((value for key, value in node.value if key.value == part), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int):
            inner = node.value[part]
        else:
            inner = None
        if inner is None:
            break
        node = inner
    mark = node.start_mark if node else None
    return Location(str(path), mark.line + 1, mark.column + 1) if mark else Location(str(path))


def _missing(path: Path) -> Diagnostic:
    return error(
        "CAT-F01",
        f"{NAME} is missing",
        Location(str(path)),
        why="it names the typefaces, so that no machine sets the book in another",
        hint=f"restore {NAME}, or give the right folder with --fonts",
    )


def _unreadable(path: Path, cause: Exception) -> Diagnostic:
    mark = getattr(cause, "problem_mark", None)
    place = Location(str(path), mark.line + 1, mark.column + 1) if mark else Location(str(path))
    return error("CAT-F02", f"cannot be read as YAML: {getattr(cause, 'problem', None) or cause}", place)
