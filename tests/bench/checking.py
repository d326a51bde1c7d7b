"""What `catalogue check` costs beside Python's own start and the imports it needs.

    python -P tests/bench/checking.py [--content …] [--templates …] [--fonts …]

Seconds of the processor, both as whole processes in turn; what counts is the median of the rounds' ratios.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
from collections.abc import Sequence

AIM = 1.5
"""The check stays below so many times start and imports."""

_LISTED = """
import sys
from catalogue.cli.door import run
run(sys.argv[1:])
sys.stderr.write("\\nimported: " + " ".join(name for name in sys.modules if name != "__main__"))
"""
_IMPORTED = """
import contextlib, gc, importlib, os, sys
gc.set_threshold(100_000)
for name in sys.argv[1:]:
    with contextlib.suppress(ImportError):
        importlib.import_module(name)
os._exit(0)
"""
"""Begun and ended as the program does it, so that nothing is won by that."""


def main() -> None:
    """Run the rounds and print a table."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in ("content", "templates", "fonts", "out"):
        options.add_argument(f"--{name}", default=name)
    options.add_argument("--rounds", type=int, default=9)
    given = options.parse_args()
    check = ["check", "--plain", "--content", given.content, "--templates", given.templates]
    listed = subprocess.run([sys.executable, "-P", "-c", _LISTED, *check], capture_output=True, text=True)
    modules = listed.stderr.rpartition("\nimported: ")[2].split()
    both = ["-c", _IMPORTED, *modules], ["-m", "catalogue", *check]
    rounds = [[_spent(one) for one in both] for _ in range(given.rounds)]
    bare, whole = (round(1000 * statistics.median(times)) for times in zip(*rounds, strict=True))
    ratio = statistics.median(check / imports for imports, check in rounds)
    print(f"start and {len(modules)} imports {bare} ms, check {whole} ms: {ratio:.2f}")
    print(f"aim: below {AIM}")


def _spent(arguments: Sequence[str]) -> float:
    """Seconds of the processor that a Python of its own takes."""
    before = os.times()
    command = [sys.executable, "-P", *arguments]
    ran = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    if ran.returncode:
        sys.exit(f"{' '.join(arguments[:3])} ended with {ran.returncode}:\n{ran.stderr}")
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


if __name__ == "__main__":
    main()
