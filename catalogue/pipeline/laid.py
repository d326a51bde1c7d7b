"""What the setting process tells the desk: plain values, so that the desk need not load what made them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from catalogue.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class Laid:
    """The book as it lies: plain values only, so that it travels light between processes."""

    pages: tuple[Mapping[str, Any], ...]
    """Number, label, side, kind, section and digest of every page."""
    facts: Mapping[str, Any]
    """Title, binding, page format in mm: what a viewer must know."""
    jobs: Mapping[str, bytes]
    """For each page that was not in the book before: digest → pickled `Job`."""
    findings: tuple[Diagnostic, ...]
    seconds: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Stopped:
    """Why there are no new pages."""

    findings: tuple[Diagnostic, ...]
