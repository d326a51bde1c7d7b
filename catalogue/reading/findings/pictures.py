"""Pictures: unknown, unreadable, awaited, doubled."""

from __future__ import annotations

from catalogue.diagnostics import Severity
from catalogue.reading.findings import Finding

UNKNOWN_FIGURE = Finding(
    "CAT-R40",
    Severity.ERROR,
    'there is no picture "{id}" here',
    "a picture is placed by its id, within its own film or essay",
    "give a picture this id, or drop the file into the folder",
)
PICTURE_UNREADABLE = Finding(
    "CAT-R41",
    Severity.ERROR,
    'the picture "{path}" cannot be read: {reason}',
    "it could not be printed either",
    "export it again as JPEG, PNG or TIFF",
)
STILL_AWAITED = Finding(
    "CAT-R42",
    Severity.WARNING,
    'the picture "{path}" has not come yet',
    "a marked placeholder stands for it on proofs; the printer’s folder is not made without it",
    "put the file there under this name",
)
FIGURE_DOUBLED = Finding(
    "CAT-R43",
    Severity.ERROR,
    'the picture "{id}" is placed twice',
    "a figure is one placing; a second needs its own caption and alternative text",
    "give the second placing its own id with the same file",
)
PICTURE_KIND = Finding(
    "CAT-R44",
    Severity.WARNING,
    'pictures of this kind are not read: "{path}"',
    "press pages are made from JPEG, PNG and TIFF",
    "export it as JPEG, PNG or TIFF",
)
