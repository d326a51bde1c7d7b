"""`catalogue archive …` as an archivist types it, on two real editions: words, facts and exit codes."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import bagit
import pytest
from shelf_story import Workplace

from catalogue.archive.editions import EditionStatement, Receipt
from catalogue.cli import archive_options
from catalogue.cli.door import run
from catalogue.diagnostics import ExitCode

Say = Callable[..., tuple[int, str, str]]
IDENTIFIER = "urn:x-catalogue:based-on-a-true-story"


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Say:
    """Exit code, standard output, standard error of one archive command."""

    def typed(*arguments: object) -> tuple[int, str, str]:
        code = run(["archive", *map(str, arguments)])
        told = capsys.readouterr()
        return code, told.out, told.err

    return typed


@pytest.fixture
def shelf(two_editions: Workplace, tmp_path: Path) -> Path:
    """An archive that may be harmed."""
    return Path(shutil.copytree(two_editions.archive, tmp_path / "shelf"))


def facts(say: Say, *arguments: object) -> dict[str, Any]:
    code, told, _ = say(*arguments, "--json")
    spoken = json.loads(told)
    assert spoken["exit"] == code
    return dict(spoken)


def harm(shelf: Path, name: str = "v1/content/booklet.pdf") -> Path:
    [object_] = shelf.glob("urn*")
    file = object_ / name
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    return file


def test_list_is_one_line_an_edition(two_editions: Workplace, say: Say) -> None:
    code, told, _ = say("list", "--archive", two_editions.archive, "--plain")
    assert code == 0
    title, _, one, two = told.splitlines()
    assert title == f"מבוסס על סיפור אמיתי  {IDENTIFIER}"
    assert one.startswith("  v1  2030-01-01  edition 1, printing 1 – מהדורה ראשונה")
    assert one.endswith("המהדורה הראשונה") and two.endswith("תוקנו מילה והערה")
    [catalogue] = facts(say, "list", "--archive", two_editions.archive)["catalogues"]
    assert [one["version"] for one in catalogue["editions"]] == ["v1", "v2"]


def test_show_lists_every_file_of_an_edition(two_editions: Workplace, say: Say) -> None:
    code, told, _ = say("show", "1", "--archive", two_editions.archive, "--catalogue", IDENTIFIER, "--plain")
    assert code == 0
    assert "booklet-archive.pdf" in told and "content/films/crying/text.md" in told
    shown = facts(say, "show", "--archive", two_editions.archive)
    assert (shown["version"], shown["printing"]) == ("v2", 2)


def test_what_is_not_there_is_seven_and_a_hint(two_editions: Workplace, say: Say, tmp_path: Path) -> None:
    code, _, told = say("show", "v9", "--archive", two_editions.archive, "--plain")
    assert code == ExitCode.ARCHIVE and "CAT-A31" in told and "from v1 to v2" in told
    code, _, told = say("list", "--archive", tmp_path / "nowhere", "--plain")
    assert code == ExitCode.ARCHIVE and "CAT-A08" in told


def test_an_exported_edition_is_whole(two_editions: Workplace, say: Say, tmp_path: Path) -> None:
    place = tmp_path / "edition"
    told = facts(say, "export", "v1", place, "--archive", two_editions.archive)
    assert (told["version"], told["place"]) == ("v1", str(place))
    assert told["files"] == sum(path.is_file() for path in place.rglob("*"))
    code, _, refused = say("export", "v1", place, "--archive", two_editions.archive, "--plain")
    assert code == ExitCode.ARCHIVE and "CAT-A33" in refused


def test_one_file_comes_out_alone(two_editions: Workplace, say: Say, tmp_path: Path) -> None:
    target = tmp_path / "kept.pdf"
    code, _, _ = say(
        "export", "head", target, "--file", "booklet-archive.pdf", "--archive", two_editions.archive
    )
    assert code == 0 and target.read_bytes().startswith(b"%PDF-1.7")


def test_a_bag_names_who_hands_it_over(two_editions: Workplace, say: Say, tmp_path: Path) -> None:
    bag = tmp_path / "bag"
    by = "רות פתיר <curator@example.org>"
    code, _, _ = say("export", "v2", bag, "--bag", "--by", by, "--archive", two_editions.archive)
    assert code == 0
    bagit.Bag(str(bag)).validate()
    assert bagit.Bag(str(bag)).info["Contact-Email"] == "curator@example.org"


def test_a_bag_of_one_file_is_misuse(two_editions: Workplace, say: Say, tmp_path: Path) -> None:
    given = ("export", "v1", tmp_path / "x", "--bag", "--file", "booklet.pdf")
    assert say(*given, "--archive", two_editions.archive)[0] == ExitCode.USAGE


def test_diff_speaks_as_text_facts_and_a_page(two_editions: Workplace, say: Say, tmp_path: Path) -> None:
    page = tmp_path / "diff.html"
    code, told, _ = say("diff", "v1", "v2", "--html", page, "--archive", two_editions.archive, "--plain")
    assert code == 0
    assert "[-דומה-] {+נראה+}" in told
    assert told.splitlines()[-1] == str(page)
    assert page.read_text("utf-8").rstrip().endswith("</html>")
    compared = facts(say, "diff", "v1", "--archive", two_editions.archive)
    assert [one["new"] for one in compared["edits"]] == ["נראה", "2005), עמ' 41."]


def test_an_edition_that_is_there_already_is_refused_with_what_to_do(
    say: Say, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    receipt = Receipt(IDENTIFIER, "v1", False, EditionStatement(1, 2), "aaaa-bbbb-cccc-dddd", tmp_path)
    monkeypatch.setattr("catalogue.pipeline.shelve", lambda *_: receipt)
    code, told, _ = say("add", "--plain", "--by", "א")
    assert code == 0
    assert told.startswith(f"nothing to store, this equals v1 of {IDENTIFIER}: edition 1, printing 2\n")
    assert "--printing 3" in told and "previous: aaaa-bbbb-cccc-dddd" in told


@pytest.mark.parametrize(
    ("version", "last_check", "words"),
    [
        ("v1", "", ""),
        ("v2", "", "its older editions: never read back yet (catalogue archive verify)\n"),
        ("v2", "2031-05-01T00:00:00Z", "its older editions: last read back whole on 2031-05-01"),
    ],
)
def test_storing_says_when_the_older_editions_were_last_looked_at(
    say: Say, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, version: str, last_check: str, words: str
) -> None:
    stated = (EditionStatement(2), "aaaa-bbbb-cccc-dddd", tmp_path)
    receipt = Receipt(IDENTIFIER, version, True, *stated, last_check=last_check)
    monkeypatch.setattr("catalogue.pipeline.shelve", lambda *_: receipt)
    _, told, _ = say("add", "--plain", "--by", "א")
    assert words in told
    assert ("older editions" in told) == bool(words)


def test_verify_finds_nothing_in_a_whole_archive(shelf: Path, say: Say) -> None:
    code, told, _ = say("verify", "--archive", shelf, "--plain")
    assert code == 0 and "2 versions, " in told and "whole (last checked: never)" in told
    checked = facts(say, "verify", "--oldest-first", "--limit", 1, "--archive", shelf)
    assert checked["waiting"] == 0 and checked["checked"][0]["damages"] == []
    assert checked["checked"][0]["last_check"]


def test_damage_is_seven_and_is_mended_from_a_replica(
    two_editions: Workplace, shelf: Path, say: Say, tmp_path: Path
) -> None:
    replica = Path(shutil.copytree(two_editions.archive, tmp_path / "replica"))
    damaged = harm(shelf)
    code, _, told = say("verify", "--archive", shelf, "--plain")
    assert code == ExitCode.ARCHIVE
    assert "CAT-A20" in told and "booklet.pdf" in told and "touches v1" in told
    assert say("verify", "--archive", replica, "--replica", shelf, "--plain")[0] == ExitCode.ARCHIVE
    code, told, _ = say("repair", "--archive", shelf, "--from", replica, "--plain")
    assert code == 0 and told.startswith("restored urn%3a")
    assert say("verify", "--archive", shelf, "--replica", replica)[0] == 0
    assert damaged.read_bytes() == (replica / damaged.relative_to(shelf)).read_bytes()


def test_what_no_replica_has_stays_seven(shelf: Path, say: Say, tmp_path: Path) -> None:
    harm(shelf)
    replica = Path(shutil.copytree(shelf, tmp_path / "replica"))
    code, _, told = say("repair", "--archive", shelf, "--from", replica, "--plain")
    assert code == ExitCode.ARCHIVE and "CAT-A45" in told


def test_a_signature_is_made_and_checked(shelf: Path, say: Say, tmp_path: Path) -> None:
    key = tmp_path / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)], check=True)
    signers = tmp_path / "signers"
    signers.write_text(f"curator@example.org {key.with_suffix('.pub').read_text()}")
    assert say("verify", "--signers", signers, "--archive", shelf, "--plain")[2].count("CAT-A53") == 1
    assert say("sign", "--key", key, "--archive", shelf)[0] == 0
    code, _, told = say("verify", "--signers", signers, "--archive", shelf, "--plain")
    assert (code, told) == (0, "")
    signers.write_text("")
    assert say("verify", "--signers", signers, "--archive", shelf)[0] == ExitCode.ARCHIVE


def test_add_asks_who_when_the_machine_does_not_know(
    say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nobody() -> str:
        raise KeyError

    monkeypatch.setattr(archive_options.getpass, "getuser", nobody)
    code, _, told = say("add", "--out", tmp_path)
    assert code == ExitCode.USAGE and "--by" in told


def test_a_contradicted_edition_is_told_before_anything_is_set(
    two_editions: Workplace, say: Say, tmp_path: Path
) -> None:
    work = two_editions.folders
    given = ("--content", work.content, "--templates", work.templates, "--fonts", work.fonts)
    code, _, told = say("add", *given, "--out", tmp_path, "--edition", 2, "--by", "א", "--plain")
    assert code == ExitCode.ARCHIVE and "CAT-A71" in told
    assert not list(tmp_path.iterdir())


def test_the_moment_is_utc_to_the_second() -> None:
    assert archive_options.now().endswith("Z") and len(archive_options.now()) == 20
