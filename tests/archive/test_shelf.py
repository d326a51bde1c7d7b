"""Listing, showing and restoring: what comes off the shelf is what went on it, or it does not come off."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import bagit
import pytest
from rocrate.rocrate import ROCrate
from shelf_cases import IDENTIFIER, submission

from catalogue.archive import exporting
from catalogue.archive.adding import add
from catalogue.archive.bagging import export_bag
from catalogue.archive.description import read_description
from catalogue.archive.editions import Agent, BookFacts, Event
from catalogue.archive.exporting import export, export_file
from catalogue.archive.listing import (
    edition_text,
    list_editions,
    listing_json,
    listing_text,
    show_edition,
    shown_json,
)
from catalogue.archive.witness import short_digest
from catalogue.diagnostics import CatalogueError


def refusal(action: object, *arguments: object, **more: object) -> list[str]:
    with pytest.raises(CatalogueError) as raised:
        action(*arguments, **more)  # type: ignore[operator]
    return [found.code for found in raised.value.report]


def spoil(shelf: Path, name: str = "v1/content/booklet.pdf") -> None:
    [path] = shelf.glob(f"urn*/{name}")
    path.write_bytes(b"spoilt" + path.read_bytes()[6:])


def test_the_list_keeps_the_three_numbers_apart(shelf: Path) -> None:
    add(shelf, submission(3, 2))
    [catalogue] = listing_json(list_editions(shelf))["catalogues"]
    numbers = [(one["edition"], one["printing"], one["version"]) for one in catalogue["editions"]]
    assert numbers == [(1, 1, "v1"), (2, 1, "v2"), (3, 1, "v3"), (3, 2, "v4")]


def test_the_list_as_text_is_in_logical_order(three_editions: Path) -> None:
    text = listing_text(list_editions(three_editions))
    assert text.splitlines()[0] == f"בהירות ההוויה  {IDENTIFIER}"
    assert "edition 2, printing 1 – מהדורה ראשונה" in text
    assert "last checked: never" in text


def test_an_empty_archive_is_listed_as_empty(shelf: Path) -> None:
    [folder] = shelf.glob("urn*")
    folder.rename(shelf.parent / "away")
    assert listing_text(list_editions(shelf)) == "the archive is empty\n"


def test_one_edition_is_shown_with_files_and_events(three_editions: Path) -> None:
    shown = show_edition(three_editions, "2")
    assert "booklet.pdf" in shown.new and "content/book.yaml" not in shown.new
    assert {event.kind for event in shown.events} == {"ingestion", "message digest calculation", "validation"}
    text = edition_text(shown)
    assert "+          600  booklet.pdf" in text and "statement  edition 2, printing 1" in text
    assert json.dumps(shown_json(shown))


def test_a_proof_is_shown_as_one(tmp_path: Path) -> None:
    add(tmp_path, submission(draft_reasons=("placeholder",)), as_proof=True)
    assert "(proof)" in listing_text(list_editions(tmp_path))
    assert "state      proof" in edition_text(show_edition(tmp_path))


def test_events_of_the_making_are_kept_with_the_edition(tmp_path: Path) -> None:
    preflight = Event("validation", "2026-01-01T09:00:00Z", "preflight passed")
    for number in (1, 2):
        add(tmp_path, submission(number, events=(preflight,)))
    for version in ("v1", "v2"):
        told = [event for event in show_edition(tmp_path, version).events if event.detail == preflight.detail]
        assert told == [replace(preflight, version=version)]


@pytest.mark.parametrize("version", ["4", "v0", "vv1", "first"])
def test_a_version_that_is_not_there(three_editions: Path, version: str) -> None:
    assert refusal(show_edition, three_editions, version) == ["CAT-A31"]


def test_a_catalogue_that_is_not_there_or_not_named(shelf: Path) -> None:
    assert refusal(show_edition, shelf, identifier="urn:x-catalogue:none") == ["CAT-A30"]
    add(shelf, submission(1, identifier="urn:x-catalogue:other"))
    assert refusal(show_edition, shelf) == ["CAT-A30"]


def test_a_list_goes_on_past_a_damaged_inventory_and_says_so(shelf: Path) -> None:
    spoil(shelf, "inventory.json")
    listing = list_editions(shelf)
    assert [one.version for one in listing.editions] == ["v1", "v2", "v3"]
    assert [found.code for found in listing.report.errors] == ["CAT-A24"]


def test_an_edition_is_restored_to_the_last_byte(three_editions: Path, tmp_path: Path) -> None:
    exported = export(three_editions, tmp_path / "first", "v1")
    kept = submission(1).files
    restored = {path: (tmp_path / "first" / path).read_bytes() for path in kept}
    assert restored == kept
    assert set(exported.files) - set(kept) == {"ro-crate-metadata.json", "environment.json"}


def test_a_single_file_is_restored(three_editions: Path, tmp_path: Path) -> None:
    export_file(three_editions, "content/book.yaml", tmp_path / "new/book.yaml", "v3")
    assert (tmp_path / "new/book.yaml").read_text("utf-8") == "title: בהירות ההוויה"
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["book.yaml"]


def test_a_damaged_file_is_not_handed_out_and_nothing_is_left(shelf: Path, tmp_path: Path) -> None:
    spoil(shelf)
    assert refusal(export, shelf, tmp_path / "first", "v1") == ["CAT-A34"]
    assert refusal(export_bag, shelf, tmp_path / "first", "v1", date="2026-01-01") == ["CAT-A34"]
    assert refusal(export_file, shelf, "booklet.pdf", tmp_path / "first", "v1") == ["CAT-A34"]
    assert [path.name for path in tmp_path.iterdir()] == ["shelf"]


def test_an_edition_that_was_given_other_files_by_hand_is_not_handed_out(shelf: Path, tmp_path: Path) -> None:
    """The root's inventory says with a right sidecar that the first edition had the second's pages."""
    [inventory] = shelf.glob("urn*/inventory.json")
    document = json.loads(inventory.read_bytes())
    first, second = (document["versions"][name]["state"] for name in ("v1", "v2"))
    digests = {name: path[0] for state in (first, second) for name, path in state.items()}
    [ours] = [name for name in first if digests[name] == "booklet.pdf"]
    [theirs] = [name for name in second if digests[name] == "booklet.pdf"]
    first[theirs] = first.pop(ours)
    del document["manifest"][ours]
    inventory.write_text(json.dumps(document), "utf-8")
    digest = hashlib.sha512(inventory.read_bytes()).hexdigest()
    inventory.with_name("inventory.json.sha512").write_text(f"{digest} inventory.json\n")
    assert refusal(export, shelf, tmp_path / "first", "v1") == ["CAT-A34"]
    assert refusal(export_file, shelf, "booklet.pdf", tmp_path / "first", "v1") == ["CAT-A34"]
    export(shelf, tmp_path / "second", "v2")


def test_the_only_one_that_can_be_read_is_not_taken_for_the_only_one(shelf: Path, tmp_path: Path) -> None:
    add(shelf, submission(1, identifier="urn:x-catalogue:other"))
    [other] = shelf.glob("urn*other")
    for lost in other.rglob("inventory.json"):
        lost.unlink()
    assert "CAT-A30" in refusal(export, shelf, tmp_path / "first", "v1")
    export(shelf, tmp_path / "first", "v1", IDENTIFIER)


def test_a_missing_file_is_told_as_damage(shelf: Path, tmp_path: Path) -> None:
    [path] = shelf.glob("urn*/v1/content/booklet.pdf")
    path.unlink()
    assert refusal(export, shelf, tmp_path / "first", "v1") == ["CAT-A34"]


def test_a_file_the_edition_does_not_have(three_editions: Path, tmp_path: Path) -> None:
    assert refusal(export_file, three_editions, "none.pdf", tmp_path / "none.pdf") == ["CAT-A32"]


def test_an_export_writes_over_nothing(three_editions: Path, tmp_path: Path) -> None:
    assert refusal(export, three_editions, tmp_path) == ["CAT-A33"]


def test_a_full_disk_leaves_nothing_behind(
    three_editions: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(exporting, "copy_fixed", full)
    assert refusal(export, three_editions, tmp_path / "first") == ["CAT-A35"]
    assert list(tmp_path.iterdir()) == []


def test_an_inventory_edited_to_leave_the_folder_is_not_followed(shelf: Path, tmp_path: Path) -> None:
    for inventory in shelf.glob("urn*/**/inventory.json"):
        text = inventory.read_text("utf-8").replace('"booklet.pdf"', '"../../booklet.pdf"')
        inventory.write_text(text, "utf-8")
    assert set(refusal(export, shelf, tmp_path / "first")) == {"CAT-A24", "CAT-A30"}
    assert not (tmp_path / "first").exists()


def test_a_bag_passes_bagit_and_states_its_version(three_editions: Path, tmp_path: Path) -> None:
    sender = Agent("הארכיון", address="mailto:archive@example.org")
    export_bag(three_editions, tmp_path / "bag", "v2", date="2026-02-01", sender=sender)
    bag = bagit.Bag(str(tmp_path / "bag"))
    bag.validate()
    assert bag.version_info == (1, 0)
    assert bag.info["External-Identifier"] == f"{IDENTIFIER}/v2"
    assert bag.info["Contact-Name"] == "הארכיון"
    assert (tmp_path / "bag/data/booklet.pdf").read_bytes() == submission(2).files["booklet.pdf"]
    (tmp_path / "bag/data/booklet.pdf").write_bytes(b"changed")
    assert not bag.is_valid()


def test_percent_signs_are_encoded_in_manifests_as_the_rfc_says(tmp_path: Path) -> None:
    add(tmp_path / "shelf", submission(files={"100%.txt": b"x"}))
    export_bag(tmp_path / "shelf", tmp_path / "bag", date="2026-02-01")
    manifest = (tmp_path / "bag/manifest-sha512.txt").read_text("utf-8")
    assert "  data/100%25.txt\n" in manifest


def test_the_description_parses_with_the_ro_crate_library(three_editions: Path, tmp_path: Path) -> None:
    export(three_editions, tmp_path / "crate", "v2")
    crate = ROCrate(tmp_path / "crate")
    book = crate.mainEntity
    assert (book.type, book["name"], book["bookEdition"]) == ("Book", "בהירות ההוויה", "מהדורה ראשונה")
    assert [person["name"] for person in book["author"]] == ["מחברת"]
    [making] = crate.get_by_type("CreateAction")
    assert making["agent"]["name"] == "הארכיונאית"
    assert [result.id for result in making["result"]] == ["booklet.pdf"]
    assert {part.id for part in crate.data_entities} >= {"booklet.pdf", "environment.json"}
    assert str(crate.metadata["conformsTo"]).endswith("ro/crate/1.2")


def test_the_description_is_read_back_as_it_was_given(tmp_path: Path) -> None:
    people = (Agent("א", "author", "https://orcid.org/0000-0000-0000-0000"), Agent("ב", "curator"))
    facts = BookFacts(
        "כותר",
        "משנה",
        "he",
        "978-965-0",
        "מוציא",
        "תל אביב",
        "2026",
        "https://example.org/rights",
        "תיאור",
        people,
    )
    add(tmp_path, submission(facts=facts))
    [crate] = tmp_path.glob("urn*/v1/content/ro-crate-metadata.json")
    described = read_description(crate.read_bytes())
    assert (described.facts, described.statement) == (facts, submission().statement)


def test_the_short_digest_is_that_of_sha512sum(three_editions: Path) -> None:
    [inventory] = three_editions.glob("urn*/v2/inventory.json")
    digest = hashlib.sha512(inventory.read_bytes()).hexdigest()
    expected = "-".join((digest[0:4], digest[4:8], digest[8:12], digest[12:16]))
    assert short_digest(inventory.parents[1], "v2") == expected


def test_the_readme_tells_a_stranger_in_both_languages(three_editions: Path) -> None:
    text = (three_editions / "README.txt").read_text("utf-8")
    for word in ("booklet-screen.pdf", "inventory.json", "OCFL 1.1", "SHA-512", "תיקייה", "folder"):
        assert word in text
