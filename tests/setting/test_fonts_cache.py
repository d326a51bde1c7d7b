"""What comes out of the cache is what would be built now; what the designer puts into the folder is used."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import shutil
import sys
import tarfile
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._g_l_y_f import Glyph

from catalogue.diagnostics import CatalogueError, ExitCode
from catalogue.setting.fonts import (
    Digits,
    Faces,
    cabinet,
    font_face_css,
    place_fonts,
    prepare_fonts,
    published_packages,
)
from catalogue.setting.fonts.manifest import read_manifest
from catalogue.setting.fonts.packages import fetch_package

REGULAR = "Tiny-Regular.ttf"
SEND = "(pathlib.Path(sys.argv[-2]) / 'p.tgz').write_bytes(pathlib.Path({path!r}).read_bytes())"
MANIFEST = """\
family: Tiny Book
ascent: 900
descent: 300
packages:
  - name: Tiny
    package: tiny
    version: 1.0.0
    integrity: {integrity}
    licence: OFL-1.1
    licence-file: LICENSE
    files: [{name}]
faces:
  - {{weight: 400, file: {name}}}
"""


def tiny_font(family: str = "Tiny", lower: str = "locl") -> bytes:
    """A few letters, marks and digits as boxes, with Hebrew-height digits behind a feature."""
    heights = dict.fromkeys(" אר״xH.-(){}", 600) | dict.fromkeys("0123456789”’“‘'\"", 700)
    names = {char: f"uni{ord(char):04X}" for char in heights}
    glyphs = {names[char]: box(height) for char, height in heights.items()}
    glyphs |= {f"{names[digit]}.low": box(550) for digit in "0123456789"} | {".notdef": box(0)}
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(sorted(glyphs))
    builder.setupCharacterMap({ord(char): name for char, name in names.items()})
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics(dict.fromkeys(glyphs, (500, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupOS2(usWeightClass=700)
    builder.setupNameTable({"familyName": family, "styleName": "Bold", "copyright": "Nobody"})
    builder.setupPost()
    digits = "".join(f"sub {names[digit]} by {names[digit]}.low;" for digit in "0123456789")
    kern = "feature kern { pos uni05E8 uni002E -80; } kern;"
    builder.addOpenTypeFeatures(f"feature {lower} {{ script hebr; {digits} }} {lower}; {kern}")
    builder.font["head"].created = builder.font["head"].modified = 0
    builder.font.recalcTimestamp = False
    out = io.BytesIO()
    builder.save(out)
    return out.getvalue()


def box(height: int) -> Glyph:
    pen = TTGlyphPen(None)
    for at, point in enumerate(((50, 0), (50, height), (450, height), (450, 0))):
        (pen.lineTo if at else pen.moveTo)(point)
    pen.closePath()
    return pen.glyph()


def packed(**files: bytes) -> tuple[bytes, str]:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        for name, data in files.items():
            member = tarfile.TarInfo(f"package/{name}")
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    data = out.getvalue()
    return data, "sha512-" + base64.b64encode(hashlib.sha512(data).digest()).decode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A fonts folder whose manifest builds one face, and beside it a cache holding its package."""
    tarball, integrity = packed(**{REGULAR: tiny_font(), "LICENSE": b"Do as you like."})
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    (fonts / "fonts.yaml").write_text(MANIFEST.format(integrity=integrity, name=REGULAR), encoding="utf-8")
    package = read_manifest(fonts).packages[0]
    script = tmp_path / "npm.py"
    script.write_text(f"import pathlib, sys; {SEND}".format(path=str(tmp_path / "sent.tgz")))
    (tmp_path / "sent.tgz").write_bytes(tarball)
    fetch_package(package, tmp_path / "cache", lambda: [sys.executable, str(script)], lambda _: None)
    return fonts


@pytest.fixture(autouse=True)
def no_network(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object) -> None:
        raise AssertionError("the network was asked although everything is here")

    monkeypatch.setattr("catalogue.setting.fonts.packages.subprocess.run", forbidden)


def prepare(folder: Path, digits: Digits = "hebrew") -> tuple[Faces, list[str]]:
    said: list[str] = []
    return prepare_fonts(folder, folder.parent / "cache", digits, said.append), said


