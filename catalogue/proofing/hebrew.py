"""Findings in Hebrew, for whoever reads them in the preview or on a proof.

The program says every finding in English, and `hebrew.yaml` holds each sentence beside its
Hebrew. A sentence that stands there is said in Hebrew, what it fills in kept as it is; any
other stays as it was.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import replace
from importlib.resources import files

import yaml

from catalogue.diagnostics import Diagnostic

_FILLED = re.compile(r"`([^`]*)`|\{(\d)\}")
# What is filled in, and what is to be typed, keeps its own direction (UAX #9, 2.4).
_FIRST_STRONG, _LEFT_TO_RIGHT, _ENDED = "\u2068", "\u2066", "\u2069"


def in_hebrew(finding: Diagnostic) -> Diagnostic:
    """The finding with its message, reason and remedy in Hebrew, as far as they are known."""
    known = _sentences().get(finding.code, {})
    message, why, hint = (_said(words, known) for words in (finding.message, finding.why, finding.hint))
    return replace(finding, message=message, why=why, hint=hint)


def _said(words: str, known: Mapping[re.Pattern[str], str]) -> str:
    for pattern, hebrew in known.items():
        if found := pattern.fullmatch(words):
            return _filled(hebrew, found.groups())
    return words


def _filled(hebrew: str, fills: tuple[str, ...]) -> str:
    def fill(found: re.Match[str]) -> str:
        typed, number = found.groups()
        if typed is not None:
            inside = re.sub(r"\{(\d)\}", lambda one: fills[int(one[1]) - 1], typed)
            return f"{_LEFT_TO_RIGHT}{inside}{_ENDED}"
        return f"{_FIRST_STRONG}{_own(fills[int(number) - 1])}{_ENDED}"

    return _FILLED.sub(fill, hebrew)


def _own(fill: str) -> str:
    """The program's own words in Hebrew; several rules together are joined by a plus."""
    words = _words()
    parts = fill.split("+")
    return "; ".join(words[part] for part in parts) if all(part in words for part in parts) else fill


@functools.cache
def _sentences() -> Mapping[str, Mapping[re.Pattern[str], str]]:
    """Code → pattern of the English sentence → the Hebrew one. Sentences without a filling come first."""
    return {
        code: {_pattern(english): said[english] for english in sorted(said, key=lambda one: "…" in one)}
        for code, said in _table().items()
        if code != "words"
    }


def _words() -> Mapping[str, str]:
    return _table()["words"]


@functools.cache
def _table() -> Mapping[str, Mapping[str, str]]:
    table: Mapping[str, Mapping[str, str]] = yaml.safe_load(
        (files(__package__) / "hebrew.yaml").read_text("utf-8")
    )
    return table


def _pattern(english: str) -> re.Pattern[str]:
    return re.compile("(.*?)".join(re.escape(part) for part in english.split("…")), re.DOTALL)
