"""In and out: the raw file as it comes from typesetting, the finished one as it is kept."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from pikepdf import ObjectStreamMode, Pdf, PdfError

from catalogue.diagnostics import CatalogueError, Diagnostic, ExitCode, error
from catalogue.press.finishing.facts import PressFacts


def open_raw(raw: bytes) -> Pdf:
    """The typesetter's file, or CatalogueError (CAT-P86) when it is none."""
    try:
        pdf = Pdf.open(BytesIO(raw))
    except PdfError as trouble:
        raise CatalogueError(_unreadable(str(trouble)), ExitCode.PREFLIGHT) from trouble
    if not len(pdf.pages):
        raise CatalogueError(_unreadable("it has no pages"), ExitCode.PREFLIGHT)
    return pdf


def check_labels(pdf: Pdf, facts: PressFacts) -> Iterator[Diagnostic]:
    """CAT-P85 when the labels are not one a page."""
    if facts.page_labels and len(facts.page_labels) != len(pdf.pages):
        yield error(
            "CAT-P85",
            f"{len(facts.page_labels)} page labels for {len(pdf.pages)} pages",
            why="the label a viewer shows must be the folio printed on that page",
            hint="give one label for every page, blanks and covers included",
        )


def saved(pdf: Pdf, version: str) -> bytes:
    """The file's bytes: no clock, no randomness, objects packed; /ID is a digest of the content.

    The XMP packet stays as written: pikepdf would rewrite it to match the version.
    """
    target = BytesIO()
    pdf.save(
        target,
        deterministic_id=True,
        fix_metadata_version=False,
        force_version=version,
        object_stream_mode=ObjectStreamMode.generate,
    )
    return target.getvalue()


def _unreadable(reason: str) -> Diagnostic:
    return error(
        "CAT-P86",
        f"the typeset file cannot be finished: {reason}",
        why="press works on the PDF that typesetting has just written",
        hint="build again; if it stays, the typesetting step wrote a damaged file",
    )
