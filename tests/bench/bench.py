"""`make bench`: where a build's time goes, and the whole of it against bare WeasyPrint on the same HTML.

Behind it: our lines against WeasyPrint's own (`breaking.py`), books of up to a thousand pages
(`length.py`), the grey of the manuscript beside that of others (`composer.py`), what the printer's
folder costs (`press.py`), fifty editions on the shelf (`shelf.py`).

Machines differ and drift, so no seconds are asserted anywhere: both programs run in
turn, round by round, each as a whole process with its imports, and what counts is the
median of the rounds' ratios.
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

AIM = 1.35
"""Not above this many times bare WeasyPrint, imports included."""

PARTS = ("breaking.py", "length.py", "composer.py", "press.py")


@dataclass(frozen=True, slots=True)
class Run:
    """One process: seconds on the clock and of the processor, and what it printed."""

    wall: float
    cpu: float
    printed: str


def main() -> None:
    """Run the rounds and print two tables, then the other parts."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--still", default="256", help="MiB of the still that the shelf is given")
    chosen, folders = options.parse_known_args()
    with tempfile.TemporaryDirectory() as out:
        build = ["catalogue", "build", "--json", *folders, "--out", out]
        bare = ["weasyprint", f"{out}/booklet.html", f"{out}/bare.pdf"]
        # Once for nothing: fonts are fetched, byte code is written, files are in the system's memory.
        _run(build)
        _run(bare)
        rounds = [(_run(build), _run(bare)) for _ in range(chosen.rounds)]
    print(_stages(rounds))
    print(_whole(rounds), flush=True)
    beside = Path(__file__).with_name
    for part in PARTS:
        print(f"\n{part}", flush=True)
        subprocess.run([sys.executable, "-P", beside(part), *folders], check=True)
    print("\nshelf.py", flush=True)
    subprocess.run([sys.executable, "-P", beside("shelf.py"), *folders, "--still", chosen.still], check=True)


def _run(command: Sequence[str]) -> Run:
    begun, before = time.perf_counter(), os.times()
    ran = subprocess.run(
        [sys.executable, "-P", "-m", *command], stdout=subprocess.PIPE, text=True, check=False
    )
    wall, after = time.perf_counter() - begun, os.times()
    if ran.returncode:
        sys.exit(f"{command[0]} ended with {ran.returncode}:\n{ran.stdout}")
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Run(wall, cpu, ran.stdout)


def _stages(rounds: Sequence[tuple[Run, Run]]) -> str:
    """Medians of the stages, by the pipeline's own clock; what is left is Python and its imports."""
    told = [json.loads(build.printed)["seconds"] for build, _ in rounds]
    bare = statistics.median(run.wall for _, run in rounds)
    medians = {stage: statistics.median(seconds[stage] for seconds in told) for stage in told[0]}
    whole = statistics.median(build.wall for build, _ in rounds)
    medians["start and imports"] = whole - sum(medians.values())
    lines = [
        f"{stage:<20}{seconds * 1000:8.0f} ms{seconds / bare:8.2f}" for stage, seconds in medians.items()
    ]
    return "\n".join([f"{'stage':<20}{'median':>11}{'ratio':>8}", *lines, ""])


def _whole(rounds: Sequence[tuple[Run, Run]]) -> str:
    """Both programs, and the median of the rounds' ratios."""
    lines = [f"{'whole process':<20}{'build':>11}{'bare':>11}{'ratio':>8}"]
    for measure in ("wall", "cpu"):
        build, bare = ([getattr(pair[side], measure) for pair in rounds] for side in (0, 1))
        ratio = statistics.median(ours / theirs for ours, theirs in zip(build, bare, strict=True))
        medians = f"{statistics.median(build) * 1000:8.0f} ms{statistics.median(bare) * 1000:8.0f} ms"
        lines.append(f"{measure:<20}{medians}{ratio:8.2f}")
    return "\n".join([*lines, f"aim: not above {AIM} on the clock; {len(rounds)} rounds"])


if __name__ == "__main__":
    main()
