"""What only a real folder can have: links, pipes, pictures, files of other kinds."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from good_book import GOOD, said
from PIL import Image

from catalogue.model.book import Book
from catalogue.model.sections import Film
from catalogue.reading import read_book
from catalogue.reading.folder import LARGEST

FILM = "films/laura/film.yaml"


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The good book on the disk, in the folder one stands beside."""
    monkeypatch.chdir(tmp_path)
    for path, text in GOOD.items():
        target = Path("content", path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    return Path("content")


def film(book: Book | None) -> Film:
    assert book
    return next(section for section in book.sections() if isinstance(section, Film))


def picture(path: Path, size: tuple[int, int] = (60, 40)) -> Path:
    Image.new("L", size, 128).save(path)
    return path


def test_the_good_book_reads_from_the_disk(content: Path) -> None:
    assert said(read_book(content)) == []


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    missing = tmp_path / "nowhere"
    assert said(read_book(missing)) == [f"{missing.as_posix()} CAT-R01"]


def test_a_file_in_place_of_the_folder(content: Path) -> None:
    assert said(read_book(content / "book.yaml")) == ["content/book.yaml CAT-R01"]


def test_a_huge_text_is_not_read(content: Path) -> None:
    with (content / "essays/opening.md").open("wb") as file:
        file.truncate(LARGEST + 1)
    assert said(read_book(content)) == ["content/essays/opening.md CAT-R10"]


def test_a_link_out_of_the_folder(content: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_text("---\n---\n\nאב.\n", "utf-8")
    (content / "essays/opening.md").unlink()
    (content / "essays/opening.md").symlink_to(outside)
    assert said(read_book(content)) == ["content/essays/opening.md CAT-R11"]


def test_a_linked_folder_is_not_followed(content: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (content / "films/other").symlink_to(tmp_path / "elsewhere")
    assert said(read_book(content)) == ["content/films/other CAT-R11"]


def test_a_pipe_is_not_waited_for(content: Path) -> None:
    (content / "essays/opening.md").unlink()
    os.mkfifo(content / "essays/opening.md")
    assert said(read_book(content)) == ["content/essays/opening.md CAT-R13"]


def test_other_files_and_those_of_the_editor(content: Path) -> None:
    for name in ("notes.txt", ".DS_Store", "book.yaml~", "films/laura/still.psd", "essays/.hidden.md"):
        (content / name).write_text("x", "utf-8")
    picture(content / "stray.png")
    assert said(read_book(content)) == [
        "content/films/laura/still.psd CAT-R44",
        "content/notes.txt CAT-R12",
        "content/stray.png CAT-R12",
    ]


def test_a_dropped_still_is_the_films_own(content: Path) -> None:
    file = picture(content / "films/laura/Frame 1.png")
    result = read_book(content)
    assert said(result) == []
    (asset,), (figure,) = film(result.book).assets, film(result.book).figures
    assert (asset.id, asset.path) == ("laura-Frame-1", file)
    assert (asset.width, asset.height) == (60, 40)
    assert (figure.asset, figure.alternative) == (asset.id, "")


def test_a_declared_still_has_its_four_texts(content: Path) -> None:
    picture(content / "films/laura/a.png")
    more = (
        "stills:\n  - file: a.png\n    id: mirror\n    alternative: אישה מול מראה\n"
        "    caption: מתוך **לאורה**\n"
        "    credit: צילום\n    rights: כל הזכויות\n    crop: [0, 0.1, 1, 0.9]\n"
    )
    (content / FILM).write_text(GOOD[FILM] + more, "utf-8")
    (content / "films/laura/text.md").write_text("אב.\n\n![](mirror)\n", "utf-8")
    result = read_book(content)
    assert said(result) == []
    (asset,), (figure,) = film(result.book).assets, film(result.book).figures
    assert figure.caption is not None
    assert (figure.id, figure.alternative) == ("mirror", "אישה מול מראה")
    assert figure.caption.text == "מתוך לאורה"
    assert (asset.credit, asset.rights, figure.crop) == ("צילום", "כל הזכויות", (0.0, 0.1, 1.0, 0.9))


def test_an_awaited_still_asks_about_its_near_namesake(content: Path) -> None:
    picture(content / "films/laura/still-1.png")
    (content / FILM).write_text(GOOD[FILM] + "stills:\n  - file: still_1.png\n", "utf-8")
    result = read_book(content)
    assert [finding.hint for finding in result.report] == ['did you mean "still-1.png"?']
    assert film(result.book).assets[0].awaited


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.tif"])
def test_a_picture_whose_copy_was_broken_off(
    content: Path, name: str, recwarn: pytest.WarningsRecorder
) -> None:
    whole = content / f"films/laura/{name}"
    Image.effect_noise((300, 300), 60).convert("RGB").save(whole)
    assert said(read_book(content)) == []
    whole.write_bytes(whole.read_bytes()[: whole.stat().st_size * 2 // 3])
    if name != "a.tif":  # its end is no mark; the press finds it
        assert said(read_book(content)) == [f"content/films/laura/{name} CAT-R41"]
    assert not recwarn.list


def test_what_a_camera_writes_behind_a_picture_does_no_harm(content: Path) -> None:
    with picture(content / "films/laura/a.jpg").open("ab") as file:
        file.write(b"a film of a second" * 1000)
    assert said(read_book(content)) == []


def test_a_picture_that_is_none(content: Path) -> None:
    (content / "films/laura/a.jpg").write_bytes(b"not a picture")
    (content / "films/laura/b.png").write_bytes(picture(content / "films/laura/c.png").read_bytes()[:20])
    assert said(read_book(content)) == [
        "content/films/laura/a.jpg CAT-R41",
        "content/films/laura/b.png CAT-R41",
    ]


def test_one_file_may_be_shown_twice(content: Path) -> None:
    picture(content / "films/laura/a.png")
    more = "stills:\n" + "".join(
        f"  - {{file: a.png, id: {name}, alternative: אב}}\n" for name in ("all", "detail")
    )
    (content / FILM).write_text(GOOD[FILM] + more, "utf-8")
    result = read_book(content)
    assert said(result) == []
    assert [figure.asset for figure in film(result.book).figures] == ["laura-a", "laura-a"]
    assert len(film(result.book).assets) == 1
