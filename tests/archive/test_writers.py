"""Several writers at one shelf, and writers killed at any moment: what was acknowledged is there."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from shelf_cases import submission

from catalogue.archive.adding import add
from catalogue.archive.object_audit import audit
from catalogue.archive.shelf import Shelf, open_shelf
from catalogue.archive.storage_root import leftover, reading


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "shelf"


def forked(action: Callable[[int], None]) -> tuple[int, int]:
    """Run an action in a child that may tell through a pipe; gives the child and the pipe's end."""
    reading_end, writing_end = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading_end)
        status = 1
        try:
            action(writing_end)
            status = 0
        finally:
            os._exit(status)
    os.close(writing_end)
    return child, reading_end


def told(pipe: int) -> list[str]:
    with os.fdopen(pipe) as lines:
        return lines.read().split("\n")[:-1]


def whole(root: Path) -> Shelf:
    with reading(root):
        shelf = open_shelf(root)
        for shelved in shelf.catalogues:
            assert not audit(shelved.folder, links_expected=leftover(root) is not None).damages
    return shelf


def test_eight_writers_each_keep_their_edition(root: Path) -> None:
    def store(number: int) -> Callable[[int], None]:
        return lambda pipe: os.writev(pipe, [add(root, submission(number)).version.encode(), b"\n"]) and None

    children = [forked(store(number)) for number in range(1, 9)]
    versions = [told(pipe) for _, pipe in children]
    assert [os.waitpid(child, 0)[1] for child, _ in children] == [0] * 8
    assert sorted(version for [version] in versions) == [f"v{number}" for number in range(1, 9)]
    [shelved] = whole(root).catalogues
    messages = {version.message for version in shelved.inventory.versions}
    assert messages == {submission(number).message for number in range(1, 9)}


def undisturbed(root: Path) -> float:
    """Seconds that storing three editions takes."""
    start = time.perf_counter()
    for edition in (1, 2, 3):
        add(root, submission(edition))
    return time.perf_counter() - start


def killed_rounds(root: Path, rounds: int, dice: random.Random) -> tuple[int, int]:
    """Start a writer and kill it at a random moment, again and again; returns (killed, acknowledged).

    The moments spread over the time an undisturbed writer takes on this disk, and a little more.
    """
    number, killed, acknowledged = 0, 0, 0
    span = undisturbed(root.with_name(f"{root.name}-undisturbed"))
    for _ in range(rounds):
        number += 1

        def store(pipe: int, first: int = number) -> None:
            for edition in range(first, first + 3):
                add(root, submission(edition))
                os.write(pipe, f"{edition}\n".encode())

        child, pipe = forked(store)
        time.sleep(dice.uniform(0, 1.1 * span))
        os.kill(child, signal.SIGKILL)
        killed += os.WIFSIGNALED(os.waitpid(child, 0)[1])
        known = [int(line) for line in told(pipe)]
        acknowledged += len(known)
        if (root / "0=ocfl_1.1").exists():
            kept = {version.message for one in whole(root).catalogues for version in one.inventory.versions}
            assert {submission(edition).message for edition in known} <= kept
        number = max([number, *known])
    return killed, acknowledged


def test_writers_killed_at_random(root: Path) -> None:
    killed, _ = killed_rounds(root, 10, random.Random(7))
    assert killed
    add(root, submission(99))
    assert leftover(root) is None


@pytest.mark.conformance
def test_two_hundred_random_kills(
    tmp_path_factory: pytest.TempPathFactory, record_property: Callable[[str, object], None]
) -> None:
    folder = tmp_path_factory.mktemp("disk")
    dice = random.Random(8)
    figures = [killed_rounds(folder / str(part), 12, dice) for part in range(22)]
    killed, acknowledged = (sum(column) for column in zip(*figures, strict=True))
    for part in range(22):
        add(folder / str(part), submission(99))
        whole(folder / str(part))
    figures = f"{killed} killed, {acknowledged} editions acknowledged, none lost or damaged"
    record_property("random SIGKILL", figures)
    assert killed >= 200
