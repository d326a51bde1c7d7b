"""What the shelf costs: fifty editions of this booklet, and a large still, as tables.

    python -P tests/bench/shelf.py [--content …] [--templates …] [--fonts …] [--still MIB] [--room FOLDER]

The booklet is set once; each further edition has other pages, another page map and another text,
and all else as before. Beside the archive's time stands the least that any archive can do: write,
hash and flush what is new. Needs three and a half times the still in `--room` (default: the
temporary folder).
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import catalogue.archive.ocfl_commit  # noqa: F401  # takes a second, once a process
from catalogue.archive.adding import add
from catalogue.archive.editions import RECORDS, Agent, BookFacts, EditionStatement, Submission
from catalogue.archive.exporting import export
from catalogue.archive.fixity import copy_fixed, fix
from catalogue.archive.verifying import verify
from catalogue.pipeline import Folders, Shelving, shelve

MOMENT = "2100-01-01T00:00:00Z"
PERSON = Agent("bench")
SHOWN = (1, 2, 5, 10, 20, 30, 40, 50)
CHANGING = (
    *("booklet.pdf", "booklet-screen.pdf", "booklet-archive.pdf", "booklet.html", "booklet.json"),
    *("content/book.yaml", "preflight.json"),
)

Files = dict[str, Path | bytes]


def timed(action: Callable[..., object], *arguments: Any) -> str:
    """Seconds on the clock, and of the processor: a busy machine lengthens the first alone."""
    start, cpu = time.perf_counter(), time.process_time()
    action(*arguments)
    return f"{time.perf_counter() - start:>7.2f}{time.process_time() - cpu:>7.2f}"


def booklet(folders: Folders, room: Path) -> Path:
    """The booklet as an archive keeps it, in a folder; set here and taken off a shelf again."""
    shelving = Shelving(moment=MOMENT, person=PERSON, edition=1, as_proof=True)
    shelve(Folders(folders.content, folders.templates, folders.fonts, room / "out"), room / "one", shelving)
    return export(room / "one", room / "booklet").place


def edition(booklet: Path, number: int) -> Files:
    """All files of an edition; those that a change touches end otherwise each time."""
    files: Files = {
        path.relative_to(booklet).as_posix(): path for path in sorted(booklet.rglob("*")) if path.is_file()
    }
    changed = {name: (booklet / name).read_bytes() + b"%%%d\n" % number for name in CHANGING}
    return {name: data for name, data in {**files, **changed}.items() if name not in RECORDS}


def offered(files: Files, number: int) -> Submission:
    return Submission(
        identifier="urn:x-catalogue:bench",
        statement=EditionStatement(number),
        facts=BookFacts("bench"),
        files=files,
        message=f"edition {number}",
        person=PERSON,
        created=MOMENT,
    )


def least(folder: Path, files: Files) -> None:
    """Writing, hashing and flushing alone: what no archive can do without."""
    for path, source in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(source if isinstance(source, bytes) else source.read_bytes())
        fix(target)
        with target.open("rb") as file:
            os.fsync(file.fileno())


def fifty_editions(booklet: Path, room: Path) -> None:
    files = edition(booklet, 1)
    size = sum(len(data) if isinstance(data, bytes) else data.stat().st_size for data in files.values())
    print(f"fifty editions: {len(files)} files of {size / 2**20:.1f} MiB, of which {len(CHANGING)} change")
    print("(seconds on the clock and of the processor; least: writing, hashing, flushing what is new)")
    print(f"{'version':>8}{'add':>14}{'least':>14}{'inventory KiB':>15}{'shelf MiB':>11}")
    for number in range(1, 51):
        files = edition(booklet, number)
        spent = timed(add, room / "shelf", offered(files, number))
        if number in SHOWN:
            new = files if number == 1 else {name: files[name] for name in CHANGING}
            floor = timed(least, room / f"least-{number}", new)
            [inventory] = (room / "shelf").glob("urn*/inventory.json")
            held = sum(path.stat().st_size for path in inventory.parent.rglob("*") if path.is_file())
            kib, mib = inventory.stat().st_size / 1024, held / 2**20
            print(f"{number:>8}{spent}{floor}{kib:>15.0f}{mib:>11.1f}", flush=True)
    print(f"every byte of all fifty verified: {timed(verify, room / 'shelf', MOMENT)}")


def large_still(booklet: Path, room: Path, mib: int) -> None:
    still = room / "still.tif"
    block = random.Random(1).randbytes((1 << 20) - 4)
    with still.open("wb") as file:
        for number in range(mib):
            file.write(number.to_bytes(4) + block)
    os.sync()
    print(f"\na still of {mib} MiB beside the booklet")
    print(f"  {'hashing it alone':<40}{timed(fix, still)}")
    print(f"  {'hashing, writing and flushing it alone':<40}{timed(copied, still, room / 'copy')}")
    for number, what in ((1, "first edition"), (2, "second edition, the still unchanged")):
        files = {**edition(booklet, number), "content/films/1/still.tif": still}
        print(f"  {what:<40}{timed(add, room / 'large', offered(files, number))}", flush=True)
    print(f"  {'every byte verified':<40}{timed(verify, room / 'large', MOMENT)}")


def copied(source: Path, target: Path) -> None:
    copy_fixed(source, target)
    os.sync()
    target.unlink()


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in ("content", "templates", "fonts", "out"):
        options.add_argument(f"--{name}", type=Path, default=Path(name))
    options.add_argument("--still", type=int, default=256, help="its size in MiB")
    options.add_argument("--room", help="a folder on the disk to be measured")
    given = options.parse_args()
    with tempfile.TemporaryDirectory(dir=given.room) as room:
        kept = booklet(Folders(given.content, given.templates, given.fonts, given.out), Path(room))
        fifty_editions(kept, Path(room))
        large_still(kept, Path(room), given.still)


if __name__ == "__main__":
    main()
