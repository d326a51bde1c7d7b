"""Our own reading of OCFL 1.1: every rule with a case that breaks it and nothing else."""

from __future__ import annotations

import copy
import hashlib
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import ocfl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shelf_cases import fast_folder, submission

from catalogue.archive.adding import add
from catalogue.archive.exporting import export
from catalogue.archive.inventory_chain import is_beginning
from catalogue.archive.inventory_rules import broken_rules, is_moment, parse
from catalogue.archive.logical_paths import unfit_paths
from catalogue.archive.object_audit import audit

ONE, TWO, THREE = ("1" * 128, "2" * 128, "3" * 128)
SOUND: dict[str, Any] = {
    "id": "urn:x:1",
    "type": "https://ocfl.io/1.1/spec/#inventory",
    "digestAlgorithm": "sha512",
    "head": "v2",
    "manifest": {ONE: ["v1/content/a"], TWO: ["v2/content/b"]},
    "versions": {
        "v1": {
            "created": "2026-01-01T00:00:00Z",
            "state": {ONE: ["a"]},
            "message": "m",
            "user": {"name": "n"},
        },
        "v2": {"created": "2026-01-02T00:00:00+02:00", "state": {ONE: ["a", "c"], TWO: ["d/b"]}},
    },
}


def put(*path: Any) -> Callable[[dict[str, Any]], None]:
    """A change: the last item is put at the path of keys before it."""
    *keys, value = path

    def change(document: dict[str, Any]) -> None:
        for key in keys[:-1]:
            document = document[key]
        document[keys[-1]] = value

    return change


def drop(*keys: str) -> Callable[[dict[str, Any]], None]:
    def change(document: dict[str, Any]) -> None:
        for key in keys[:-1]:
            document = document[key]
        del document[keys[-1]]

    return change


def state(value: Any) -> Callable[[dict[str, Any]], None]:
    return put("versions", "v2", "state", value)


CASES: list[tuple[str, Callable[[dict[str, Any]], None]]] = [
    ("E036", drop("id")),
    ("E036", drop("head")),
    ("E036", put("type", 7)),
    ("E102", put("colour", "red")),
    ("E038", put("type", "https://ocfl.io/9.9/spec/#inventory")),
    ("E025", put("digestAlgorithm", "md5")),
    ("E025", put("manifest", {ONE: ["v1/content/a"], TWO: ["v2/content/b"], "xyz": ["v1/content/z"]})),
    ("E017", put("contentDirectory", "a/b")),
    ("E017", put("contentDirectory", "..")),
    ("E041", drop("manifest")),
    ("E041", put("manifest", [])),
    ("E044", put("versions", [])),
    ("E008", put("versions", {})),
    ("E046", lambda document: document["versions"].update({"w3": document["versions"]["v2"]})),
    ("E010", lambda document: document["versions"].update({"v4": document["versions"].pop("v2")})),
    ("E012", lambda document: document["versions"].update({"v02": document["versions"].pop("v2")})),
    ("E040", put("head", "v1")),
    ("E047", put("versions", "v2", [])),
    ("E048", drop("versions", "v2", "created")),
    ("E048", put("versions", "v2", "state", [])),
    ("E049", put("versions", "v2", "created", "2026-01-02")),
    ("E094", put("versions", "v2", "message", 7)),
    ("E054", put("versions", "v2", "user", {})),
    ("E054", put("versions", "v2", "user", {"name": "n", "address": 7})),
    ("E050", state({ONE: ["a"], TWO: ["b"], THREE: ["c"]})),
    ("E050", put("versions", "v2", "state", {ONE: ["a"], "A" * 128: ["b"]})),
    ("E051", state({ONE: ["a"], TWO: "b"})),
    ("E052", state({ONE: ["../a"], TWO: ["b"]})),
    ("E052", state({ONE: ["/a"], TWO: ["b"]})),
    ("E052", state({ONE: ["a//c"], TWO: ["b"]})),
    ("E095", state({ONE: ["a", "a"], TWO: ["b"]})),
    ("E095", state({ONE: ["a"], TWO: ["a/b"]})),
    (
        "E096",
        lambda document: document["manifest"].update(
            {"a" * 128: ["v1/content/x"], "A" * 128: ["v1/content/y"]}
        ),
    ),
    ("E092", put("manifest", ONE, [])),
    ("E092", put("manifest", ONE, "v1/content/a")),
    ("E099", put("manifest", ONE, ["v1/content/../../a"])),
    ("E042", put("manifest", ONE, ["v3/content/a"])),
    ("E042", put("manifest", ONE, ["v1/other/a"])),
    ("E042", put("manifest", ONE, ["v1/content"])),
    ("E101", put("manifest", ONE, ["v2/content/b"])),
    ("E101", put("manifest", ONE, ["v2/content/b/c"])),
    ("E107", put("manifest", THREE, ["v1/content/z"])),
    ("E111", put("fixity", [])),
    ("E057", put("fixity", {"md5": ["x"]})),
    ("E097", put("fixity", {"md5": {"aa": ["v1/content/a"], "AA": ["v2/content/b"]}})),
    ("E099", put("fixity", {"md5": {"aa": ["../a"]}})),
]


