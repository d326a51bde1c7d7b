"""CAT-P04: the file declares itself PDF/X-4."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.press.preflight.asking import PRESS, Check, Found, error
from catalogue.press.preflight.examined import Examined
from catalogue.press.preflight.levels import Level
from catalogue.press.preflight.xmp import read_xmp


def _ask(examined: Examined, level: Level) -> Iterator[Found]:
    declared = read_xmp(examined.pdf).one("pdfxid:GTS_PDFXVersion")
    info = str(examined.pdf.docinfo.get("/GTS_PDFXVersion", "")) if not declared else ""
    if declared != "PDF/X-4":
        said = declared or info
        yield error(
            f"the file is {said}, not PDF/X-4" if said else "the file does not declare itself PDF/X-4",
            why="PDF/X-4 promises embedded fonts, a named printing condition and live transparency",
            hint="export as PDF/X-4 (ISO 15930-7:2010)",
        )


CHECK = Check("CAT-P04", "PDF/X-4", "GWG 2022 R0001", PRESS, _ask)
