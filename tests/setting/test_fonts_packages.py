from __future__ import annotations

import base64
import hashlib
import io
import sys
import tarfile
from pathlib import Path

import pytest

from catalogue.diagnostics import CatalogueError, ExitCode
from catalogue.setting.fonts.manifest import Package
from catalogue.setting.fonts.packages import fetch_package, npm_at_hand, read_members

PACK = """\
import pathlib, shutil, sys
folder = pathlib.Path(sys.argv[sys.argv.index("--pack-destination") + 1])
shutil.copy({tarball!r}, folder / "package.tgz")
"""
FAIL = "import sys; print('npm error code ENOTFOUND', file=sys.stderr); sys.exit(1)"


def tarball(**files: bytes) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        for name, data in files.items():
            member = tarfile.TarInfo(f"package/{name}")
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return out.getvalue()


def package(data: bytes) -> Package:
    integrity = "sha512-" + base64.b64encode(hashlib.sha512(data).digest()).decode()
    return Package("Test", "@scope/test", "1.0.0", integrity, "OFL-1.1", "LICENSE", ("a.ttf",))


def npm(folder: Path, program: str) -> list[str]:
    script = folder / "npm.py"
    script.write_text(program)
    return [sys.executable, str(script)]


def test_a_package_is_fetched_once_and_then_kept(tmp_path: Path) -> None:
    data = tarball(**{"a.ttf": b"A"})
    sent = tmp_path / "sent.tgz"
    sent.write_bytes(data)
    command = npm(tmp_path, PACK.format(tarball=str(sent)))
    said: list[str] = []
    assert fetch_package(package(data), tmp_path / "cache", lambda: command, said.append) == data
    assert said == ["Test (@scope/test@1.0.0)"]

    def no_npm() -> list[str]:
        raise AssertionError("asked for npm although the package is in the cache")

    assert fetch_package(package(data), tmp_path / "cache", no_npm, said.append) == data
    assert len(said) == 1


def test_a_damaged_cache_is_fetched_anew(tmp_path: Path) -> None:
    data = tarball(**{"a.ttf": b"A"})
    (tmp_path / "sent.tgz").write_bytes(data)
    command = npm(tmp_path, PACK.format(tarball=str(tmp_path / "sent.tgz")))
    fetch_package(package(data), tmp_path / "cache", lambda: command, print)
    [kept] = (tmp_path / "cache" / "packages").iterdir()
    kept.write_bytes(b"half a file")
    assert fetch_package(package(data), tmp_path / "cache", lambda: command, print) == data
    assert kept.read_bytes() == data


def test_an_altered_package_is_f04_and_is_not_kept(tmp_path: Path) -> None:
    (tmp_path / "sent.tgz").write_bytes(tarball(**{"a.ttf": b"other"}))
    command = npm(tmp_path, PACK.format(tarball=str(tmp_path / "sent.tgz")))
    with pytest.raises(CatalogueError) as caught:
        fetch_package(package(tarball(**{"a.ttf": b"A"})), tmp_path / "cache", lambda: command, print)
    assert caught.value.exit_code is ExitCode.MISSING
    assert [d.code for d in caught.value.report] == ["CAT-F04"]
    assert not (tmp_path / "cache").exists()


@pytest.mark.parametrize("program", [FAIL, "pass"])
def test_what_npm_cannot_bring_is_f03_and_says_what_to_do(tmp_path: Path, program: str) -> None:
    command = npm(tmp_path, program)
    with pytest.raises(CatalogueError) as caught:
        fetch_package(package(b"x"), tmp_path / "cache", lambda: command, print)
    [found] = caught.value.report
    assert (caught.value.exit_code, found.code) == (ExitCode.MISSING, "CAT-F03")
    assert "@scope/test@1.0.0" in found.message
    assert "network" in found.hint and "fonts folder" in found.hint


def test_without_npm_and_network_the_reason_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "no-python"))
    with npm_at_hand() as at_hand, pytest.raises(CatalogueError) as caught:
        fetch_package(package(b"x"), tmp_path / "cache", at_hand, print)
    assert [d.code for d in caught.value.report] == ["CAT-F03"]
    assert caught.value.exit_code is ExitCode.MISSING


def test_the_machines_npm_is_used_if_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: f"/somewhere/{name}")
    with npm_at_hand() as at_hand:
        assert at_hand() == ["/somewhere/npm"]


def test_no_path_in_an_archive_is_followed() -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        for name, kind in (("../../evil.ttf", tarfile.REGTYPE), ("package/link.ttf", tarfile.SYMTYPE)):
            member = tarfile.TarInfo(name)
            member.type, member.linkname = kind, "/etc/passwd"
            archive.addfile(member)
    found = read_members(out.getvalue(), frozenset({"evil.ttf", "link.ttf", "absent.ttf"}))
    assert found == {"evil.ttf": b""}
