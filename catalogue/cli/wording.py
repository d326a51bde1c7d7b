"""The words of one diagnostic. Pure: a finding in, strings out."""

from __future__ import annotations

import unicodedata

from catalogue.diagnostics import Diagnostic, Report, Severity


def place(diagnostic: Diagnostic) -> str:
    """`file:line:column`, the page where there is no file, or nothing."""
    if diagnostic.location.file:
        return str(diagnostic.location)
    return f"page {diagnostic.page}" if diagnostic.page else ""


def message(diagnostic: Diagnostic) -> str:
    """The sentence, with the page where the place has not told it."""
    tail = f" (page {diagnostic.page})" if diagnostic.page and diagnostic.location.file else ""
    return visible(diagnostic.message) + tail


def one_line(diagnostic: Diagnostic) -> str:
    """`place: severity CODE: message`, reason and remedy in brackets behind it."""
    head = f"{diagnostic.severity.word} {diagnostic.code}: {message(diagnostic)}"
    why = f" [why: {visible(diagnostic.why)}]" if diagnostic.why else ""
    hint = f" [try: {visible(diagnostic.hint)}]" if diagnostic.hint else ""
    return ": ".join(filter(None, [visible(place(diagnostic)), head])) + why + hint


def facts(diagnostic: Diagnostic) -> dict[str, object]:
    """The keys of a finding in `booklet.json`, and why."""
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.word,
        "file": diagnostic.location.file,
        "line": diagnostic.location.line,
        "column": diagnostic.location.column,
        "page": diagnostic.page,
        "message": diagnostic.message,
        "why": diagnostic.why,
        "hint": diagnostic.hint,
    }


def tally(report: Report) -> str:
    """`2 errors, 1 warning`, the gravest first; nothing for nothing."""
    counts = [(sum(d.severity is s for d in report), s.word) for s in sorted(Severity, reverse=True)]
    return ", ".join(f"{count} {word}{'s' * (count > 1)}" for count, word in counts if count)


def visible(text: str) -> str:
    """The text with every control character spelled out, so that content cannot steer a terminal.

    Bidi controls are among them (UAX #9 §2, general category Cf): a finding about a
    stray U+202E must show it, not obey it. Line ends become spaces: a message is one line.
    """
    return "".join(_seen(character) for character in text)


def _seen(character: str) -> str:
    if character in "\t\n\r":
        return " "
    if unicodedata.category(character) in {"Cc", "Cf"}:
        return f"<U+{ord(character):04X}>"
    return character
