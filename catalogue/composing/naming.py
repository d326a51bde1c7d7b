"""Names in a row, and credits as a line of the title page prints them."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from catalogue.model.book import Book
from catalogue.model.names import Credit

_MAQAF = "\u05be"


def join_names(names: Sequence[str]) -> str:
    """``א, ב וג``: commas, and the last name behind a vav (with a maqaf before another script)."""
    if len(names) < 2:
        return "".join(names)
    last = names[-1]
    hebrew = unicodedata.bidirectional(last[0]) == "R"
    return f"{', '.join(names[:-1])} ו{'' if hebrew else _MAQAF}{last}"


def credit_text(book: Book, credit: Credit) -> str:
    """``אוצרת: רות פתיר``; the names alone where the credit has no label."""
    names = join_names(book.names(credit))
    return f"{credit.label}: {names}" if credit.label else names