def test_a_face_is_built_once(folder: Path) -> None:
    first, said = prepare(folder)
    assert said == ["Tiny Book Regular"]
    again, said = prepare(folder)
    assert (again, said) == (first, [])


def test_a_warm_cache_needs_no_packages(folder: Path) -> None:
    first, _ = prepare(folder)
    shutil.rmtree(folder.parent / "cache" / "packages")
    assert prepare(folder)[0] == first


def test_packages_kept_in_the_folder_serve_without_cache_and_network(folder: Path) -> None:
    first, _ = prepare(folder)
    kept = published_packages(folder, folder.parent / "cache")
    shutil.rmtree(folder.parent / "cache")
    (folder / "packages").mkdir()
    for name, data in kept.items():
        (folder / "packages" / name).write_bytes(data)
    again, _ = prepare(folder)
    assert [face.sha256 for face in again] == [face.sha256 for face in first]
    assert published_packages(folder, folder.parent / "cache") == kept


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("ascent: 900", "ascent: 910"),
        ("family: Tiny Book", "family: Tiny Journal"),
        (f"file: {REGULAR}", f"file: {REGULAR}, companion: {REGULAR}"),
    ],
)
def test_a_changed_entry_is_another_face(folder: Path, old: str, new: str) -> None:
    first, _ = prepare(folder)
    manifest = folder / "fonts.yaml"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    second, said = prepare(folder)
    assert len(said) == 1
    assert second.faces[0].path.parent != first.faces[0].path.parent


def test_other_digits_are_another_face(folder: Path) -> None:
    hebrew, latin = prepare(folder)[0].find(400), prepare(folder, "latin")[0].find(400)
    assert hebrew.sha256 != latin.sha256
    assert prepare(folder)[0].find(400) == hebrew


def test_another_program_builds_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare(folder)
    monkeypatch.setattr(cabinet, "_program", lambda: "another program")
    assert prepare(folder)[1] == ["Tiny Book Regular"]


@pytest.mark.parametrize("damage", ["font", "record", "recipe"])
def test_a_damaged_or_forged_entry_is_built_anew(folder: Path, damage: str) -> None:
    face = prepare(folder)[0].find(400)
    record = face.path.with_name("face.json")
    if damage == "font":
        face.path.write_bytes(face.path.read_bytes()[:-1] + b"\xff")
    elif damage == "record":
        record.write_text("{")
    else:
        record.write_text(json.dumps({**json.loads(record.read_text()), "recipe": "another"}))
    again, said = prepare(folder)
    assert said == ["Tiny Book Regular"]
    assert again.find(400) == face


def test_a_file_in_the_folder_takes_the_packaged_ones_place(folder: Path) -> None:
    packaged, _ = prepare(folder)
    (folder / REGULAR).write_bytes(tiny_font("Edited"))
    shutil.rmtree(folder.parent / "cache")
    ours, said = prepare(folder)
    assert said == ["Tiny Book Regular"]
    assert [typeface.source for typeface in packaged.typefaces] == ["tiny@1.0.0"]
    assert [typeface.source for typeface in ours.typefaces] == [f"fonts/{REGULAR}"]


def test_a_new_file_of_the_same_name_is_another_face(folder: Path) -> None:
    places = []
    for family in ("One", "Two"):
        (folder / REGULAR).write_bytes(tiny_font(family))
        places.append(prepare(folder)[0].find(400).path.parent)
    assert places[0] != places[1]


@pytest.mark.parametrize("name", ["Mine.ttf", "Mine.woff2"])
def test_other_fonts_are_added_under_their_own_names(folder: Path, name: str) -> None:
    font = TTFont(io.BytesIO(tiny_font("Mine")))
    font.flavor = "woff2" if name.endswith("woff2") else None
    font.save(folder / name)
    both, _ = prepare(folder)
    assert both.family == "Tiny Book"
    added = both.find(700, family="Mine")
    assert (added.typefaces[0].source, added.units_per_em, added.ascent) == (f"fonts/{name}", 1000, 800)
    assert ord("א") in added.coverage


def test_a_font_of_the_same_name_takes_the_built_ones_place(folder: Path) -> None:
    manifest = folder / "fonts.yaml"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace("weight: 400", "weight: 700"))
    (folder / "Mine.ttf").write_bytes(tiny_font("Tiny Book"))
    [face] = prepare(folder)[0]
    assert face.path == folder / "Mine.ttf"


