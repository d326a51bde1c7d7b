"""No page stands under another's name: whatever it is drawn from has a part in the name."""

from __future__ import annotations

import dataclasses
import os
import shutil
from pathlib import Path

import pytest
from PIL import Image
from shipped import ROOT

from catalogue.diagnostics import CatalogueError
from catalogue.pipeline import Folders, build, standing
from catalogue.pipeline.fixed import Fixed, Inked, file_digest
from catalogue.pipeline.hands import Hands
from catalogue.pipeline.standing import Standing, standing_name
from catalogue.press import fogra39, read_profile
from catalogue.setting.apart import LoosePage

PAGE = LoosePage("<head>", "p { color: red }", '<section class="page "><img src="pictures/a.png">')


def test_what_is_kept_is_found(tmp_path: Path) -> None:
    kept = Standing(tmp_path / "pages")
    assert kept.find("one") is None
    kept.keep("one", b"page")
    assert kept.find("one") == b"page"


@pytest.mark.parametrize("at", [0, 31, 32, -1])
def test_a_damaged_page_is_no_page(tmp_path: Path, at: int) -> None:
    kept = Standing(tmp_path)
    kept.keep("one", b"page")
    data = bytearray((tmp_path / "one").read_bytes())
    data[at] ^= 1
    (tmp_path / "one").write_bytes(data)
    assert kept.find("one") is None


def test_a_page_under_anothers_name_is_no_page(tmp_path: Path) -> None:
    kept = Standing(tmp_path)
    kept.keep("one", b"page")
    shutil.copy(tmp_path / "one", tmp_path / "other")
    assert kept.find("other") is None


def test_the_pages_longest_unused_go_first(tmp_path: Path) -> None:
    kept = Standing(tmp_path)
    for age, name in enumerate(["new", "old", "older"]):
        kept.keep(name, b"page")
        os.utime(tmp_path / name, (1e9 - age, 1e9 - age))
    assert kept.find("older")
    kept.tidy(2)
    assert [kept.find(name) is not None for name in ("new", "old", "older")] == [True, False, True]


def test_a_folder_that_takes_nothing_only_costs_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    kept = Standing(tmp_path / "file" / "pages")
    kept.keep("one", b"page")
    kept.tidy()
    assert kept.find("one") is None


@pytest.mark.parametrize("part", ["head", "css", "body"])
def test_every_part_of_a_page_is_in_its_digest(part: str) -> None:
    other = dataclasses.replace(PAGE, **{part: getattr(PAGE, part) + " "})
    assert other.digest({}) != PAGE.digest({})


def test_parts_do_not_run_together() -> None:
    assert LoosePage("a", "b", "").digest({}) != LoosePage("ab", "", "").digest({})


def test_a_picture_is_in_the_digest_by_its_bytes_size_and_inks(tmp_path: Path) -> None:
    profile = fogra39()
    other = dataclasses.replace(profile, data=profile.data + b" ")
    files = [
        Inked(Fixed(tmp_path, sha), size, inks)
        for sha in ("one", "two")
        for size in ((10.0, 20.0), (10.0, 21.0))
        for inks in (profile, other)
    ]
    assert len({PAGE.digest({"pictures/a.png": file.digest}) for file in files}) == len(files)


@pytest.mark.parametrize("changed", ["version", "library_versions", "_source"])
def test_other_tools_give_another_name(monkeypatch: pytest.MonkeyPatch, changed: str) -> None:
    before = standing_name("digest")
    others = {
        "version": lambda name: "0",
        "library_versions": lambda: {"pango": "0"},
        "_source": lambda *_: "0",
    }
    monkeypatch.setattr(standing, changed, others[changed])
    standing._tools.cache_clear()
    try:
        assert standing_name("digest") != before
    finally:
        monkeypatch.undo()
        standing._tools.cache_clear()


def test_a_letter_of_the_program_changes_its_digest(tmp_path: Path) -> None:
    for name, text in (("a.py", "x = 1\n"), ("b.py", "y = 2\n")):
        (tmp_path / name).write_text(text)
    seen = {standing._source(tmp_path, tmp_path.rglob("*.py"))}
    (tmp_path / "b.py").write_text("y = 3\n")
    seen.add(standing._source(tmp_path, tmp_path.rglob("*.py")))
    (tmp_path / "b.py").rename(tmp_path / "c.py")
    seen.add(standing._source(tmp_path, tmp_path.rglob("*.py")))
    assert len(seen) == 3


def test_a_file_saved_between_name_and_drawing_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "still.png"
    path.write_bytes(b"as it was")
    fixed = Fixed(path, file_digest(path))
    assert fixed() == b"as it was"
    path.write_bytes(b"as it is!")
    with pytest.raises(CatalogueError) as told:
        fixed()
    assert [one.code for one in told.value.report] == ["CAT-S31"]


@pytest.fixture
def copy(tmp_path: Path, faces: object) -> Folders:
    """A book of its own, without a page standing."""
    for name in ("content", "templates", "fonts"):
        shutil.copytree(ROOT / name, tmp_path / name)
    (tmp_path / ".cache").mkdir()
    (tmp_path / ".cache" / "fonts").symlink_to(ROOT / ".cache" / "fonts")
    return Folders(*(tmp_path / name for name in ("content", "templates", "fonts", "out")))


def outputs(folders: Folders, cores: int = 1) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in build(folders, cores=cores).files}


def test_standing_pages_never_show(copy: Folders) -> None:
    """From nothing, from all, from some that are spoilt: the same bytes; and an edit is seen at once."""
    still = copy.content / "films/original/still.png"
    Image.new("RGB", (1600, 900), "red").save(still)
    first = outputs(copy, cores=2)
    pages = sorted(copy.page_cache.iterdir())
    assert pages and outputs(copy) == first
    bodies = [page.read_bytes() for page in pages]
    for page, body in zip(pages, bodies[1:] + bodies[:1], strict=True):
        page.write_bytes(body)
    assert outputs(copy) == first
    stamp = still.stat()
    Image.new("RGB", (1600, 900), "blue").save(still)
    os.utime(still, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    after = outputs(copy)
    assert after["booklet.html"] == first["booklet.html"] and after["booklet.pdf"] != first["booklet.pdf"]
    shutil.rmtree(copy.page_cache)
    assert outputs(copy) == after


def test_a_book_whose_pages_lean_on_one_another_is_drawn_in_one_piece(copy: Folders) -> None:
    sheet = copy.templates / "booklet.css.j2"
    sheet.write_text(sheet.read_text("utf-8") + ".page { counter-increment: leaf; }\n", "utf-8")
    assert outputs(copy)["booklet.pdf"].startswith(b"%PDF")
    assert not copy.page_cache.exists()


def test_a_hand_that_is_gone_is_told() -> None:
    with Hands(2) as hands, pytest.raises(CatalogueError) as told:
        hands.do(os._exit, 1).result()
    assert [one.code for one in told.value.report] == ["CAT-S30"]


def test_hands_step_back_for_who_waits_for_them() -> None:
    with Hands(2) as hands:
        assert hands.do(os.nice, 0).result() == min(os.nice(0) + 5, 19)


def test_what_a_hand_refuses_comes_back_whole() -> None:
    from catalogue.diagnostics import CatalogueError

    for count in (1, 2):
        with Hands(count) as hands, pytest.raises(CatalogueError) as told:
            hands.do(read_profile, Path("no such profile")).result()
        assert [one.code for one in told.value.report] == ["CAT-P87"]
        assert told.value.exit_code
