"""What the printer's folder costs beside the layout of the same pages: the booklet, and 240 pages of it.

    python -P tests/bench/press.py [--content …] [--templates …] [--fonts …] [--times 16]

Seconds of the processor by the pipeline's own stages; what counts is the ratio to the layout, and
that a page of the long book costs no more than a page of the short one.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from workplace import forget_pages, open_workplace

from catalogue.pipeline import Folders, press

AIM = 3.0
"""The whole of `catalogue press` stays below so many times the layout."""
OWN = ("press", "preflight and sheets", "ticket")


@dataclass(frozen=True, slots=True)
class Pressing:
    """One run: pages, seconds by stage."""

    pages: int
    seconds: Mapping[str, float]

    @property
    def own(self) -> float:
        """What is not build: finishing, preflight, sheets, ticket, folder."""
        return sum(self.seconds.get(stage, 0.0) for stage in OWN)

    @property
    def whole(self) -> float:
        """Everything."""
        return sum(self.seconds.values())


def pressing(folders: Folders) -> Pressing:
    """Press a book from nothing, and take the time whenever a stage begins."""
    forget_pages(folders)
    begun: list[tuple[str, float]] = []
    done = press(folders, lambda stage: begun.append((stage, _spent())))
    ends = [moment for _, moment in begun[1:]] + [_spent()]
    seconds: dict[str, float] = {}
    for (stage, start), end in zip(begun, ends, strict=True):
        seconds[stage] = seconds.get(stage, 0.0) + end - start
    return Pressing(_pages(done.folder / "pages.pdf"), seconds)


def _spent() -> float:
    """Seconds of the processor, helpers' included."""
    return sum(os.times()[:4])


def _pages(pdf: Path) -> int:
    import pikepdf

    with pikepdf.open(pdf) as opened:
        return len(opened.pages)


def row(run: Pressing) -> str:
    """Seconds, ratios to the layout, milliseconds a page."""
    layout = run.seconds["layout"]
    seconds = f"{layout:>9.2f}{run.own:>9.2f}{run.whole:>9.2f}"
    ratios = f"{run.own / layout:>10.2f}{run.whole / layout:>10.2f}"
    return f"{run.pages:>6}{seconds}{ratios}{run.whole / run.pages * 1000:>11.0f}"


def main() -> None:
    """Print a row for the booklet, the median of the rounds, and one for the long book."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in ("content", "templates", "fonts", "out"):
        options.add_argument(f"--{name}", type=Path, default=Path(name))
    options.add_argument("--times", type=int, default=16)
    options.add_argument("--rounds", type=int, default=3)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as room:
        book = Folders(given.content, given.templates, given.fonts, given.out)
        short = open_workplace(book, Path(room, "short"))
        pressing(short)
        rounds = [pressing(short) for _ in range(given.rounds)]
        long = pressing(open_workplace(book, Path(room, "long"), given.times))
    print("printer's folder, seconds of the processor (own: finishing, preflight, sheets, ticket)")
    print(f"{'pages':>6}{'layout':>9}{'own':>9}{'whole':>9}{'own ×':>10}{'whole ×':>10}{'ms a page':>11}")
    middle = sorted(rounds, key=lambda run: run.whole / run.seconds["layout"])[len(rounds) // 2]
    print(row(middle))
    print(row(long))
    print(f"aim: the whole below {AIM:g} × layout, and pages no dearer in a long book than in a short one")


if __name__ == "__main__":
    main()
