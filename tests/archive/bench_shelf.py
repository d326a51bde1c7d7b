"""What the shelf costs: fifty editions of a booklet, and a still of two gigabytes, as a table.

usage: python tests/archive/bench_shelf.py [FOLDER]   (5 GB there; default: temporary)
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from shelf_cases import submission

from catalogue.archive.adding import add
from catalogue.archive.fixity import copy_fixed, fix
from catalogue.archive.verifying import verify

MOMENT = "2100-01-01T00:00:00Z"
STILL = 2 << 30


def timed(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def booklet(number: int) -> dict[str, Path | bytes]:
    """A booklet of 1.4 MB in 40 files, of which the pages, their map and one text change each time."""
    same, new = random.Random(0), random.Random(number)
    sources = {
        f"content/films/{film}/{name}": same.randbytes(8_000)
        for film in range(12)
        for name in ("film.yaml", "text.md")
    }
    kept = {"fonts/face.woff2": same.randbytes(120_000), "templates/booklet.css.j2": same.randbytes(30_000)}
    pages = {
        "booklet.pdf": 350_000,
        "booklet-screen.pdf": 280_000,
        "booklet-archive.pdf": 280_000,
        "booklet.html": 360_000,
    }
    changed = {name: new.randbytes(size) for name, size in {**pages, "booklet.json": 80_000}.items()}
    return {**sources, **kept, **changed, "content/essays/one.md": new.randbytes(9_000)}


def fifty_editions(folder: Path) -> None:
    print("fifty editions of a booklet of 1.4 MB that changes whole each time")
    print(f"{'version':>8} {'add s':>8} {'hash+write s':>13} {'inventory KiB':>14} {'shelf MiB':>10}")
    for number in range(1, 51):
        files = booklet(number)
        spent = timed(
            lambda files=files, number=number: add(folder / "shelf", submission(number, files=files))
        )  # type: ignore[misc]
        if number in (1, 2, 5, 10, 20, 30, 40, 50):
            [inventory] = (folder / "shelf").glob("urn*/inventory.json")
            size = sum(path.stat().st_size for path in inventory.parent.rglob("*") if path.is_file())
            least = timed(lambda files=files: write_all(folder / "least", files))  # type: ignore[misc]
            kib, mib = inventory.stat().st_size / 1024, size / 2**20
            print(f"{number:>8} {spent:>8.3f} {least:>13.3f} {kib:>14.0f} {mib:>10.1f}")
    print(f"verify of all: {timed(lambda: verify(folder / 'shelf', MOMENT)):.2f} s")


def write_all(folder: Path, files: dict[str, Path | bytes]) -> None:
    """Hashing and writing alone, flushed: the least any archive can do."""
    for path, data in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(data, bytes):
            target.write_bytes(data)
            fix(target)
    os.sync()


def two_gigabytes(folder: Path) -> None:
    still = folder / "still.tif"
    block = random.Random(1).randbytes(1 << 20)
    with still.open("wb") as file:
        for number in range(STILL >> 20):
            file.write(number.to_bytes(4) + block[4:])
    print("\na still of 2 GiB beside the booklet")
    print(f"  hashing it alone              {timed(lambda: fix(still)):>7.2f} s")
    print(
        f"  hashing and writing it alone  {timed(lambda: (copy_fixed(still, folder / 'copy'), os.sync())):>7.2f} s"
    )
    (folder / "copy").unlink()
    for number, what in ((1, "first edition"), (2, "second edition, still unchanged")):
        files = {**booklet(number), "content/films/1/still.tif": still}
        spent = timed(
            lambda files=files, number=number: add(folder / "large", submission(number, files=files))
        )  # type: ignore[misc]
        print(f"  {what:<30}{spent:>7.2f} s")
    print(f"  verify                        {timed(lambda: verify(folder / 'large', MOMENT)):>7.2f} s")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(dir=sys.argv[1] if len(sys.argv) > 1 else None) as name:
        fifty_editions(Path(name))
        two_gigabytes(Path(name))
