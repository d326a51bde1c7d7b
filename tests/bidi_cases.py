"""The cases of Unicode's BidiCharacterTest.txt (Debian: unicode-data)."""

from __future__ import annotations

import functools
import random
from dataclasses import dataclass
from pathlib import Path

import pytest

SOURCE = Path("/usr/share/unicode/BidiCharacterTest.txt")
needs_cases = pytest.mark.skipif(
    not SOURCE.exists(), reason="Unicode's own cases are not on this machine (Debian: unicode-data)"
)


@dataclass(frozen=True, slots=True)
class Case:
    """One paragraph on one line, and what has to become of it."""

    text: str
    asked: int | None
    """The direction asked for: 0, 1, or None for the first strong letter's."""
    base: int
    levels: tuple[int | None, ...]
    """None for the characters that rule X9 removes."""
    order: tuple[int, ...]
    """The indices of the others from left to right."""


@functools.cache
def all_cases() -> tuple[Case, ...]:
    """Every case of the file, in its order."""
    lines = (line.partition("#")[0].strip() for line in SOURCE.read_text("utf-8").splitlines())
    return tuple(_read(line) for line in lines if line)


def _read(line: str) -> Case:
    codes, asked, base, levels, order = line.split(";")
    return Case(
        "".join(chr(int(code, 16)) for code in codes.split()),
        {"0": 0, "1": 1, "2": None}[asked],
        int(base),
        tuple(None if level == "x" else int(level) for level in levels.split()),
        tuple(map(int, order.split())),
    )


def sampled_cases(count: int, **wanted: int) -> list[Case]:
    """Some of the cases with these attributes, the same every time: nearly all the file is one kind of case,
    so the hand-made ones before and after it are taken whole."""
    fitting = [
        case for case in all_cases() if all(getattr(case, name) == is_ for name, is_ in wanted.items())
    ]
    rare = [case for case in fitting if not _is_generated(case)]
    rest = [case for case in fitting if _is_generated(case)]
    return rare + random.Random(9).sample(rest, max(0, count - len(rare)))


def _is_generated(case: Case) -> bool:
    """The bulk: every arrangement of brackets, letters and three dice."""
    return set(case.text) <= set("()[]abcאבג⚀⚁⚂")
