"""The raw PDF of typesetting, which `press` makes the booklet's files of; asked for without WeasyPrint."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from catalogue.diagnostics import Report

Fetch = Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Typeset:
    """The raw PDF, and what WeasyPrint had to say about it."""

    pdf: bytes
    pages: int
    report: Report
