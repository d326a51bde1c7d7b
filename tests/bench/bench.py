"""`make bench`: where a build's time goes, and the whole of it against bare WeasyPrint on the same HTML.

Behind it: `catalogue check` against its imports (`checking.py`), our lines against WeasyPrint's own
(`breaking.py`), books of up to a thousand pages (`length.py`), from a save to the pixels in the
browser (`studio.py`), the grey of the manuscript beside that of others (`composer.py`), what the
printer's folder costs (`press.py`), fifty editions on the shelf (`shelf.py`).

Machines differ and drift, so no seconds are asserted anywhere: both programs run in
turn, round by round, each as a whole process with its imports, and what counts is the
median of the rounds' ratios. A build is measured from nothing, no page standing from an earlier
one, and again after one word was changed.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from workplace import edit_a_word, forget_pages, open_workplace

from catalogue.pipeline.folders import Folders
from catalogue.pipeline.hands import cores

AIMS = {1: 1.35, 17: 0.36, 68: None}
"""How often the booklet stands in a book, and how many times bare WeasyPrint its build may take on the clock.

0.36 is two-pass XeLaTeX beside bare WeasyPrint, both on a book of 239 pages. The last fills a thousand
pages: what counts there is that a page costs what it costs in the others.
"""

PARTS = (
    ("checking.py",),
    ("breaking.py",),
    ("length.py",),
    ("studio.py",),
    ("studio.py", "--times", "17"),
    ("composer.py",),
    ("press.py",),
)


@dataclass(frozen=True, slots=True)
class Run:
    """One process: seconds on the clock and of the processor, its helpers' too, and what it printed."""

    wall: float
    cpu: float
    memory: float
    """The most that it, or one of its helpers, took (MiB)."""
    printed: str


@dataclass(frozen=True, slots=True)
class Round:
    """The same book built from nothing, built again after an edit, and its HTML through bare WeasyPrint."""

    fresh: Run
    edited: Run
    bare: Run


def main() -> None:
    """Run the rounds and print a table for either book, then the other parts."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in ("content", "templates", "fonts", "out"):
        options.add_argument(f"--{name}", type=Path, default=Path(name))
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--still", default="256", help="MiB of the still that the shelf is given")
    options.add_argument("--only", action="store_true", help="the whole builds alone")
    given = options.parse_args()
    folders = Folders(given.content, given.templates, given.fonts, given.out)
    for times, aim in AIMS.items():
        rounds = measured(folders, times, max(1, round(given.rounds / times**0.3)))
        print(_stages(rounds))
        print(_whole(rounds, aim), flush=True)
    if not given.only:
        _parts(folders, given.still)


def measured(folders: Folders, times: int, rounds: int) -> list[Round]:
    """Rounds over the book, `times` over."""
    with tempfile.TemporaryDirectory() as room:
        place = open_workplace(folders, Path(room), times)
        build = ["catalogue", "build", "--json", *_named(place)]
        bare = ["weasyprint", f"{place.out}/booklet.html", f"{place.out}/bare.pdf"]
        if times == 1:
            # Once for nothing: fonts are fetched, byte code is written, files are in the system's memory.
            _run(build)
        return [_round(place, build, bare, number) for number in range(rounds)]


def _round(place: Folders, build: Sequence[str], bare: Sequence[str], number: int) -> Round:
    forget_pages(place)
    fresh = _run(build)
    edit_a_word(place, number)
    return Round(fresh, _run(build), _run(bare))


def _named(folders: Folders) -> list[str]:
    """The folders as options of a command."""
    named = {name: getattr(folders, name) for name in ("content", "templates", "fonts", "out")}
    return [word for name, folder in named.items() for word in (f"--{name}", str(folder))]


def _parts(folders: Folders, still: str) -> None:
    for part, *options in (*PARTS, ("shelf.py", "--still", still)):
        print(f"\n{part} {' '.join(options)}", flush=True)
        script = Path(__file__).with_name(part)
        subprocess.run([sys.executable, "-P", script, *_named(folders), *options], check=True)


def _run(command: Sequence[str]) -> Run:
    begun = time.perf_counter()
    program = subprocess.Popen(
        [sys.executable, "-P", "-m", *command], stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )
    assert program.stdout is not None
    printed = program.stdout.read()
    _, status, used = os.wait4(program.pid, 0)
    wall = time.perf_counter() - begun
    if status:
        sys.exit(f"{command[0]} ended with {os.waitstatus_to_exitcode(status)}:\n{printed}")
    program.returncode = 0
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / unit, printed)


def _stages(rounds: Sequence[Round]) -> str:
    """Medians of the stages, by the pipeline's own clock; what is left is Python and its imports."""
    bare = statistics.median(one.bare.wall for one in rounds)
    columns = [_seconds([one.fresh for one in rounds]), _seconds([one.edited for one in rounds])]
    lines = [f"{json.loads(rounds[0].fresh.printed)['pages']} pages, {len(rounds)} rounds, {cores()} cores"]
    lines.append(f"{'stage':<20}{'from nothing':>16}{'ratio':>8}{'a word edited':>17}{'ratio':>8}")
    for stage in columns[0]:
        fresh, edited = (column[stage] for column in columns)
        shown = [f"{seconds * 1000:.0f} ms{seconds / bare:8.2f}" for seconds in (fresh, edited)]
        lines.append(f"{stage:<20}{shown[0]:>24}{shown[1]:>25}")
    share = columns[0]["composing"] / columns[0]["layout"]
    lines.append(f"composing is {share:.3f} of layout, from nothing; aim: below 0.1")
    return "\n".join([*lines, ""])


def _seconds(runs: Sequence[Run]) -> dict[str, float]:
    told = [json.loads(run.printed)["seconds"] for run in runs]
    medians = {stage: statistics.median(seconds[stage] for seconds in told) for stage in told[0]}
    whole = statistics.median(run.wall for run in runs)
    return {**medians, "start and imports": whole - sum(medians.values())}


def _whole(rounds: Sequence[Round], aim: float | None) -> str:
    """The programs, and the medians of the rounds' ratios to the bare one."""
    lines = [
        f"{'whole process':<20}{'from nothing':>16}{'ratio':>8}{'a word edited':>17}{'ratio':>8}{'bare':>13}"
    ]
    for measure, unit in (("wall", "ms"), ("cpu", "ms"), ("memory", "MiB")):
        fresh, edited, bare = (
            [getattr(getattr(one, run), measure) for one in rounds] for run in ("fresh", "edited", "bare")
        )
        lines.append(
            f"{measure:<20}{_shown(fresh, unit, bare):>24}{_shown(edited, unit, bare):>25}"
            f"{_amount(bare, unit):>13}"
        )
    pages = json.loads(rounds[0].fresh.printed)["pages"]
    cpu = statistics.median(one.fresh.cpu for one in rounds) / pages * 1000
    lines.append(f"a page from nothing: {cpu:.0f} ms of the processor")
    return "\n".join([*lines, *([f"aim: from nothing not above {aim} on the clock"] if aim else []), ""])


def _shown(ours: Sequence[float], unit: str, theirs: Sequence[float]) -> str:
    ratio = statistics.median(one / other for one, other in zip(ours, theirs, strict=True))
    return f"{_amount(ours, unit)}{ratio:8.2f}"


def _amount(values: Sequence[float], unit: str) -> str:
    """The median; seconds are shown as milliseconds."""
    return f"{statistics.median(values) * (1000 if unit == 'ms' else 1):.0f} {unit}"


if __name__ == "__main__":
    main()
