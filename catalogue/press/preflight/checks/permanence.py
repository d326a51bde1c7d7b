"""CAT-P50: the file is PDF/A, so that it can be opened as it is in fifty years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

from catalogue.press.preflight.asking import Check, Found, error, note, warning
from catalogue.press.preflight.examined import Examined
from catalogue.press.preflight.levels import Level
from catalogue.press.preflight.xmp import read_xmp

_MOST = 30
_PART = re.compile(r"[123]$")


def _ask(examined: Examined, level: Level) -> Iterator[Found]:
    xmp = read_xmp(examined.pdf)
    part, conformance = xmp.one("pdfaid:part"), xmp.one("pdfaid:conformance")
    if not _PART.match(part):
        yield error(
            "the file does not declare itself PDF/A",
            why="an archive keeps what promises to need nothing from outside",
            hint="export the archival copy as PDF/A-2",
        )
        return
    yield from _validated(examined, f"{part}{conformance}")


def _validated(examined: Examined, claimed: str) -> Iterator[Found]:
    try:
        from pikepdf import pdfa
    except ImportError:
        yield note(
            f"the claim PDF/A-{claimed} was not checked",
            why="the checker's own libraries are not installed",
            hint="install pikepdf[pdfa]",
        )
        return
    report = pdfa.validate_written(BytesIO(examined.data), f"{claimed[0]}b")
    for finding in report.findings[:_MOST]:
        if _only_the_letter(finding.message, claimed):
            continue
        tell = error if finding.kind == "violation" else warning
        yield tell(
            f"not PDF/A-{claimed}: {finding.message}",
            why=f"{finding.rule} at {finding.where}",
            hint="export the archival copy again; a validator such as veraPDF says more",
        )


def _only_the_letter(message: str, claimed: str) -> bool:
    """The validator knows level B only; U and A promise all of B and more."""
    return claimed[1:].upper() in ("U", "A") and "conformance" in message.lower()


CHECK = Check("CAT-P50", "PDF/A", "ISO 19005", ("archive",), _ask)
