"""The grey of the booklet's text by our composer, by first fit, and by others, side by side.

usage: python -P tests/bench/composer.py [--content …] [--templates …] [--fonts …]

The manuscript is set at its own design and at other measures and sizes, by all of them in one run:
same text, same faces, same measure.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from by_tex import ENGINES, engines, set_by_tex
from by_typst import VERSION, set_by_typst
from grey import SetLine, count_letters, figures
from manuscript import Manuscript, Sample, composed, read_manuscript, samples, set_lines

from catalogue.composing.atoms import cut_atoms
from catalogue.composing.levels import RTL
from catalogue.composing.measured import Measured
from catalogue.composing.pieces import count_spaces, format_prose
from catalogue.model.design import MM
from catalogue.pipeline.folders import Folders

MEASURES = (100, 112, 115, 129, 145)
"""Millimetres; 112 is the booklet's own."""

SIZES = (9.5, 10.5, 11, 12)
"""Points; 10.5 is the booklet's own."""

Way = Callable[[Manuscript, Sequence[Sample]], Sequence[Sequence[SetLine]]]

_HEAD = f"{'':<14}{'lines':>6}{'just.':>6}{'min':>7}{'p95':>7}{'max':>7}{'>1.6':>6}{'runts':>7}"


def main() -> None:
    """Print one table a measure and size."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in ("content", "templates", "fonts", "out"):
        options.add_argument(f"--{name}", type=Path, default=Path(name))
    given, _ = options.parse_known_args()
    manuscript = read_manuscript(Folders(given.content, given.templates, given.fonts, given.out))
    settings = [(measure, size) for measure in MEASURES for size in SIZES]
    chosen = [list(samples(manuscript, measure * MM, size)) for measure, size in settings]
    every = [sample for sheaf in chosen for sample in sheaf]
    done = {name: list(way(manuscript, every)) for name, way in _ways(manuscript, every[:1])}
    start = 0
    for (measure, size), sheaf in zip(settings, chosen, strict=True):
        print(f"\n{measure} mm, {size:g} pt\n{_HEAD}")
        for name, paragraphs in done.items():
            print(_row(name, paragraphs[start : start + len(sheaf)]))
        start += len(sheaf)


def _ways(manuscript: Manuscript, trial: Sequence[Sample]) -> Iterator[tuple[str, Way]]:
    """Ours, the plainest one, and whoever else is to be had."""
    yield "ours", set_by_us
    yield "first fit", set_by_first_fit
    try:
        set_by_typst(manuscript, trial)
    except (OSError, subprocess.SubprocessError) as problem:
        print(f"Typst {VERSION} cannot be had here ({problem}), so it is not compared.", file=sys.stderr)
    else:
        yield f"Typst {VERSION}", set_by_typst
    here = engines()
    for engine in ENGINES:
        if engine not in here:
            print(f"{engine} is not on this machine, so it is not compared.", file=sys.stderr)
    yield from ((engine, lambda *what, engine=engine: set_by_tex(engine, *what)) for engine in here)


def _row(name: str, paragraphs: Sequence[Sequence[SetLine]]) -> str:
    grey = figures(paragraphs)
    return (
        f"{name:<14}{grey.lines:6}{grey.justified:6}{grey.least:7.2f}{grey.high:7.2f}{grey.most:7.2f}"
        f"{grey.loose:6}{grey.runts:7}"
    )


def set_by_us(manuscript: Manuscript, chosen: Sequence[Sample]) -> Iterator[list[SetLine]]:
    """As the book is set."""
    for sample in chosen:
        yield list(set_lines(composed(manuscript, sample)))


def set_by_first_fit(manuscript: Manuscript, chosen: Sequence[Sample]) -> Iterator[list[SetLine]]:
    """Every line takes what fits with natural spaces, and is spread: what a browser does."""
    for sample in chosen:
        formatted = format_prose(sample.prose, RTL, manuscript.setting.marks)
        atoms = cut_atoms(formatted, sample.style, manuscript.setting.measure, {})
        indent = sample.style.indent if sample.indented else 0.0
        yield list(_filled(Measured(atoms, sample.style, sample.measure, indent)))


def _filled(measured: Measured) -> Iterator[SetLine]:
    first, count = 0, len(measured.words)
    while first < count:
        last, room = first + 1, measured.measure - (0.0 if first else measured.indent)
        while last < count and _natural(measured, first, last + 1) <= room:
            last += 1
        gaps = measured.spaces(first, last)
        missing = room - _natural(measured, first, last)
        text = " ".join(word.key for word in measured.words[first:last])
        yield SetLine(
            1 + missing / gaps if gaps else 1.0, last < count, count_spaces(text) + 1, count_letters(text)
        )
        first = last


def _natural(measured: Measured, first: int, last: int) -> float:
    return measured.widths[last] - measured.widths[first] - measured.words[last - 1].trailing_width


if __name__ == "__main__":
    main()
