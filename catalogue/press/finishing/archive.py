"""The archival copy: the screen copy as PDF/A-2u, which needs nothing from outside to be opened."""

from __future__ import annotations

from io import BytesIO

from pikepdf import ObjectStreamMode, Pdf, Stream

from catalogue.press.finishing.facts import PressFacts
from catalogue.press.finishing.metadata import ARCHIVE
from catalogue.press.finishing.screen import shown_pdf

_CHANCE = b"\r\nendstream"


def archive_pdf(raw: bytes, facts: PressFacts) -> bytes:
    """The raw PDF for keeping: pages, links, outline and tags of the screen copy, declared PDF/A-2u.

    Raises CatalogueError (exit 6) as `screen_pdf` does.
    """
    return plainly_ended(shown_pdf(raw, facts, ARCHIVE))


def plainly_ended(data: bytes) -> bytes:
    """The same file with no stream whose own last byte can be taken for a line's end.

    A stream's /Length ends before the line end that precedes `endstream` (ISO 19005-2, 6.1.7.1).
    Packed data happens to end with a carriage return once in 256 streams; then some readers take
    CR and LF together for the line's end and find the length wrong. Such a stream is kept unpacked.
    """
    if _CHANCE not in data:
        return data
    target = BytesIO()
    with Pdf.open(BytesIO(data)) as pdf:
        for found in pdf.objects:
            if isinstance(found, Stream) and found.read_raw_bytes().endswith(b"\r"):
                found.write(found.read_bytes())
        pdf.save(
            target,
            compress_streams=False,
            deterministic_id=True,
            fix_metadata_version=False,
            force_version="1.7",
            object_stream_mode=ObjectStreamMode.disable,
        )
    return target.getvalue()
