"""Random damages to one object on a shelf, each told as the paths it touches."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

IDLE = ("logs",)
"""What OCFL leaves to the keeper of an object is no part of an edition."""


def damage(folder: Path, dice: random.Random) -> tuple[str, set[str]]:
    """Do one random damage below an object folder; returns its name and the relative paths touched."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and IDLE[0] not in path.parts)
    kind = dice.choice(KINDS)
    touched = kind(dice.choice(files), files, dice)
    return kind.__name__, {str(path.relative_to(folder)) for path in touched}


def much_damage(folder: Path, dice: random.Random) -> list[str]:
    """Several damages at once, whole folders among them; returns their names."""
    done = []
    for _ in range(dice.randint(2, 5)):
        victim = folder / dice.choice(("v1", "v2", "v3", "v1/content", "v3/content"))
        with suppress(IndexError, ValueError, OSError):  # what one damage took, the next cannot harm
            if dice.random() < 0.2:
                shutil.rmtree(victim)
                done.append(f"lost {victim.name}")
            else:
                done.append(damage(folder, dice)[0])
    return done


def flipped_bit(path: Path, _: list[Path], dice: random.Random) -> list[Path]:
    data = bytearray(path.read_bytes())
    data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
    path.write_bytes(data)
    return [path]


def cut_short(path: Path, _: list[Path], dice: random.Random) -> list[Path]:
    data = path.read_bytes()
    path.write_bytes(data[: dice.randrange(len(data))])
    return [path]


def grown(path: Path, _: list[Path], dice: random.Random) -> list[Path]:
    path.write_bytes(path.read_bytes() + dice.randbytes(3))
    return [path]


def zeroed_block(path: Path, _: list[Path], dice: random.Random) -> list[Path]:
    data = bytearray(path.read_bytes())
    start = dice.randrange(len(data))
    data[start : start + 64] = bytes(len(data[start : start + 64]))
    path.write_bytes(data)
    return [path]


def deleted(path: Path, _: list[Path], __: random.Random) -> list[Path]:
    path.unlink()
    return [path]


def renamed(path: Path, _: list[Path], __: random.Random) -> list[Path]:
    other = path.with_name(path.name + "~")
    path.rename(other)
    return [path, other]


def added(path: Path, _: list[Path], dice: random.Random) -> list[Path]:
    other = path.with_name(f"Thumbs-{dice.randrange(99)}.db")
    other.write_bytes(b"extra")
    return [other]


def swapped(path: Path, files: list[Path], dice: random.Random) -> list[Path]:
    other = dice.choice([file for file in files if file.read_bytes() != path.read_bytes()])
    one, two = path.read_bytes(), other.read_bytes()
    path.write_bytes(two)
    other.write_bytes(one)
    return [path, other]


def linked(path: Path, _: list[Path], __: random.Random) -> list[Path]:
    """The file is kept elsewhere and a link of its name leads there: same bytes, no longer ours."""
    away = next(parent for parent in path.parents if parent.name == "damaged").parent / f"away-{path.name}"
    shutil.copyfile(path, away)
    path.unlink()
    path.symlink_to(away)
    return [path]


def made_a_folder(path: Path, _: list[Path], __: random.Random) -> list[Path]:
    path.unlink()
    path.mkdir()
    return [path]


KINDS: list[Callable[[Path, list[Path], random.Random], list[Path]]] = [
    flipped_bit,
    flipped_bit,
    flipped_bit,
    cut_short,
    grown,
    zeroed_block,
    deleted,
    renamed,
    added,
    swapped,
    linked,
    made_a_folder,
]
