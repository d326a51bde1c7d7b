"""A paragraph of the manuscript as Markdown: its mark-up kept, everything else kept from being mark-up."""

from __future__ import annotations

import re
from collections.abc import Sequence

_KEPT = re.compile(
    r"(?<![A-Za-z0-9*])(?:(?P<strong>\*\*(?=[^\s*])[^*]+(?<=[^\s*])\*\*)"
    r"|(?P<emphasis>\*(?=[^\s*])[^*]+(?<=[^\s*])\*))(?![A-Za-z0-9*])"
    r"|(?P<link>\[[^\[\]]+\]\([^()\s]*\))|(?P<address><(?:https?://|mailto:)[^<>\s]+>)"
)
_SIGNS = re.compile(r"\\|\*|(?<!\w)_|_(?!\w)|!(?=\[)|\[(?=[\^@])|\](?=\()|<(?=[A-Za-z/])|`")
_START = re.compile(
    r"(?P<before>[ ]*)(?:(?P<sign>#{1,6}(?=\s|$)|>|[-+](?=\s|$))|\d{1,9}(?P<dot>[.)](?=\s|$)))"
)


def marked_down(text: str, calls: Sequence[tuple[int, int, str]]) -> str:
    """`text` as one line of Markdown; `calls` are (start, end, name) of note calls in it."""
    parts, at = [], 0
    for start, end, name in calls:
        parts += [text[at:start], f"[^{name}]"]
        at = end
    parts.append(text[at:])
    # Mark-up may span a call: the calls are put in first, and protected while the rest is escaped.
    return _start(_escaped("".join(parts), {name for _, _, name in calls}))


def _escaped(text: str, names: set[str]) -> str:
    """Signs that would be read as mark-up, escaped; mark-up and calls, kept."""
    if not text:
        return text
    call = re.compile("|".join(re.escape(f"[^{name}]") for name in sorted(names))) if names else None
    out, at = [], 0
    while at < len(text):
        kept = _KEPT.match(text, at) or (call.match(text, at) if call else None)
        if kept:
            out.append(_inside(kept, names))
            at = kept.end()
            continue
        out.append("\\" + text[at] if _SIGNS.match(text, at) else text[at])
        at += 1
    return "".join(out)


def _inside(kept: re.Match[str], names: set[str]) -> str:
    """Mark-up keeps its signs; the words within it are looked at in their turn."""
    text = kept.group()
    groups = kept.groupdict()
    if groups.get("strong"):
        return f"**{_escaped(text[2:-2], names)}**"
    if groups.get("emphasis"):
        return f"*{_escaped(text[1:-1], names)}*"
    if groups.get("link"):
        words, _, address = text[1:-1].rpartition("](")
        return f"[{_escaped(words, names)}]({address})"
    return text


def _start(text: str) -> str:
    """A paragraph that begins like a heading, a list or a quotation stays a paragraph."""
    match = _START.match(text)
    if not match:
        return text
    at = match.start("dot") if match["dot"] else match.start("sign")
    return text[:at] + "\\" + text[at:]