def test_a_variable_font_is_f06(folder: Path) -> None:
    font = TTFont(io.BytesIO(tiny_font("Mine")))
    font["fvar"] = newTable("fvar")
    font.save(folder / "Mine.ttf")
    with pytest.raises(CatalogueError) as caught:
        prepare(folder)
    assert [(d.code, "variable" in d.message) for d in caught.value.report] == [("CAT-F06", True)]


def test_a_broken_font_is_f06(folder: Path) -> None:
    (folder / "Broken.otf").write_bytes(b"OTTO, but not really")
    with pytest.raises(CatalogueError) as caught:
        prepare(folder)
    [found] = caught.value.report
    assert (caught.value.exit_code, found.code, found.location.file) == (
        ExitCode.MISSING,
        "CAT-F06",
        str(folder / "Broken.otf"),
    )


def test_a_broken_font_to_build_from_is_f06(folder: Path) -> None:
    (folder / REGULAR).write_bytes(b"not a font")
    with pytest.raises(CatalogueError) as caught:
        prepare(folder)
    assert [d.code for d in caught.value.report] == ["CAT-F06"]


def test_a_font_without_what_is_measured_is_f06(folder: Path) -> None:
    font = TTFont(io.BytesIO(tiny_font()))
    for table in font["cmap"].tables:  # they may share one mapping
        table.cmap.pop(ord("x"), None)
        table.cmap.pop(ord("”"), None)
    font.save(folder / REGULAR)
    with pytest.raises(CatalogueError) as caught:
        prepare(folder)
    assert [(d.code, d.message.endswith("it lacks U+0078, U+201D")) for d in caught.value.report] == [
        ("CAT-F06", True)
    ]


def test_files_that_are_nowhere_are_f05_all_at_once(folder: Path) -> None:
    manifest = folder / "fonts.yaml"
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(
        text + "  - {weight: 500, file: A.ttf}\n  - {weight: 600, file: B.ttf}\n", encoding="utf-8"
    )
    with pytest.raises(CatalogueError) as caught:
        prepare(folder)
    assert caught.value.exit_code is ExitCode.MISSING
    assert [(d.code, d.message.split()[0]) for d in caught.value.report] == [
        ("CAT-F05", "A.ttf"),
        ("CAT-F05", "B.ttf"),
    ]


def test_a_file_the_package_lacks_is_f05(folder: Path) -> None:
    manifest = folder / "fonts.yaml"
    text = manifest.read_text(encoding="utf-8").replace(REGULAR, "Tiny-Book.ttf")
    manifest.write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        prepare(folder)
    assert [(d.code, d.message) for d in caught.value.report] == [
        ("CAT-F05", "Tiny-Book.ttf is not in tiny@1.0.0"),
    ]


def test_a_face_without_hebrew_digits_is_f07_unless_latin_ones_are_wanted(folder: Path) -> None:
    (folder / REGULAR).write_bytes(tiny_font(lower="ss01"))
    with pytest.raises(CatalogueError) as caught:
        prepare(folder)
    assert (caught.value.exit_code, [d.code for d in caught.value.report]) == (ExitCode.MISSING, ["CAT-F07"])
    assert prepare(folder, "latin")[0].find(400)


def test_licences_are_kept_beside_the_face(folder: Path) -> None:
    [typeface] = prepare(folder)[0].typefaces
    assert typeface.licence_file
    assert (typeface.licence, typeface.licence_file.read_text()) == ("OFL-1.1", "Do as you like.")


def test_the_style_sheet_points_to_what_is_placed(faces: Faces, tmp_path: Path) -> None:
    place_fonts(faces, tmp_path / "out" / "fonts")
    css = font_face_css(faces, "fonts/")
    for face in faces:
        assert (
            f'font-weight: {face.weight}; font-style: {face.style}; src: url("fonts/{face.path.name}")' in css
        )
        assert (tmp_path / "out" / "fonts" / face.path.name).read_bytes() == face.path.read_bytes()
    licences = sorted(path.name for path in (tmp_path / "out" / "fonts").glob("LICENSE-*"))
    assert licences == ["LICENSE-Frank-Ruhl-Libre.txt", "LICENSE-Newsreader.txt"]
