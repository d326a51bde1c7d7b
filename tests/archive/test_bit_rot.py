"""Damage anywhere in an archived catalogue is found and told by its file; nothing whole is accused."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from bit_rot import damage
from shelf_cases import fast_folder, submission

from catalogue.archive.adding import add
from catalogue.archive.storage_root import object_folders
from catalogue.archive.verifying import verify

MOMENT = "2030-01-01T00:00:00Z"
OTHER = "urn:x-catalogue:other"


@pytest.fixture(scope="module")
def shelf() -> Iterator[Path]:
    with fast_folder() as folder:
        for number in (1, 2, 3):
            add(folder / "whole", submission(number))
        add(folder / "whole", submission(1, identifier=OTHER))
        yield folder


def rot(folder: Path, seed: int) -> str:
    """Damage a copy of the shelf once; assert that this and only this is found; name the damage."""
    root = folder / "damaged"
    shutil.copytree(folder / "whole", root)
    dice = random.Random(seed)
    victim = dice.choice(list(object_folders(root)))
    name, touched = damage(victim, dice)
    verified = verify(root, MOMENT)
    places = {finding.location.file for finding in verified.report.errors}
    shutil.rmtree(root)
    for extra in folder.glob("away-*"):
        extra.unlink()
    prefix = f"{victim.name}/"
    assert verified.report.errors, (seed, name, touched)
    assert all(place.startswith(prefix) or place == victim.name for place in places), (seed, places)
    told = {place.removeprefix(prefix) for place in places}
    assert told & partners(touched), (seed, name, touched, told)
    return name


def partners(touched: set[str]) -> set[str]:
    """The paths a damage may be told by: its own, or the inventory whose sidecar it is."""
    return touched | {path.removesuffix(".sha512") for path in touched}


def test_a_whole_shelf_raises_no_alarm(shelf: Path) -> None:
    verified = verify(shelf / "whole", MOMENT)
    assert (len(verified.report), len(verified.checked)) == (0, 2)


@pytest.mark.parametrize("seed", range(40))
def test_damage_is_found(shelf: Path, seed: int) -> None:
    rot(shelf, seed)


@pytest.mark.conformance
def test_five_hundred_damages(shelf: Path, record_property: Callable[[str, object], None]) -> None:
    found = Counter(rot(shelf, seed) for seed in range(1000, 1500))
    whole = sum(len(verify(shelf / "whole", MOMENT).report) for _ in range(20))
    figures = f"{found.total()} of 500 damages found, {whole} false alarms in 20 looks; {dict(found)}"
    record_property("bit rot", figures)
    assert found.total() == 500
    assert whole == 0
