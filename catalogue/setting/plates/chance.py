"""Accidents that happen the same way every time.

A plate's blots and tremors come from its own words, so that a book built again
is the same book to the byte. Python's `random` promises that between its
versions for `random()` alone, and `hash()` differs in every process.
"""

from __future__ import annotations

import hashlib

_MASK = (1 << 64) - 1


class Chance:
    """A stream of numbers seeded by a text (SplitMix64: Steele, Lea and Flood, OOPSLA 2014)."""

    def __init__(self, seed: str) -> None:
        digest = hashlib.sha256(seed.encode("utf-8", "surrogatepass")).digest()
        self._state = int.from_bytes(digest[:8], "big")

    def unit(self) -> float:
        """The next number, 0 ≤ n < 1."""
        self._state = (self._state + 0x9E3779B97F4A7C15) & _MASK
        mixed = self._state
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _MASK
        return ((mixed ^ (mixed >> 31)) >> 11) / (1 << 53)

    def between(self, low: float, high: float) -> float:
        """A number from `low` to `high`."""
        return low + (high - low) * self.unit()

    def swing(self, reach: float) -> float:
        """A number from -reach to reach, small ones more often than large."""
        return reach * (self.unit() + self.unit() - 1.0)
