"""`print:` in book.yaml: paper, sheets, the printer's own profile; and what cannot be had together."""

from __future__ import annotations

from pathlib import Path

import pytest
from good_book import GOOD, read, said

from catalogue.cli.press import BACKINGS, SCHEMES
from catalogue.model.edition import PrintRun
from catalogue.model.sheets import Backing, Scheme, Sheets
from catalogue.reading import read_book

PLACE = "content/book.yaml"
LAST = GOOD["book.yaml"].count("\n")


def with_print(lines: str) -> dict[str, str | bytes | None]:
    return {"book.yaml": GOOD["book.yaml"] + "print:\n" + lines}


def run(lines: str) -> PrintRun:
    result = read(with_print(lines))
    assert result.book and not list(result.report)
    return result.book.print_run


def test_sheets_are_as_the_book_asks() -> None:
    lines = (
        "  sheets:\n    scheme: perfect-bound\n    signature: 8\n    back: long-edge\n    size: 450 × 320\n"
    )
    assert run(lines + "    milling: 2.5\n").sheets == Sheets(
        Scheme.PERFECT_BOUND, signature=8, back=Backing.LONG_EDGE, size=(450, 320), milling=2.5
    )
    loose = run("  sheets:\n    scheme: n-up\n    up: 3 x 2\n    stacked: yes\n").sheets
    assert loose == Sheets(Scheme.N_UP, up=(3, 2), stacked=True)
    assert run("  quantity: 300\n").sheets == Sheets()


def test_thickness_is_given_or_follows_from_weight_and_bulk() -> None:
    assert run("  paper-thickness: 0.12\n").paper_thickness == 0.12
    assert run("  paper-weight: 150\n  paper-bulk: 0.9\n").paper_thickness == pytest.approx(0.135)
    assert run("  quantity: 300\n").paper_thickness == 0.1


@pytest.mark.parametrize(
    ("lines", "place", "words"),
    [
        ("  sheets:\n    signature: 8\n", "3:5", "belongs to the scheme perfect-bound"),
        ("  sheets:\n    scheme: n-up\n", "3:5", "needs “up”"),
        ("  sheets:\n    scheme: n-up\n    up: 2 x 13\n", "4:5", "1 to 12 leaves"),
        ("  sheets:\n    scheme: perfect-bound\n    signature: 18\n", "4:5", "4 to 32 pages, in fours"),
        ("  sheets:\n    back: long-edge\n", "3:5", "only the sheet can say"),
        (
            "  sheets:\n    milling: 2\n    stacked: yes\n",
            "3:5",
            "are saddle-stitch; “",
        ),
        ("  paper-weight: 150\n", "2:3", "together"),
        ("  paper-bulk: 1.2\n", "2:3", "together"),
        ("  paper-weight: 90\n  paper-bulk: 1\n  paper-thickness: 0.1\n", "4:3", "already"),
    ],
)
def test_what_cannot_be_had_together_is_told_at_its_key(lines: str, place: str, words: str) -> None:
    (found,) = read(with_print(lines)).report
    line, column = place.split(":")
    assert str(found.location) == f"{PLACE}:{LAST + int(line)}:{column}"
    assert found.code == "CAT-R39" and words in found.message


@pytest.mark.parametrize(
    "line",
    ["up: 2", "up: 1.5 x 2", "up: a x b", "size: 450", "size: 0 x 320", "scheme: stapled", "back: over"],
)
def test_a_value_of_another_form_is_refused(line: str) -> None:
    assert said(read(with_print(f"  sheets:\n    {line}\n"))) == [
        f"{PLACE}:{LAST + 3}:{line.index(':') + 7} CAT-R26"
    ]


def test_the_command_line_offers_what_the_book_may_ask() -> None:
    assert (tuple(Scheme), tuple(Backing)) == (SCHEMES, BACKINGS)


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The good book on the disk, away from the folder one stands in."""
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    for path, text in GOOD.items():
        target = tmp_path / "content" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    return tmp_path / "content"


def profile(content: Path, named: str, lies: Path | None) -> tuple[Path | None, list[str]]:
    (content / "book.yaml").write_text(GOOD["book.yaml"] + f"print:\n  profile: {named}\n", "utf-8")
    if lies:
        lies.parent.mkdir(parents=True, exist_ok=True)
        lies.write_bytes(b"profile")
    result = read_book(content)
    assert result.book
    return result.book.print_run.profile, [finding.code for finding in result.report]


def test_a_profile_is_named_from_the_folder_of_book_yaml(content: Path) -> None:
    lies = content / "press" / "coated.icc"
    assert profile(content, "press/coated.icc", lies) == (lies, [])
    assert profile(content, "./press/../press/coated.icc", None) == (lies, [])


def test_a_profile_may_lie_anywhere_by_its_whole_path(content: Path, tmp_path: Path) -> None:
    sent = tmp_path / "sent" / "coated.icc"
    assert profile(content, str(sent), sent) == (sent, [])
    assert profile(content, "../sent/coated.icc", None) == (content / "../sent/coated.icc", [])


def test_the_kept_copy_comes_before_whatever_lies_at_the_old_place(content: Path, tmp_path: Path) -> None:
    sent, kept = tmp_path / "sent" / "coated.icc", content / "profiles" / "coated.icc"
    profile(content, str(sent), sent)
    assert profile(content, str(sent), kept) == (kept, [])


def test_a_profile_that_is_not_there_is_told_at_its_line(content: Path) -> None:
    assert profile(content, "coated.icc", None) == (None, ["CAT-R16"])
    assert profile(content, "/nowhere/coated.icc", None) == (None, ["CAT-R16"])
    assert profile(content, "FOGRA39", None) == (None, [])


def test_another_profile_in_the_folder_is_left_over(content: Path) -> None:
    assert profile(content, "FOGRA39", content / "other.icc") == (None, ["CAT-R12"])
