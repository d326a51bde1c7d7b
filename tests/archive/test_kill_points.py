"""A writer cut short anywhere leaves the old shelf or the new one, whole, and the next writer goes on."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from interruption import Ended, cut_at
from shelf_cases import submission

from catalogue.archive import exchange
from catalogue.archive.adding import add
from catalogue.archive.object_audit import audit
from catalogue.archive.repairing import repair
from catalogue.archive.shelf import open_shelf
from catalogue.archive.storage_root import leftover, reading
from catalogue.archive.verifying import verify
from catalogue.diagnostics import ExitCode

MOMENT = "2031-01-01T00:00:00Z"


def editions(root: Path) -> list[str]:
    """Messages of the editions on a shelf that is whole; an empty list before there is one."""
    if not (root / "0=ocfl_1.1").exists():
        return []
    with reading(root):
        shelf = open_shelf(root)
        assert not shelf.report.errors
        for shelved in shelf.catalogues:
            damages = audit(shelved.folder, links_expected=leftover(root) is not None).damages
            assert not damages, damages
        return [version.message for shelved in shelf.catalogues for version in shelved.inventory.versions]


def cut_everywhere(
    folder: Path, before: int, every: int = 1, failure: int | None = None
) -> Iterator[tuple[Ended, Path]]:
    """Cut the storing of one more edition at each step, each time on a fresh shelf.

    Checks that the shelf is whole and old or new, and that the next writer completes it.
    """
    old = [submission(number).message for number in range(1, before + 1)]
    still = folder / "still.tif"
    still.write_bytes(b"II*\0" * 300)
    offered = submission(before + 1, files={**submission(before + 1).files, "content/still.tif": still})
    (folder / "before").mkdir()
    for number in range(1, before + 1):
        add(folder / "before", submission(number))
    for step in count(1, every):
        root = folder / str(step)
        shutil.copytree(folder / "before", root)
        ended = cut_at(step, lambda root=root: add(root, offered), failure)  # type: ignore[misc]
        now = editions(root)
        assert now in (old, [*old, offered.message]), (step, ended)
        assert not ended.done or len(now) == before + 1
        yield ended, root
        assert add(root, offered).version == f"v{before + 1}"
        assert len(editions(root)) == before + 1
        assert leftover(root) is None
        if ended.done:
            return


@pytest.mark.parametrize("before", [0, 2])
def test_a_killed_writer_leaves_the_old_or_the_new(tmp_path: Path, before: int) -> None:
    ends = [ended for ended, _ in cut_everywhere(tmp_path, before, every=11)]
    assert ends[-1].done
    assert all(ended.killed for ended in ends[:-1])


def repair_everywhere(folder: Path, every: int = 1) -> Iterator[Ended]:
    """Cut a repair at each step: every file is harmed or whole, and the next repair completes it."""
    for number in (1, 2, 3):
        add(folder / "whole", submission(number))
    add(folder / "whole", submission(1, identifier="urn:x-catalogue:other"))
    shutil.copytree(folder / "whole", folder / "harmed")
    [harmed_object, other] = sorted(folder.glob("harmed/urn*"))
    (harmed_object / "v1/content/booklet.pdf").write_bytes(b"decayed")
    (harmed_object / "inventory.json").write_text("{}")
    (folder / "harmed/ocfl_layout.json").write_text("?")
    shutil.rmtree(other)
    whole, harmed = content(folder / "whole"), content(folder / "harmed")
    for step in count(1, every):
        root = folder / str(step)
        shutil.copytree(folder / "harmed", root)
        ended = cut_at(step, lambda root=root: repair(root, folder / "whole", MOMENT))  # type: ignore[misc]
        with reading(root):
            now = content(root)
        assert all(data in (whole[name], harmed.get(name)) for name, data in now.items()), (step, ended)
        assert now.keys() >= harmed.keys()
        yield ended
        assert not repair(root, folder / "whole", MOMENT).report.errors
        assert content(root) == whole
        assert not verify(root, MOMENT).report
        if ended.done:
            return


def content(root: Path) -> dict[str, bytes]:
    """Everything but logs, work in progress and files being written."""
    files = (path for path in root.rglob("*") if path.is_file() and path.suffix != ".new")
    parts = {path.relative_to(root): path for path in files}
    return {
        str(name): path.read_bytes()
        for name, path in parts.items()
        if not {"logs", "extensions"} & {*name.parts}
    }


def test_a_killed_repair_leaves_every_file_harmed_or_whole(tmp_path: Path) -> None:
    ends = list(repair_everywhere(tmp_path, every=23))
    assert ends[-1].done and len(ends) > 5


@pytest.mark.conformance
def test_every_kill_point_of_a_repair(
    tmp_path_factory: pytest.TempPathFactory, record_property: Callable[[str, object], None]
) -> None:
    ends = list(repair_everywhere(tmp_path_factory.mktemp("disk")))
    record_property("kill points of a repair", f"{len(ends) - 1}, each file harmed or whole")
    assert len(ends) > 100


@pytest.mark.parametrize("failure", [errno.ENOSPC, errno.EROFS, errno.EIO])
def test_a_failing_disk_is_said_clearly_and_loses_nothing(tmp_path: Path, failure: int) -> None:
    for ended, _ in cut_everywhere(tmp_path, 1, every=19, failure=failure):
        assert ended.done or ended.exit_code == ExitCode.ARCHIVE, ended


@pytest.mark.conformance
@pytest.mark.parametrize("before", [0, 1, 3])
@pytest.mark.parametrize("atomic", [True, False], ids=["exchange", "journal"])
def test_every_kill_point(
    tmp_path_factory: pytest.TempPathFactory,
    before: int,
    atomic: bool,
    monkeypatch: pytest.MonkeyPatch,
    record_property: Callable[[str, object], None],
) -> None:
    if not atomic:
        monkeypatch.setattr(exchange, "exchange", lambda one, other: False)
    ends = [ended for ended, _ in cut_everywhere(tmp_path_factory.mktemp("disk"), before)]
    steps = sorted({ended.step for ended in ends if ended.killed})
    how = "exchange" if atomic else "journal"
    name = f"kill points, {before} editions before, by {how}"
    record_property(name, f"{len(ends) - 1}, each old or new, whole ({', '.join(steps)})")
    assert len(ends) > 40
