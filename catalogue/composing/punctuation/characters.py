"""Characters a manuscript should not hold: direction controls, presentation forms, loose order of points."""

from __future__ import annotations

import re
import unicodedata

from catalogue.composing.punctuation.changes import Change, apply, minimal

_CONTROLS = "\u200b\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\u00ad\ufeff"
"""Zero-width space, marks, embeddings and isolates of UAX #9, soft hyphen, byte order mark.

Layout makes its own; in a manuscript they show where the writing program had looked wrong.
"""

_FORMS = dict(zip("\ufb20\ufb21\ufb22\ufb23\ufb24\ufb25\ufb26\ufb27\ufb28\ufb29", "עאדהכלםרת+", strict=True))
_FORMS["\ufb4f"] = "אל"
"""Compatibility forms that NFC keeps; U+FB1D and U+FB2A to U+FB4E, composition exclusions, fall apart."""

_FOREIGN = re.compile(f"[{_CONTROLS}{''.join(_FORMS)}](?:(?<=[{_CONTROLS}])[{_CONTROLS}]*)?")
_CLUSTER = re.compile(
    r"[^\W_][\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]+|[^\x00-\u05ff]"
)


def replace_foreign(text: str) -> list[Change]:
    """Drop direction controls and soft hyphens (C1); make wide letters and ligatures letters (C2)."""
    return [
        Change(match.start(), match[0], _FORMS.get(match[0], ""), "C2" if match[0] in _FORMS else "C1")
        for match in _FOREIGN.finditer(text)
    ]


def order_points(text: str) -> list[Change]:
    """Canonical composition (NFC), cluster by cluster, or else the paragraph as a whole (C3)."""
    composed = unicodedata.normalize("NFC", text)
    if composed == text:
        return []
    changes = [
        change
        for match in _CLUSTER.finditer(text)
        if (change := minimal(match.start(), match[0], unicodedata.normalize("NFC", match[0]), "C3"))
    ]
    if apply(text, changes) == composed:
        return changes
    whole = minimal(0, text, composed, "C3")
    return [whole] if whole else []
