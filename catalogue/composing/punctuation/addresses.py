"""Addresses, file names and code inside running text: nothing in them is punctuation."""

from __future__ import annotations

import re

from catalogue.composing.punctuation.changes import Stretch
from catalogue.composing.punctuation.letters import MASK

_SIGN = re.compile(
    r"[:@_=.-](?:(?<=[@_=])|(?<=[A-Za-z]:)(?=\S)|(?<=[A-Za-z\d-]\.)(?=[A-Za-z\d])|(?<=www\.)|(?<=-)(?=[A-Za-z]))"
)
"""What every address has somewhere; most paragraphs have none of it."""

_ADDRESS = r"""(?:https?|ftp|mailto|file):[^\s<>"“”„«»״]+
    |\bwww\.[^\s<>"“”„«»״]+
    |\w[\w.+-]*@[\w-]+(?:\.[\w-]+)+
    |(?<!\w)@[A-Za-z_][\w.]*
    |\b10\.\d{4,9}/[^\s<>"“”„«»״]+
    |\b(?:[A-Za-z0-9][A-Za-z0-9-]*\.)+(?:com|org|net|edu|gov|info|io|ai|tv|fm|me|co|il|eu|uk|de|fr|it)\b(?:/[^\s<>"“”]*)?
    |[\w-]+\.(?:jpe?g|png|gif|tiff?|psd|pdf|svg|mp[34]|mov|avi|mkv|wav|docx?|xlsx?|txt|md|html?|css|js|py|json|ya?ml)\b
    |(?<!\S)--?[A-Za-z][\w-]*
    |\b[A-Za-z0-9-]*[A-Za-z0-9]_[\w-]+
    |\b[A-Za-z]:\\\S+
    |\b[A-Za-z]\w*=(?:"[^"\s]*"|'[^'\s]*')"""
"""Compiled when the first such sign is met."""

_TRAILING = ".,;:!?…'’׳-–"
_BRACKETS = {")": "(", "]": "[", "}": "{"}


def find_addresses(text: str) -> list[Stretch]:
    """Where URLs, e-mail addresses, DOIs, host and file names, handles and code-like words stand.

    The punctuation of the sentence that ends with an address is not part of it.
    """
    if not _SIGN.search(text):
        return []
    found = re.finditer(_ADDRESS, text, re.VERBOSE | re.ASCII)
    return [(match.start(), match.start() + _trimmed(match[0])) for match in found]


def _trimmed(address: str) -> int:
    end = len(address)
    while end and (
        address[end - 1] in _TRAILING
        or (address[end - 1] in _BRACKETS and _BRACKETS[address[end - 1]] not in address[:end])
    ):
        end -= 1
    return end


def mask(text: str, stretches: list[Stretch]) -> str:
    """The text with every sign inside the stretches made opaque; letters, digits and spaces stay.

    A stretch of signs alone (a mark somebody wants as typed) is left: what
    stands around it is still judged by it.
    """
    parts: list[str] = []
    at = 0
    for start, end in sorted(stretches):
        inside = text[max(start, at) : end]
        if not any(map(str.isalnum, inside)):
            continue
        parts += (text[at:start], "".join(map(_opaque, inside)))
        at = max(at, end)
    return "".join((*parts, text[at:])) if parts else text


def _opaque(char: str) -> str:
    return char if char.isalnum() or char.isspace() else MASK
