"""The few operators of a content stream that finishing cares about, found without a full parse.

WeasyPrint writes one operator a line, operands before it (pydyf). A regular expression anchored
at line starts therefore finds every colour, state and marking operator of a 24-page book in
milliseconds, where parsing each instruction into objects takes seconds. Streams that might hold
a line break inside an operand (literal strings, inline images) are first written out afresh by
the real parser, one instruction a line, so the shortcut never reads text as an operator.
"""

from __future__ import annotations

import re

import pikepdf

# /Space cs + operands scn | operands rg… | q, Q. One match is one decision.
COLOUR_OR_STATE = re.compile(
    rb"^(?:/(?P<space>\S+) (?P<select>cs|CS)\n(?P<tint>[^\n]*?) ?(?:scn|SCN)"
    rb"|(?P<device>[-+.\d ]+) (?P<operator>rg|RG|g|G|k|K)"
    rb"|(?P<state>[qQ]))$",
    re.MULTILINE,
)
_MARKED = re.compile(rb"^/\w+[ \n](?:<<[^\n]*>>[ \n]BDC|BMC)\n|^EMC(?:\n|\Z)", re.MULTILINE)
_DRAWN = re.compile(rb"^/(\S+) (Do|sh|scn|SCN|gs)$", re.MULTILINE)


def one_a_line(stream: pikepdf.Stream) -> bytes:
    """The decoded content, one instruction a line."""
    data = stream.read_bytes()
    if b"(" in data or b" ID" in data or b"\nID" in data or b"\r" in data:
        return pikepdf.unparse_content_stream(pikepdf.parse_content_stream(stream))
    return data


def named_resources(data: bytes) -> frozenset[tuple[str, str]]:
    """(operator, resource name) of every object, shading, pattern and state the content names."""
    return frozenset((op.decode(), name.decode("latin-1")) for name, op in set(_DRAWN.findall(data)))


def unmarked(data: bytes) -> bytes:
    """The content without marked-content brackets: a press file has no structure tree to point into."""
    return _MARKED.sub(b"", data)


def decimals(*values: float) -> bytes:
    """Operands as PDF wants them: no exponent, at most five decimals."""
    return b" ".join(f"{value:.5f}".rstrip("0").rstrip(".").encode() or b"0" for value in values)
