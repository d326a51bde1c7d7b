"""Replica and shelf: compared without being touched, mended in one direction only."""

from __future__ import annotations

import hashlib
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from bit_rot import damage, much_damage
from shelf_cases import IDENTIFIER, submission

from catalogue.archive.adding import add
from catalogue.archive.looking_after import compared_text, repaired_text
from catalogue.archive.repairing import repair
from catalogue.archive.replicas import compare_replica
from catalogue.archive.verifying import verify
from catalogue.diagnostics import CatalogueError

MOMENT = "2031-06-01T00:00:00Z"


@pytest.fixture
def damaged(shelf: Path) -> Path:
    return Path(shutil.copytree(shelf, shelf.with_name("damaged")))


def the_object(root: Path) -> Path:
    [folder] = root.glob("urn*")
    return folder


def content(root: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and "logs" not in path.parts
    }


def codes(root: Path, replica: Path) -> list[str]:
    return [found.code for found in compare_replica(root, replica).report]


def test_a_true_replica_is_the_same(shelf: Path, damaged: Path) -> None:
    compared = compare_replica(shelf, damaged)
    assert (compared.same, len(compared.report)) == ((IDENTIFIER,), 0)
    assert compared_text(compared) == "1 catalogue the same in the replica\n"


def test_a_replica_that_is_behind_or_lacks_a_catalogue(shelf: Path, damaged: Path) -> None:
    add(shelf, submission(4))
    add(shelf, submission(1, identifier="urn:x-catalogue:other"))
    assert codes(shelf, damaged) == ["CAT-A40", "CAT-A40"]
    assert codes(damaged, shelf) == ["CAT-A41", "CAT-A41"]


def test_two_histories_are_told(shelf: Path, damaged: Path) -> None:
    add(shelf, submission(4))
    add(damaged, submission(5))
    assert codes(shelf, damaged) == ["CAT-A42"]


def test_a_decayed_replica_is_told(shelf: Path, damaged: Path) -> None:
    (the_object(damaged) / "v1/content/booklet.pdf").write_bytes(b"decayed")
    assert codes(shelf, damaged) == ["CAT-A43"]


@pytest.mark.parametrize("seed", range(24))
def test_any_damage_is_mended(shelf: Path, damaged: Path, seed: int) -> None:
    damage(the_object(damaged), random.Random(seed))
    whole = content(shelf)
    repaired = repair(damaged, shelf, MOMENT)
    assert not repaired.report.errors, repaired.report
    assert [one.folder for one in repaired.restored] == [the_object(shelf).name]
    assert content(damaged) == whole == content(shelf)
    assert len(verify(damaged, MOMENT).report) == 0


def mended_much(shelf: Path, damaged: Path, seeds: range) -> int:
    whole = content(shelf)
    for seed in seeds:
        harm = much_damage(the_object(damaged), random.Random(seed))
        assert not repair(damaged, shelf, MOMENT).report.errors, (seed, harm)
        assert content(damaged) == whole, (seed, harm)
        shutil.rmtree(damaged)
        shutil.copytree(shelf, damaged)
        for away in damaged.parent.glob("away-*"):
            away.unlink()
    return len(seeds)


def test_many_damages_at_once_are_mended(shelf: Path, damaged: Path) -> None:
    mended_much(shelf, damaged, range(30))


@pytest.mark.conformance
def test_five_hundred_shelves_of_many_damages(
    shelf: Path, damaged: Path, record_property: Callable[[str, object], None]
) -> None:
    mended = mended_much(shelf, damaged, range(1000, 1500))
    record_property("repair", f"{mended} shelves, each with several damages, all as they were")


def test_the_wrong_way_round_mends_and_harms_nothing(shelf: Path, damaged: Path) -> None:
    (the_object(damaged) / "v1/content/booklet.pdf").write_bytes(b"decayed")
    before, harmed = content(shelf), content(damaged)
    assert repaired_text(repair(shelf, damaged, MOMENT)).startswith("nothing is damaged in this archive;")
    assert (content(shelf), content(damaged)) == (before, harmed)


def test_an_archive_cannot_mend_itself(shelf: Path) -> None:
    with pytest.raises(CatalogueError) as raised:
        repair(shelf, shelf / "." / "../shelf", MOMENT)
    assert [found.code for found in raised.value.report] == ["CAT-A44"]


