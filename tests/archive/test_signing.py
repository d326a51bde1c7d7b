"""Signatures over the inventory: made, checked, and worthless on anything rewritten."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from pathlib import Path

import pytest
from shelf_cases import submission

from catalogue.archive.adding import add
from catalogue.archive.signing import check_signatures, sign
from catalogue.archive.verifying import verify
from catalogue.diagnostics import CatalogueError, ExitCode

MOMENT = "2031-07-01T00:00:00Z"


@pytest.fixture(scope="module")
def key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("key") / "archivist"
    subprocess.run(
        ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "archivist", "-f", str(path)], check=True
    )
    public = path.with_suffix(".pub").read_text()
    path.with_name("allowed").write_text(f"archive@example.org {public}")
    return path


def allowed(key: Path) -> Path:
    return key.with_name("allowed")


def rewrite(shelf: Path) -> None:
    """What an attacker does: change the history and make all digests fit again."""
    [folder] = shelf.glob("urn*")
    for inventory in folder.rglob("inventory.json"):
        data = inventory.read_text("utf-8").replace("הודעה 1.1", "הודעה 9.9").encode()
        inventory.write_bytes(data)
        sidecar = inventory.with_name("inventory.json.sha512")
        sidecar.write_text(f"{hashlib.sha512(data).hexdigest()} inventory.json\n")


def test_a_signed_edition_is_told_with_its_signer(shelf: Path, key: Path) -> None:
    sign(shelf, key, MOMENT)
    signatures = check_signatures(shelf, allowed(key))
    assert (signatures.signers, len(signatures.report)) == ((("v3", "archive@example.org"),), 0)
    assert len(verify(shelf, MOMENT, allowed_signers=allowed(key)).report) == 0


def test_a_rewritten_history_passes_the_digests_and_fails_the_signature(shelf: Path, key: Path) -> None:
    sign(shelf, key, MOMENT)
    rewrite(shelf)
    assert not verify(shelf, MOMENT).report.errors
    verified = verify(shelf, MOMENT, allowed_signers=allowed(key))
    assert [found.code for found in verified.report.errors] == ["CAT-A52"]


def test_an_unknown_signer_does_not_count(shelf: Path, key: Path, tmp_path: Path) -> None:
    sign(shelf, key, MOMENT)
    (tmp_path / "nobody").write_text("")
    [found] = check_signatures(shelf, tmp_path / "nobody").report
    assert found.code == "CAT-A52"


def test_a_head_without_signature_is_a_warning(shelf: Path, key: Path) -> None:
    sign(shelf, key, MOMENT)
    add(shelf, submission(4))
    signatures = check_signatures(shelf, allowed(key))
    assert [found.code for found in signatures.report] == ["CAT-A53"]
    assert signatures.signers == (("v3", "archive@example.org"),)


def test_a_key_that_is_none(shelf: Path, tmp_path: Path) -> None:
    (tmp_path / "key").write_text("no key")
    with pytest.raises(CatalogueError) as raised:
        sign(shelf, tmp_path / "key", MOMENT)
    assert [found.code for found in raised.value.report] == ["CAT-A51"]


def test_without_ssh_keygen_the_program_is_named(
    shelf: Path, key: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(CatalogueError) as raised:
        sign(shelf, key, MOMENT)
    assert raised.value.exit_code is ExitCode.MISSING
    assert [found.code for found in raised.value.report] == ["CAT-A50"]
