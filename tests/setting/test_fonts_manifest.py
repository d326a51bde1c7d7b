from __future__ import annotations

from pathlib import Path

import pytest

from catalogue.diagnostics import CatalogueError, ExitCode, Location
from catalogue.setting.fonts.manifest import read_manifest

INTEGRITY = "sha512-" + "A" * 86 + "=="
GOOD = f"""\
family: Test Serif
ascent: 957
descent: 334
packages:
  - name: Testface
    package: "@scope/testface"
    version: 0.10.0
    integrity: {INTEGRITY}
    licence: OFL-1.1
    licence-file: LICENSE
    files: [Regular.ttf, Italic.ttf]
faces:
  - {{weight: 400, file: Regular.ttf}}
  - {{weight: 400, style: italic, file: Italic.ttf}}
"""


def written(folder: Path, text: str) -> Path:
    (folder / "fonts.yaml").write_text(text, encoding="utf-8")
    return folder


def findings(folder: Path, text: str) -> list[tuple[str, Location, str]]:
    with pytest.raises(CatalogueError) as caught:
        read_manifest(written(folder, text))
    assert caught.value.exit_code is ExitCode.CONTENT
    assert all(d.code == "CAT-F02" for d in caught.value.report)
    return [(d.code, d.location, d.message) for d in caught.value.report]


def test_the_shipped_manifest_names_every_file_it_uses() -> None:
    manifest = read_manifest(Path(__file__).parents[2] / "fonts")
    packaged = {name for package in manifest.packages for name in package.files}
    used = {name for entry in manifest.faces for name in entry.files}
    assert used == packaged
    assert {(e.weight, e.style) for e in manifest.faces} >= {
        (400, "normal"),
        (700, "normal"),
        (400, "italic"),
    }


def test_scalars_are_text_until_the_schema_types_them(tmp_path: Path) -> None:
    manifest = read_manifest(written(tmp_path, GOOD))
    assert manifest.packages[0].version == "0.10.0"
    assert manifest.faces[0].weight == 400
    assert manifest.upright(manifest.faces[1]).file == "Regular.ttf"


def test_a_missing_manifest_is_f01(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError) as caught:
        read_manifest(tmp_path)
    assert caught.value.exit_code is ExitCode.MISSING
    assert [d.code for d in caught.value.report] == ["CAT-F01"]


def test_everything_wrong_is_told_at_once_with_its_place(tmp_path: Path) -> None:
    bad = GOOD.replace("weight: 400, file", "weight: 4000, file").replace(
        "version: 0.10.0", "version: latest"
    )
    places = [(at.line, at.column) for _, at, _ in findings(tmp_path, bad)]
    assert places == [(7, 14), (13, 14)]


def test_an_unknown_key_is_refused(tmp_path: Path) -> None:
    [(_, place, message)] = findings(tmp_path, GOOD.replace("ascent: 957", "ascent: 957\nascnt: 1"))
    assert place.line == 3
    assert "ascnt" in message


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (f"integrity: {INTEGRITY}", "integrity: sha1-abc", "integrity"),
        ("file: Italic.ttf", "file: ../Italic.ttf", "file"),
        ("ascent: 957", "ascent: tall", "ascent"),
        ("style: italic", "style: oblique", "style"),
        ("  - {weight: 400, file: Regular.ttf}\n", "", "no upright"),
        ("style: italic, ", "", "2 faces"),
        ("family: Test Serif", "family: [", "YAML"),
        (GOOD, "", "manifest"),
    ],
)
def test_what_cannot_be_right_is_refused(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert any(said in message for _, _, message in findings(tmp_path, GOOD.replace(old, new)))


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "fonts.yaml").write_bytes(b"family: \xff\xfe")
    with pytest.raises(CatalogueError) as caught:
        read_manifest(tmp_path)
    assert [d.code for d in caught.value.report] == ["CAT-F02"]