def test_what_the_replica_has_lost_too_is_told_and_the_rest_mended(shelf: Path, damaged: Path) -> None:
    for root in (shelf, damaged):
        (the_object(root) / "v1/content/booklet.pdf").write_bytes(b"decayed in both")
    (the_object(damaged) / "v2/content/booklet.pdf").unlink()
    repaired = repair(damaged, shelf, MOMENT)
    assert [found.code for found in repaired.report] == ["CAT-A45"]
    assert repaired.restored[0].paths == ("v2/content/booklet.pdf",)
    assert (the_object(damaged) / "v1/content/booklet.pdf").read_bytes() == b"decayed in both"
    assert repaired.report.errors


def test_the_objects_own_copy_of_an_inventory_is_used_first(damaged: Path, tmp_path: Path) -> None:
    (the_object(damaged) / "inventory.json").write_text("{}")
    add(tmp_path / "stranger", submission(1, identifier="urn:x-catalogue:other"))
    repaired = repair(damaged, tmp_path / "stranger", MOMENT)
    assert repaired.restored[0].paths == ("inventory.json",)


def test_an_object_without_any_inventory_comes_back_from_the_replica(shelf: Path, damaged: Path) -> None:
    whole = content(shelf)
    for inventory in the_object(damaged).rglob("inventory.json*"):
        inventory.unlink()
    assert not repair(damaged, shelf, MOMENT).report.errors
    assert content(damaged) == whole


def test_an_older_replica_does_not_take_editions_away(shelf: Path, damaged: Path) -> None:
    add(damaged, submission(4))
    for inventory in the_object(damaged).rglob("inventory.json*"):
        inventory.unlink()
    repaired = repair(damaged, shelf, MOMENT)
    assert [found.code for found in repaired.report] == ["CAT-A45"]
    assert (the_object(damaged) / "v4/content/booklet.pdf").exists()


def edit_inventory(folder: Path, message: str) -> None:
    """By hand and with care: the sidecar agrees."""
    inventory = folder / "inventory.json"
    inventory.write_text(inventory.read_text("utf-8").replace("הודעה 1.1", message), "utf-8")
    digest = hashlib.sha512(inventory.read_bytes()).hexdigest()
    (folder / "inventory.json.sha512").write_text(f"{digest} inventory.json\n")


def test_an_edition_whose_inventories_are_lost_is_not_taken_off_the_shelf(shelf: Path, damaged: Path) -> None:
    """Root's and latest are gone, the one before is sound: it must not become the whole history."""
    whole = content(shelf)
    for place in (the_object(damaged), the_object(damaged) / "v3"):
        (place / "inventory.json").write_text("{}")
    assert not repair(damaged, shelf, MOMENT).report.errors
    assert content(damaged) == whole


def test_an_edition_that_is_gone_with_the_inventory_that_knew_it_comes_back(
    shelf: Path, damaged: Path
) -> None:
    shutil.rmtree(the_object(damaged) / "v3")
    (the_object(damaged) / "inventory.json").write_text("{}")
    assert not repair(damaged, shelf, MOMENT).report.errors
    assert content(damaged) == content(shelf)


def test_nor_by_a_replica_that_does_not_have_it_yet(shelf: Path, damaged: Path) -> None:
    add(damaged, submission(4))
    for place in (the_object(damaged), the_object(damaged) / "v4"):
        (place / "inventory.json").write_text("{}")
    harmed = content(damaged)
    assert [found.code for found in repair(damaged, shelf, MOMENT).report] == ["CAT-A45"]
    assert content(damaged) == harmed


@pytest.mark.parametrize("place", ["", "v1", "v3"])
def test_a_history_edited_by_hand_is_mended_to_what_the_replica_confirms(
    shelf: Path, damaged: Path, place: str
) -> None:
    edit_inventory(the_object(damaged) / place, "אחרת")
    assert verify(damaged, MOMENT).report.errors
    assert not repair(damaged, shelf, MOMENT).report.errors
    assert content(damaged) == content(shelf)


def test_between_two_histories_nobody_but_a_person_chooses(damaged: Path, tmp_path: Path) -> None:
    edit_inventory(the_object(damaged), "אחרת")
    add(tmp_path / "stranger", submission(1, identifier="urn:x-catalogue:other"))
    harmed = content(damaged)
    assert "CAT-A45" in {found.code for found in repair(damaged, tmp_path / "stranger", MOMENT).report}
    assert content(damaged).items() >= harmed.items()


