"""A build that fails says where, and leaves what stood there."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from PIL import Image
from shipped import ROOT, folders

from catalogue.diagnostics import CatalogueError, ExitCode
from catalogue.pipeline import build, check


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "content", tmp_path / "content"))


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "templates", tmp_path / "templates"))


def edit(path: Path, before: str, after: str) -> None:
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")


def refused(folders_) -> CatalogueError:
    with pytest.raises(CatalogueError) as caught:
        build(folders_)
    return caught.value


def test_bad_content_writes_nothing(content, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    (out / "booklet.pdf").write_bytes(b"the last good one")
    edit(content / "films/original/text.md", "[^futures]", "[^lost]")
    stopped = refused(folders(out, content))
    assert stopped.exit_code is ExitCode.CONTENT
    assert {path.name for path in out.iterdir()} == {"booklet.pdf"}
    assert (out / "booklet.pdf").read_bytes() == b"the last good one"


def test_a_picture_that_is_broken_inside_is_told_by_its_name(content, tmp_path):
    """Its head is right, so only the press finds it out; WeasyPrint would stumble over its place."""
    buffer = io.BytesIO()
    Image.effect_noise((400, 300), 60).save(buffer, "PNG")
    data = bytearray(buffer.getvalue())
    data[20_000:20_400] = bytes(400)
    (content / "films/original/still.png").write_bytes(data)
    stopped = refused(folders(tmp_path / "out", content))
    assert stopped.exit_code is ExitCode.CONTENT
    assert [(one.code, one.location.file) for one in stopped.report.errors] == [
        ("CAT-P88", (content / "films/original/still.png").as_posix())
    ]
    assert not (tmp_path / "out").exists()


def test_what_is_wrong_with_plates_is_told_at_once_each_with_its_line(content, tmp_path):
    for name in ("original", "crying"):
        film = content / "films" / name / "film.yaml"
        film.write_text(film.read_text("utf-8") + "plate:\n  style: marble\n", "utf-8")
    stopped = refused(folders(tmp_path / "out", content))
    found = {Path(one.location.file).parent.name: one for one in stopped.report.errors}
    assert found.keys() == {"original", "crying"} and {one.code for one in found.values()} == {"CAT-L70"}
    assert (found["original"].location.line, found["original"].location.column) == (7, 10)


def test_a_templates_fault_is_told_with_its_line(templates, tmp_path):
    edit(templates / "pages/colophon.html.j2", "page.fragments", "page.fragmints")
    stopped = refused(folders(tmp_path / "out", templates=templates))
    assert [one.code for one in stopped.report] == ["CAT-L01"]
    assert stopped.report.diagnostics[0].location.line > 0


def test_a_template_that_is_no_text_is_told(templates, tmp_path):
    (templates / "pages/colophon.html.j2").write_bytes(b"<p>\xff</p>")
    stopped = refused(folders(tmp_path / "out", templates=templates))
    assert [(one.code, one.location.file) for one in stopped.report] == [
        ("CAT-L03", str(templates / "pages/colophon.html.j2"))
    ]


def test_a_character_without_a_glyph_is_told_with_its_place(content, tmp_path):
    edit(content / "films/original/text.md", "הפילוסוף", "ཧ הפילוסוף")
    stopped = refused(folders(tmp_path / "out", content))
    assert stopped.exit_code is ExitCode.MISSING
    assert [(one.code, one.location.line) for one in stopped.report] == [("CAT-F09", 1)]
    assert not (tmp_path / "out").exists()


def test_css_that_weasyprint_does_not_know_stops_the_build(templates, tmp_path):
    edit(
        templates / "booklet.css.j2",
        ".frame { position: absolute; }",
        ".frame { position: absolute; hyphens: sometimes; }",
    )
    stopped = refused(folders(tmp_path / "out", templates=templates))
    assert stopped.exit_code is ExitCode.LAYOUT
    assert {one.code for one in stopped.report} == {"CAT-L02"}


def test_a_size_changed_behind_the_composers_back_stops_the_build(templates, tmp_path):
    edit(
        templates / "booklet.css.j2",
        "i { font-style: italic; }",
        "i { font-style: italic; } .paragraph { font-size: 11pt !important; }",
    )
    stopped = refused(folders(tmp_path / "out", templates=templates))
    assert stopped.exit_code is ExitCode.LAYOUT
    assert {one.code for one in stopped.report.errors} == {"CAT-L31"}


def test_an_rgb_colour_is_no_ink(templates, tmp_path):
    edit(templates / "booklet.css.j2", ".entry-page {", ".folio { color: #336699; }\n.entry-page {")
    stopped = refused(folders(tmp_path / "out", templates=templates))
    assert stopped.exit_code is ExitCode.PREFLIGHT


def test_check_lists_the_changes_it_would_make():
    report = check(folders(ROOT / "out"))
    assert not report.errors
    changes = [one for one in report if one.code == "CAT-T02"]
    assert any("G1" in one.message for one in changes) and len(changes) > 50


def test_a_waiver_keeps_what_was_typed(content, tmp_path):
    changes = [one for one in check(folders(tmp_path, content)) if one.code == "CAT-T02"]
    place = str(changes[0].location).removeprefix(f"{content}/")
    waiver = "- rule: CAT-T02\n  place: {}\n  reason: as she wrote it\n"
    (content / "waivers.yaml").write_text(waiver.format(place), "utf-8")
    left = [one for one in check(folders(tmp_path, content)) if one.code == "CAT-T02"]
    assert left == changes[1:]


def test_a_waiver_that_keeps_nothing_is_an_error(content, tmp_path):
    waiver = "- rule: CAT-T02\n  place: films/original/text.md:999\n  reason: gone\n"
    (content / "waivers.yaml").write_text(waiver, "utf-8")
    with pytest.raises(CatalogueError) as caught:
        check(folders(tmp_path, content))
    assert [one.code for one in caught.value.report.errors] == ["CAT-T03"]
