"""Why an edition would be a draft, and whether its colophon names the edition before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from catalogue.archive.listing import list_editions
from catalogue.diagnostics import CatalogueError, Diagnostic, warning
from catalogue.model.edition import Edition


def draft_reasons(
    edition: Edition,
    stated: bool,
    awaited: Iterable[str],
    faults: Iterable[str],
    shelved: Mapping[str, str],
) -> Iterator[str]:
    """What is missing for an edition, as sentences; `shelved` maps digests on the shelf to versions."""
    if not stated:
        yield (
            "nobody has said which edition it is; write `statement: מהדורה ראשונה` under `edition:` in "
            'book.yaml, or, to print none, say so: make edition ARGS="--edition 1"'
        )
    yield from (f"the still “{still}” is awaited" for still in awaited)
    yield from faults
    if edition.previous and shelved and edition.previous not in shelved:
        yield f"its colophon names an edition before it, {edition.previous}, which is not on the shelf"


def shelved_digests(archive: Path, identifier: str) -> dict[str, str]:
    """Short digest → version of everything of this catalogue on the shelf; empty when there is nothing.

    A shelf that cannot be read is not this function's to report: adding to it will.
    """
    try:
        listing = list_editions(archive, identifier)
    except CatalogueError:
        return {}
    return {edition.digest: edition.version for edition in listing.editions}


def unnamed_predecessor(edition: Edition, shelved: Mapping[str, str]) -> Iterator[Diagnostic]:
    """CAT-A72 when there is an edition before, and the colophon does not name it."""
    if shelved and not edition.previous:
        digest, version = list(shelved.items())[-1]
        yield warning(
            "CAT-A72",
            f"the colophon does not name the edition before it, {version} on the shelf",
            why="a digest printed in a thousand copies is a witness that nobody can rewrite",
            hint=f"write `previous: {digest}` under `edition:` in book.yaml",
        )
