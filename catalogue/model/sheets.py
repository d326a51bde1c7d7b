"""How the pages are to lie on the printer's sheets: what the book or the command line asks for."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any


class Scheme(enum.StrEnum):
    """What becomes of the printed sheets."""

    SADDLE_STITCH = "saddle-stitch"
    """Folded once, put one inside the other, stapled through the fold."""
    PERFECT_BOUND = "perfect-bound"
    """Folded into sections, gathered one behind the other, glued into a cover."""
    N_UP = "n-up"
    """Not folded: cut into loose leaves."""


class Backing(enum.StrEnum):
    """How a sheet gets its back."""

    TURN = "turn"
    TUMBLE = "tumble"
    WORK_AND_TURN = "work-and-turn"
    WORK_AND_TUMBLE = "work-and-tumble"
    LONG_EDGE = "long-edge"
    SHORT_EDGE = "short-edge"


SIGNATURES = tuple(range(4, 33, 4))
USUAL_SIGNATURE, USUAL_MILLING = 16, 3.0
MOST_LEAVES = 12
"""In a row or a column: more than any press lays of any card, and short of PDF's longest page (5 m)."""


@dataclass(frozen=True, slots=True)
class Sheets:
    """One way to impose a book; None where nobody asked, and the usual is done.

    `signature` is pages a section, `up` columns and rows of leaves a side, `stacked` whether the
    piles of cut leaves are put one on the other, `size` the sheet's width and height in mm as it
    lies, `milling` what the binder mills off each spine in mm.
    """

    scheme: Scheme = Scheme.SADDLE_STITCH
    signature: int | None = None
    up: tuple[int, int] | None = None
    stacked: bool = False
    back: Backing = Backing.TURN
    size: tuple[float, float] | None = None
    milling: float | None = None

    @property
    def section(self) -> int:
        """Pages a gathered section, 0 where there is none."""
        return (self.signature or USUAL_SIGNATURE) if self.scheme is Scheme.PERFECT_BOUND else 0

    @property
    def milled(self) -> float:
        """Millimetres off each page's spine."""
        usual = USUAL_MILLING if self.scheme is Scheme.PERFECT_BOUND else 0.0
        return usual if self.milling is None else self.milling

    def instead(self, **asked: Any) -> Sheets:
        """These sheets with what is asked otherwise; another scheme drops what was said of the first."""
        typed = {**asked, "scheme": Scheme(asked.get("scheme", self.scheme))}
        typed["back"] = Backing(asked.get("back", self.back))
        base = self if typed["scheme"] is self.scheme else Sheets(size=self.size)
        return replace(base, **typed)


def contradictions(sheets: Sheets) -> Iterator[tuple[str, str]]:
    """What cannot be had together: the key it hangs on, and why."""
    belongs = {
        "signature": (Scheme.PERFECT_BOUND, sheets.signature is not None),
        "milling": (Scheme.PERFECT_BOUND, sheets.milling is not None),
        "up": (Scheme.N_UP, sheets.up is not None),
        "stacked": (Scheme.N_UP, sheets.stacked),
    }
    for key, (scheme, given) in belongs.items():
        if given and sheets.scheme is not scheme:
            yield key, f"“{key}” belongs to the scheme {scheme}, these sheets are {sheets.scheme}"
    if sheets.scheme is Scheme.N_UP and sheets.up is None:
        yield "scheme", "n-up needs “up”: columns and rows of leaves on a sheet, such as 2 x 2"
    if sheets.signature is not None and sheets.signature not in SIGNATURES:
        yield "signature", "a folded section has 4 to 32 pages, in fours"
    if sheets.up is not None and not all(1 <= leaves <= MOST_LEAVES for leaves in sheets.up):
        yield "up", f"a sheet takes 1 to {MOST_LEAVES} leaves in a row or a column"
    if sheets.back in (Backing.LONG_EDGE, Backing.SHORT_EDGE) and sheets.size is None:
        yield "back", f"{sheets.back} needs “size”: which edge is the long one, only the sheet can say"


def caliper_mm(grammage: float, bulk: float) -> float:
    """Thickness of one leaf from g/m² and bulk in cm³/g (0.8–1.0 for coated, 1.2–2.0 for uncoated paper)."""
    return grammage * bulk / 1000