def test_a_sound_inventory_breaks_no_rule() -> None:
    assert broken_rules(SOUND) == ()
    assert broken_rules([])[0].rule == "E033"


@pytest.mark.parametrize(("rule", "change"), CASES)
def test_each_rule_is_noticed(rule: str, change: Callable[[dict[str, Any]], None]) -> None:
    document = copy.deepcopy(SOUND)
    change(document)
    assert rule in {broken.rule for broken in broken_rules(document)}


@pytest.mark.parametrize("text", ['{"id": 1, "id": 2}', "{", '"\\ud800'])
def test_text_that_is_no_sound_json_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse(text.encode())


@pytest.mark.parametrize(
    ("text", "sound"),
    [
        ("2026-01-31T23:59:60Z", True),
        ("2026-01-31t10:00:00.5-23:59", True),
        ("2026-01-31T10:00:00", False),
        ("2026-1-31T10:00:00Z", False),
        ("2026-01-32T10:00:00Z", False),
        ("2026-02-29T10:00:00Z", False),
        ("2024-02-29T10:00:00z", True),
        (None, False),
    ],
)
def test_moments_are_those_of_rfc_3339(text: Any, sound: bool) -> None:
    assert is_moment(text) is sound


def test_the_beginning_of_a_history_is_told_from_another() -> None:
    beginning = {
        **SOUND,
        "head": "v1",
        "manifest": {ONE: ["v1/content/a"]},
        "versions": {"v1": SOUND["versions"]["v1"]},
    }
    assert is_beginning(beginning, "v1", SOUND)
    assert is_beginning(SOUND, "v2", SOUND)
    assert not is_beginning({**beginning, "id": "urn:x:2"}, "v1", SOUND)
    assert not is_beginning(beginning, "v1", {**SOUND, "fixity": {}})


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


