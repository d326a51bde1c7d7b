"""CAT-P06: Info and XMP are complete and say the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

from catalogue.press.preflight.asking import Check, Found, error
from catalogue.press.preflight.examined import Examined
from catalogue.press.preflight.levels import Level
from catalogue.press.preflight.xmp import Xmp, read_xmp

_REQUIRED = (
    "dc:title",
    "xmp:CreateDate",
    "xmp:ModifyDate",
    "xmp:MetadataDate",
    "xmpMM:DocumentID",
    "xmpMM:VersionID",
    "xmpMM:RenditionClass",
)
_PAIRS = (
    ("/Title", "dc:title"),
    ("/Creator", "xmp:CreatorTool"),
    ("/Producer", "pdf:Producer"),
    ("/CreationDate", "xmp:CreateDate"),
    ("/ModDate", "xmp:ModifyDate"),
)
_PDF_DATE = re.compile(r"D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:(Z)|([+-]\d\d)'?(\d\d)'?)?$")
_HINT = "set title, creator and dates once, where both the Info dictionary and XMP are written from"


def _ask(examined: Examined, level: Level) -> Iterator[Found]:
    xmp = read_xmp(examined.pdf)
    if xmp.trouble:
        yield error(f"the XMP metadata cannot be used: {xmp.trouble}", why="PDF/X-4 requires it", hint=_HINT)
        return
    if level.name == "sheetfed" or level.name == "digital":
        yield from _complete(examined, xmp)
    yield from _consistent(examined, xmp)


def _complete(examined: Examined, xmp: Xmp) -> Iterator[Found]:
    missing = [name for name in _REQUIRED if not xmp.one(name)]
    if missing:
        said = ", ".join(missing)
        yield error(f"the metadata lack {said}", why="a job is found and told apart by them", hint=_HINT)
    trapped = str(examined.pdf.docinfo.get("/Trapped", "")).lstrip("/") or xmp.one("pdf:Trapped")
    if trapped not in ("True", "False"):
        yield error(
            "the file does not say whether it is trapped",
            why="trapping twice or never spoils edges where colours meet",
            hint="set Trapped to False unless the file really holds traps",
        )


def _consistent(examined: Examined, xmp: Xmp) -> Iterator[Found]:
    info = examined.pdf.docinfo
    for key, name in _PAIRS:
        here, there = str(info.get(key, "")), xmp.one(name)
        if here and there and _iso(here) != there:
            yield error(
                f"Info {key[1:]} says {here!r}, XMP {name} {there!r}",
                why="readers believe one or the other",
                hint=_HINT,
            )


def _iso(value: str) -> str:
    """A PDF date as XMP writes it; anything else unchanged."""
    match = _PDF_DATE.match(value)
    if not match:
        return value
    year, month, day, hour, minute, second, utc, zone, minutes = match.groups()
    offset = "+00:00" if utc else f"{zone}:{minutes}" if zone else ""
    return f"{year}-{month}-{day}T{hour}:{minute}:{second}{offset}"


CHECK = Check("CAT-P06", "metadata", "ISO 15930-7, 6.7", ("sheetfed", "digital", "archive"), _ask)
