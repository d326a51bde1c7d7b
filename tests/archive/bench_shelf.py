"""What the shelf costs: fifty editions of a booklet, and a still of two gigabytes, as tables.

usage: python tests/archive/bench_shelf.py [FOLDER]   (7 GB there; default: the temporary folder)
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from shelf_cases import submission

from catalogue.archive.adding import add
from catalogue.archive.fixity import copy_fixed, fix
from catalogue.archive.verifying import verify

MOMENT = "2100-01-01T00:00:00Z"
STILL = 2 << 30
SHOWN = (1, 2, 5, 10, 20, 30, 40, 50)


def timed(action: Callable[..., object], *arguments: Any) -> tuple[float, float]:
    """Seconds on the clock, and of the processor."""
    start, cpu = time.perf_counter(), time.process_time()
    action(*arguments)
    return time.perf_counter() - start, time.process_time() - cpu


def booklet(number: int) -> dict[str, Path | bytes]:
    """A booklet of 1.7 MB in 32 files, of which the pages, their map and one text change each time."""
    same, new = random.Random(0), random.Random(number)
    sources = {f"content/films/{film}/{name}": same.randbytes(8_000) for film in range(12) for name in "ab"}
    kept = {"fonts/face.woff2": same.randbytes(120_000), "templates/booklet.css": same.randbytes(30_000)}
    sizes = {
        "booklet.pdf": 350_000,
        "booklet-screen.pdf": 280_000,
        "booklet-archive.pdf": 280_000,
        "booklet.html": 360_000,
        "booklet.json": 80_000,
        "content/essays/one.md": 9_000,
    }
    return {**sources, **kept, **{name: new.randbytes(size) for name, size in sizes.items()}}


def least(folder: Path, files: dict[str, Path | bytes]) -> None:
    """Writing, hashing and flushing alone: what no archive can do without."""
    for path, data in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(data, bytes):
            target.write_bytes(data)
            fix(target)
            with target.open("rb") as file:
                os.fsync(file.fileno())


def fifty_editions(folder: Path) -> None:
    print("fifty editions of a booklet of 1.7 MB whose pages all change each time (clock s, processor s)")
    print(f"{'version':>8}{'add':>15}{'write+hash new':>17}{'inventory KiB':>15}{'shelf MiB':>11}")
    for number in range(1, 51):
        files = booklet(number)
        wall, cpu = timed(add, folder / "shelf", submission(number, files=files))
        if number not in SHOWN:
            continue
        new = {path: data for path, data in files.items() if number == 1 or data != booklet(0)[path]}
        floor = timed(least, folder / f"least-{number}", new)
        [inventory] = (folder / "shelf").glob("urn*/inventory.json")
        size = sum(path.stat().st_size for path in inventory.parent.rglob("*") if path.is_file())
        row = f"{number:>8}{wall:>8.2f}{cpu:>7.2f}{floor[0]:>10.2f}{floor[1]:>7.2f}"
        print(f"{row}{inventory.stat().st_size / 1024:>15.0f}{size / 2**20:>11.1f}")
    print(f"verify of all: {timed(verify, folder / 'shelf', MOMENT)[0]:.2f} s")


def two_gigabytes(folder: Path) -> None:
    still = folder / "still.tif"
    block = random.Random(1).randbytes((1 << 20) - 4)
    with still.open("wb") as file:
        for number in range(STILL >> 20):
            file.write(number.to_bytes(4) + block)
    os.sync()
    print("\na still of 2 GiB beside the booklet (clock s)")
    print(f"  {'hashing it alone':<36}{timed(fix, still)[0]:>7.2f}")
    copied = timed(copy_fixed, still, folder / "copy")[0] + timed(os.sync)[0]
    print(f"  {'hashing and writing it alone':<36}{copied:>7.2f}")
    (folder / "copy").unlink()
    for number, what in ((1, "first edition"), (2, "second edition, the still unchanged")):
        offered = submission(number, files={**booklet(number), "content/films/1/still.tif": still})
        print(f"  {what:<36}{timed(add, folder / 'large', offered)[0]:>7.2f}")
    print(f"  {'verify':<36}{timed(verify, folder / 'large', MOMENT)[0]:>7.2f}")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(dir=sys.argv[1] if len(sys.argv) > 1 else None) as name:
        fifty_editions(Path(name))
        two_gigabytes(Path(name))