def places(value: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of keys to every part of a JSON value."""
    if at:
        yield at
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in inside:
        yield from places(part, (*at, key))


@given(place=st.sampled_from([*places(SOUND)]), value=anything)
def test_an_inventory_written_by_hand_breaks_rules_and_not_the_program(
    place: tuple[Any, ...], value: Any
) -> None:
    document = copy.deepcopy(SOUND)
    put(*place, value)(document)
    assert all(broken.rule.startswith("E") for broken in broken_rules(document))
    assert broken_rules(value)


def test_brackets_without_end_are_no_inventory() -> None:
    with pytest.raises(ValueError, match="too deeply"):
        parse(b"[" * 100_000)


# The inventories of one object against each other.


def rewrite(folder: Path, change: Callable[[dict[str, Any]], None]) -> None:
    """Change an inventory and make its sidecar agree: an object edited by hand, and carefully."""
    path = folder / "inventory.json"
    document = json.loads(path.read_text("utf-8"))
    change(document)
    data = json.dumps(document, ensure_ascii=False).encode()
    path.write_bytes(data)
    algorithm = document["digestAlgorithm"] if document["digestAlgorithm"] == "sha256" else "sha512"
    sidecar = f"{hashlib.new(algorithm, data).hexdigest()} inventory.json\n"
    (folder / f"inventory.json.{algorithm}").write_text(sidecar)


def rename_state(document: dict[str, Any]) -> None:
    block = document["versions"]["v1"]["state"]
    digest = next(iter(block))
    block[digest] = ["renamed"]


CHAIN: list[tuple[str, str, Callable[[dict[str, Any]], None]]] = [
    ("E064", "v3", put("versions", "v3", "message", "other")),
    ("E066", "v2", rename_state),
    ("E110", "v2", put("id", "urn:x:other")),
    ("E019", "v1", lambda document: _move_content(document)),
    ("E103", "v1", put("type", "https://ocfl.io/1.1/spec/#inventory")),
    ("W011", "v2", put("versions", "v1", "message", "other")),
    ("E040", "v1", lambda document: document.update(_one_more(document))),
    ("E023", "v2", lambda document: _forget(document)),
    ("E066", "v2", lambda document: _in_sha256(document)),
    ("E064", "", lambda document: _roll_back(document)),
]


def _forget(document: dict[str, Any]) -> None:
    """A file of v1 that v2 no longer knows, nor any of its states."""
    digest = next(digest for digest, paths in document["manifest"].items() if "booklet.pdf" in paths[0])
    del document["manifest"][digest]
    for block in document["versions"].values():
        block["state"].pop(digest, None)


def _in_sha256(document: dict[str, Any]) -> None:
    """Another algorithm in an older version is allowed, another state under it is not."""
    names = {digest: hashlib.sha256(digest.encode()).hexdigest() for digest in document["manifest"]}
    document["digestAlgorithm"] = "sha256"
    document["manifest"] = {names[digest]: paths for digest, paths in document["manifest"].items()}
    for block in document["versions"].values():
        block["state"] = {names[digest]: paths for digest, paths in block["state"].items()}
    rename_state(document)


def _roll_back(document: dict[str, Any]) -> None:
    """The root's inventory is that of an earlier version, with its sidecar."""
    document.update(head="v2")
    del document["versions"]["v3"]
    document["manifest"] = {
        digest: paths for digest, paths in document["manifest"].items() if not paths[0].startswith("v3/")
    }


def remove(name: str) -> Callable[[Path], object]:
    return lambda folder: (folder / name).unlink()


def put_file(name: str, data: str = "") -> Callable[[Path], object]:
    return lambda folder: (
        (folder / name).parent.mkdir(parents=True, exist_ok=True),
        (folder / name).write_text(data),
    )


TREE: list[tuple[str, str, Callable[[Path], object]]] = [
    ("E001", "stray.txt", put_file("stray.txt")),
    ("E001", "v4", put_file("v4")),
    ("E001", "v9", lambda folder: (folder / "v9").mkdir()),
    ("E003", "0=ocfl_object_1.1", remove("0=ocfl_object_1.1")),
    ("E007", "0=ocfl_object_1.1", put_file("0=ocfl_object_1.1", "something else\n")),
    ("E023", "v1/content/more", put_file("v1/content/more")),
    ("E024", "v1/content/empty", lambda folder: (folder / "v1/content/empty").mkdir()),
    ("E058", "inventory.json.sha512", remove("inventory.json.sha512")),
    ("E058", "v1/inventory.json.sha512", put_file("v1/inventory.json.sha512", "no digest at all\n")),
    ("E060", "v2/inventory.json", put_file("v2/inventory.json.sha512", f"{'0' * 128} inventory.json\n")),
    ("E063", "inventory.json", remove("inventory.json")),
    ("E067", "extensions/stray", put_file("extensions/stray")),
    ("E092", "v1/content/booklet.pdf", remove("v1/content/booklet.pdf")),
    ("E092", "v1/content/booklet.pdf", put_file("v1/content/booklet.pdf", "changed")),
    ("W002", "v1/beside", put_file("v1/beside/file")),
    ("W010", "v1/inventory.json", remove("v1/inventory.json")),
]


@pytest.mark.parametrize(("rule", "path", "harm"), TREE)
def test_each_rule_of_the_folders_is_noticed(
    shelf: Path, rule: str, path: str, harm: Callable[[Path], object]
) -> None:
    [folder] = shelf.glob("urn*")
    assert not audit(folder).damages
    harm(folder)
    assert (rule, path) in {(damage.rule, damage.path) for damage in audit(folder).damages}


def _move_content(document: dict[str, Any]) -> None:
    document["contentDirectory"] = "stuff"
    manifest = document["manifest"]
    for digest, paths in manifest.items():
        manifest[digest] = [path.replace("/content/", "/stuff/", 1) for path in paths]


def _one_more(document: dict[str, Any]) -> dict[str, Any]:
    return {"versions": {**document["versions"], "v2": document["versions"]["v1"]}, "head": "v2"}


@pytest.mark.parametrize(("rule", "version", "change"), CHAIN)
def test_inventories_that_disagree_are_found(
    shelf: Path, rule: str, version: str, change: Callable[[dict[str, Any]], None]
) -> None:
    [folder] = shelf.glob("urn*")
    if rule == "E103":
        for later in ("", "v3", "v2"):
            rewrite(folder / later, put("type", "https://ocfl.io/1.0/spec/#inventory"))
    else:
        rewrite(folder / version, change)
    assert rule in {damage.rule for damage in audit(folder).damages}


def test_a_declaration_of_another_version_is_found(shelf: Path) -> None:
    [folder] = shelf.glob("urn*")
    (folder / "0=ocfl_object_1.1").unlink()
    (folder / "0=ocfl_object_1.0").write_text("ocfl_object_1.0\n")
    assert {damage.rule for damage in audit(folder).damages} == {"E038"}
    (folder / "0=ocfl_object_1.1").write_text("ocfl_object_1.1\n")
    assert {damage.rule for damage in audit(folder).damages} == {"E003"}


def test_fixity_digests_are_compared_too(shelf: Path) -> None:
    [folder] = shelf.glob("urn*")
    wrong = {"md5": {"0" * 32: ["v1/content/booklet.pdf"]}, "unheard-of": {"0": ["v1/content/booklet.pdf"]}}
    for place in ("", "v3"):
        rewrite(folder / place, put("fixity", wrong))
    [damage] = audit(folder).damages
    assert (damage.path, damage.words) == (
        "v1/content/booklet.pdf",
        "the bytes of the file have changed (md5)",
    )


def test_what_ocfl_py_makes_is_accepted(tmp_path: Path) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "source/א.txt").write_text("א")
    metadata = ocfl.VersionMetadata(
        created="2020-01-01T00:00:00Z", message="m", name="n", address="mailto:a@b"
    )
    for algorithm in ("sha512", "sha256"):
        folder = tmp_path / algorithm
        made = ocfl.Object(identifier="urn:x:1", digest_algorithm=algorithm)
        made.create(str(tmp_path / "source"), metadata, str(folder))
        assert audit(folder).damages == ()


# The law of the shelf: what goes in comes out.

steps = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="/\\"), min_size=1, max_size=12
)
paths = st.lists(steps, min_size=1, max_size=3).map("/".join)
editions = st.dictionaries(paths, st.binary(max_size=40), min_size=1, max_size=6).filter(
    lambda files: not any(unfit_paths(files))
)


@settings(max_examples=25, deadline=None)
@given(first=editions, second=editions)
def test_whatever_goes_on_the_shelf_comes_off_it(first: dict[str, bytes], second: dict[str, bytes]) -> None:
    with fast_folder() as folder:
        for number, files in ((1, first), (2, second)):
            receipt = add(folder / "shelf", submission(number, files=files))
            assert receipt.version == f"v{number}"
        assert audit(receipt.folder).damages == ()
        assert ocfl.Object().validate(str(receipt.folder))[0]
        for version, files in (("1", first), ("2", second)):
            export(folder / "shelf", folder / version, version)
            for path, data in files.items():
                assert (folder / version / path).read_bytes() == data
            shutil.rmtree(folder / version)
