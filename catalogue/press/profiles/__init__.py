"""Press profiles: the printing condition a book is made for, and the ICC profile that describes it.

FOGRA39 ships with the program (`PROVENANCE.md` beside this file says whence and under which
licence); any other condition comes from the printer as a file.
"""

from __future__ import annotations

import functools
import hashlib
import re
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

from catalogue.diagnostics import CatalogueError, ExitCode, Location, error

REGISTRY = "http://www.color.org"
FOGRA39_SHA256 = "b35713ef7eff09349d4c3249e5f377736d06d8a2671c54712971a3546bf17c57"
_CUSTOM = "Custom"
_NAMED_AFTER_THE_CONDITION = re.compile(r"\b(FOGRA)\s?(\d\d)|\b(TR)[ _]?(00\d)", re.IGNORECASE)
# Profiles whose description is a product name (ECI read-me files name the characterization data).
_PRODUCT_NAMES = (("iso coated v2", "FOGRA39"), ("pso coated v3", "FOGRA51"), ("pso uncoated v3", "FOGRA52"))


@dataclass(frozen=True, slots=True)
class PressProfile:
    """A printing condition and the CMYK output profile that stands for it.

    `condition` is the name in the ICC registry of characterization data, or "Custom"
    when the registry does not know it (ISO 15930-7:2010, 6.17).
    """

    condition: str
    description: str
    data: bytes = field(repr=False)

    @property
    def registry(self) -> str:
        """Where the condition is registered; empty for a custom one."""
        return "" if self.condition == _CUSTOM else REGISTRY

    @property
    def sha256(self) -> str:
        """Hex digest of the profile's bytes."""
        return hashlib.sha256(self.data).hexdigest()


@functools.cache
def fogra39() -> PressProfile:
    """Coated paper, sheet-fed offset: the default condition, checked against its digest."""
    data = (files(__package__) / "FOGRA39L_coated.icc").read_bytes()
    if hashlib.sha256(data).hexdigest() != FOGRA39_SHA256:
        raise _unusable("FOGRA39L_coated.icc", "the file is not the one the program was released with")
    return PressProfile("FOGRA39", "FOGRA39L Coated", data)


def read_profile(path: Path, condition: str = "") -> PressProfile:
    """The printer's own profile. `condition` overrides the registered name read from the profile.

    Raises CatalogueError (CAT-P87) when the file is not a CMYK output profile.
    """
    try:
        data = path.read_bytes()
    except OSError as trouble:
        raise _unusable(path.name, trouble.strerror or str(trouble)) from trouble
    if flaw := profile_flaw(data):
        raise _unusable(path.name, flaw)
    description = _describe(data, path.name)
    return PressProfile(condition or registered_condition(description), description, data)


def profile_flaw(data: bytes) -> str:
    """Why these bytes cannot be an output intent's profile, or "" when they can.

    Reads the 128-byte header only (ICC.1:2010, 7.2): signature, class `prtr`, space `CMYK`.
    """
    if len(data) < 132 or data[36:40] != b"acsp":
        return "it is not an ICC profile"
    if int.from_bytes(data[:4], "big") != len(data):
        return "it is cut short or has bytes added"
    if data[12:16] != b"prtr":
        return "it does not describe an output device"
    if data[16:20] != b"CMYK":
        return f"its colour space is {data[16:20].decode('latin-1').strip()}, not CMYK"
    return ""


def registered_condition(description: str) -> str:
    """The registry's name for the condition a profile description speaks of, else "Custom"."""
    plain = re.sub(r"[_-]+", " ", description)
    if named := _NAMED_AFTER_THE_CONDITION.search(plain):
        fogra, number, _, report = named.groups()
        return f"FOGRA{number}" if fogra else f"CGATS TR {report}"
    spaced = re.sub(r"(?<=iso|pso)(?=coated|uncoated)", " ", plain.lower())
    return next((condition for product, condition in _PRODUCT_NAMES if product in spaced), _CUSTOM)


def _describe(data: bytes, name: str) -> str:
    from io import BytesIO

    from PIL import ImageCms

    try:
        return ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(BytesIO(data))).strip()
    except (OSError, ImageCms.PyCMSError) as trouble:
        raise _unusable(name, "littleCMS cannot read it") from trouble


def _unusable(name: str, reason: str) -> CatalogueError:
    return CatalogueError(
        error(
            "CAT-P87",
            f"the press profile cannot be used: {reason}",
            Location(name),
            why="the output intent must embed the CMYK profile of the printing condition (ISO 15930-7, 6.17)",
            hint="ask the printer for the .icc file of their condition, or leave the profile out for FOGRA39",
        ),
        ExitCode.CONTENT,
    )