def test_the_history_of_another_house_is_not_taken_over(shelf: Path, damaged: Path) -> None:
    """The same identifier, another first edition, and here nothing sound but the first inventory."""
    for place in ("", "v2", "v3"):
        (the_object(damaged) / place / "inventory.json").unlink()
    other = shelf.with_name("other")
    for number in (1, 2, 3):
        add(other, submission(number, message=f"של בית אחר {number}"))
    harmed = content(damaged)
    assert [found.code for found in repair(damaged, other, MOMENT).report] == ["CAT-A45"]
    assert content(damaged) == harmed


def test_a_link_to_where_a_file_was_moved_is_kept_if_nobody_else_has_it(
    shelf: Path, damaged: Path, tmp_path: Path
) -> None:
    pdf = the_object(damaged) / "v1/content/booklet.pdf"
    pdf.rename(tmp_path / "moved.pdf")
    pdf.symlink_to(tmp_path / "moved.pdf")
    (the_object(shelf) / "v1/content/booklet.pdf").unlink()
    (the_object(damaged) / "v2/content/booklet.pdf").unlink()
    repaired = repair(damaged, shelf, MOMENT)
    assert repaired.restored[0].paths == ("v2/content/booklet.pdf",)
    assert {found.code for found in repaired.report} == {"CAT-A45"}
    assert pdf.readlink() == tmp_path / "moved.pdf"


def test_a_folder_that_became_a_link_is_a_folder_again(shelf: Path, damaged: Path, tmp_path: Path) -> None:
    folder = the_object(damaged) / "v1/content"
    folder.rename(tmp_path / "elsewhere")
    folder.symlink_to(tmp_path / "elsewhere")
    assert not repair(damaged, shelf, MOMENT).report.errors
    assert content(damaged) == content(shelf)
    assert len(verify(damaged, MOMENT).report) == 0, "nothing shares its blocks with what lies elsewhere"


@pytest.mark.parametrize(
    "name",
    ["0=ocfl_1.1", "ocfl_layout.json", "extensions/0003-hash-and-id-n-tuple-storage-layout/config.json"],
)
def test_the_files_of_the_root_itself_are_mended(shelf: Path, damaged: Path, name: str) -> None:
    (damaged / name).write_bytes(b"?")
    assert verify(damaged, MOMENT).report.errors
    repaired = repair(damaged, shelf, MOMENT)
    assert (repaired.restored[0].paths, len(repaired.report)) == ((name,), 0)
    assert content(damaged) == content(shelf)


def test_what_strange_things_lie_in_the_root_is_told_and_left(shelf: Path, damaged: Path) -> None:
    (damaged / "holiday").mkdir()
    (damaged / "holiday/picture.jpg").touch()
    assert [found.code for found in repair(damaged, shelf, MOMENT).report] == ["CAT-A27"]
    assert (damaged / "holiday/picture.jpg").exists()


def test_a_catalogue_that_was_deleted_comes_back(shelf: Path, damaged: Path) -> None:
    whole = content(shelf)
    shutil.rmtree(the_object(damaged))
    assert not repair(damaged, shelf, MOMENT).report.errors
    assert content(damaged) == whole


def test_a_deleted_catalogue_is_not_taken_from_a_decayed_replica(shelf: Path, damaged: Path) -> None:
    shutil.rmtree(the_object(damaged))
    (the_object(shelf) / "v1/content/booklet.pdf").write_bytes(b"decayed")
    assert [found.code for found in repair(damaged, shelf, MOMENT).report] == ["CAT-A45"]


def test_strange_files_are_set_aside_not_thrown_away(shelf: Path, damaged: Path) -> None:
    (the_object(damaged) / "v1/content/letter.txt").write_text("somebody's")
    repaired = repair(damaged, shelf, MOMENT)
    assert repaired.restored[0].set_aside == ("v1/content/letter.txt",)
    assert repaired_text(repaired).endswith("/v1/content/letter.txt\n0 files restored, 1 set aside\n")
    kept = the_object(damaged) / "logs/set-aside/v1/content/letter.txt"
    assert kept.read_text() == "somebody's"
    assert len(verify(damaged, MOMENT).report) == 0
