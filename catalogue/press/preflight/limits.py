"""How much of a strange file is read before it is given up: bounds on memory and on work.

A PDF of ten kilobytes can unfold into gigabytes, or into a form that draws itself a million
times. Every bound is counted in bytes or operators, never in seconds, so that the same file
gets the same verdict on every machine.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf

_MIB = 1024 * 1024


class TooMuch(Exception):
    """The file asks for more than its share; what was not read is not judged."""


@dataclass(slots=True)
class Budget:
    """What may still be spent on one file."""

    operators: int
    marks: int
    stream_bytes: int = 512 * _MIB

    @staticmethod
    def of(size: int) -> Budget:
        """The budget of a file of so many bytes: honest content grows with the file that holds it."""
        return Budget(operators=min(150_000 + size, 8_000_000), marks=min(50_000 + size, 1_000_000))

    def spend_operators(self, count: int) -> None:
        """Count operators; TooMuch when there were more than allowed."""
        self.operators -= count
        if self.operators < 0:
            raise TooMuch("its pages hold more drawing operators than can be judged")

    def spend_bytes(self, count: int) -> None:
        """Count decoded bytes; TooMuch when there were more than allowed."""
        self.stream_bytes -= count
        if self.stream_bytes < 0:
            raise TooMuch("its streams unfold to more than half a gigabyte")

    def spend_mark(self) -> None:
        """Count one thing painted; TooMuch when there were more than allowed."""
        self.marks -= 1
        if self.marks < 0:
            raise TooMuch("it paints more single things than can be judged")


@contextlib.contextmanager
def bounded_decoding() -> Iterator[None]:
    """qpdf's own limits for as long as a strange file is open (they hold for the whole process)."""
    before = pikepdf.settings.set_qpdf_limits(
        flate_max_memory=256 * _MIB,
        dct_max_memory=256 * _MIB,
        png_max_memory=256 * _MIB,
        run_length_max_memory=256 * _MIB,
        tiff_max_memory=256 * _MIB,
        dct_max_progressive_scans=100,
        doc_max_warnings=500,
        parser_max_container_size=5_000_000,
        max_stream_filters=8,
    )
    try:
        yield
    finally:
        pikepdf.settings.set_qpdf_limits(**before)  # type: ignore[arg-type]
