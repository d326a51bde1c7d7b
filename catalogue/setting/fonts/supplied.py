"""Font files the designer put into the folder, used as they are under their own names."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path
from typing import TYPE_CHECKING

from catalogue.diagnostics import CatalogueError, ExitCode, Location, error
from catalogue.setting.fonts.faces import Face, Style, Typeface
from catalogue.setting.fonts.packages import write_whole

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont


def read_supplied(path: Path, cache: Path) -> Face:
    """The face in a .ttf, .otf or .woff2 file; family, weight and slope are what the file says.

    A compressed file is unpacked into the cache. Raises CatalogueError (CAT-F06,
    MISSING) when it is not a static font.
    """
    from fontTools.ttLib import TTFont

    data = path.read_bytes()
    try:
        font = TTFont(io.BytesIO(data), recalcTimestamp=False)
        if "fvar" in font:
            raise ValueError("a variable font; the book needs static weights")
        plain = _unpack(font, path, data, cache)
        return _face(font, path, plain)
    except Exception as cause:  # fontTools lets a broken file fail in whatever table it breaks
        finding = error(
            "CAT-F06",
            f"{path.name} cannot be used as a font: {cause}",
            Location(str(path)),
            why="every font file in the folder can be asked for in the style sheet",
            hint="replace it with an intact static .ttf, .otf or .woff2, or take it away",
        )
        raise CatalogueError(finding, ExitCode.MISSING) from None


def _unpack(font: TTFont, path: Path, data: bytes, cache: Path) -> Path:
    """HarfBuzz reads no woff2; everything else stays where it is."""
    if not font.flavor:
        return path
    font.flavor = None
    out = io.BytesIO()
    font.save(out)
    plain = cache / "supplied" / f"{path.stem}-{hashlib.sha256(data).hexdigest()[:16]}.ttf"
    plain.parent.mkdir(parents=True, exist_ok=True)
    write_whole(plain, out.getvalue())
    return plain


def _face(font: TTFont, path: Path, plain: Path) -> Face:
    names, hhea = font["name"], font["hhea"]
    family = names.getDebugName(16) or names.getDebugName(1)
    style: Style = "italic" if font["OS/2"].fsSelection & 1 else "normal"
    typeface = Typeface(family, f"fonts/{path.name}", "")
    return Face(
        family,
        font["OS/2"].usWeightClass,
        style,
        plain,
        hashlib.sha256(plain.read_bytes()).hexdigest(),
        (typeface,),
        font["head"].unitsPerEm,
        hhea.ascent,
        hhea.descent,
        hhea.lineGap,
    )
