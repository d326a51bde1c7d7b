"""What an edition is called, what it is kept with, and why it may be a draft, without setting a page."""

from __future__ import annotations

import io
import os
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from shipped import ROOT, folders

from catalogue.archive.adding import add
from catalogue.archive.editions import Agent, BookFacts, EditionStatement, Submission
from catalogue.archive.rebuilding import LaidOut, Level, rebuild
from catalogue.diagnostics import CatalogueError, ExitCode, Severity
from catalogue.model.book import Book
from catalogue.model.edition import Edition, PrintRun
from catalogue.model.names import Credit
from catalogue.pipeline import Folders, Shelving
from catalogue.pipeline.circumstances import kept_locks, packed_program, unpack_program
from catalogue.pipeline.drafts import draft_reasons, shelved_digests, unnamed_predecessor
from catalogue.pipeline.kept_sources import kept_profile, kept_sources, refuse_changes, traces
from catalogue.pipeline.setting_again import rebuild_edition, set_again
from catalogue.pipeline.statement import book_facts, is_stated, people, statement
from catalogue.reading.book import read_book

SHELVING = Shelving(moment="2030-01-01T00:00:00Z", person=Agent("הארכיונאית"))
FIRST = Edition("1", statement="מהדורה ראשונה", number=1, printing=1)
UNSTATED = Edition("1")


@pytest.fixture(scope="module")
def book() -> Book:
    found = read_book(ROOT / "content").book
    assert found is not None
    return found


def test_the_book_says_which_edition_it_is() -> None:
    assert statement(FIRST, SHELVING) == EditionStatement(1, 1, "מהדורה ראשונה")
    assert is_stated(FIRST, SHELVING)


def test_the_archivist_says_what_the_book_does_not() -> None:
    told = replace(SHELVING, edition=3, printing=2)
    assert statement(UNSTATED, told) == EditionStatement(3, 2)
    assert is_stated(UNSTATED, told) and not is_stated(UNSTATED, SHELVING)


def test_an_unchanged_reprint_needs_no_word_in_the_book() -> None:
    assert statement(FIRST, replace(SHELVING, printing=2)).printing == 2


def test_nobody_contradicts_what_is_printed() -> None:
    with pytest.raises(CatalogueError) as stopped:
        statement(FIRST, replace(SHELVING, edition=2))
    assert [one.code for one in stopped.value.report] == ["CAT-A71"]
    assert stopped.value.exit_code is ExitCode.ARCHIVE
    assert statement(FIRST, replace(SHELVING, edition=1)).number == 1


def test_people_are_named_with_what_they_did(book: Book) -> None:
    assert Agent("רות פתיר", "אוצרת") in people(book)
    author = replace(book, credits=(Credit("aut", ("ruth-patir",), label="כתבה"), *book.credits))
    assert people(author)[0] == Agent("רות פתיר", "author")
    assert people(replace(book, credits=book.credits * 2)) == people(book)


def test_facts_nobody_gave_stay_empty(book: Book) -> None:
    facts = book_facts(book)
    assert (facts.title, facts.language) == ("מבוסס על סיפור אמיתי", "he")
    assert (facts.isbn, facts.publisher, facts.year) == ("", "", "")


def test_every_reason_for_a_draft_is_told_at_once() -> None:
    shelved = {"aaaa-bbbb-cccc-dddd": "v1"}
    named = replace(UNSTATED, previous="1111-2222-3333-4444")
    reasons = list(draft_reasons(named, False, ["laura"], ["booklet.pdf: a leak (page 3)"], shelved))
    assert len(reasons) == 4
    for word, reason in zip(("edition", "laura", "page 3", "1111-2222"), reasons, strict=True):
        assert word in reason


def test_who_states_no_edition_is_told_exactly_what_to_write() -> None:
    [reason] = draft_reasons(UNSTATED, False, [], [], {})
    assert "`statement: מהדורה ראשונה` under `edition:` in book.yaml" in reason
    assert 'make edition ARGS="--edition 1"' in reason


def test_a_finished_edition_is_no_draft() -> None:
    named = replace(FIRST, previous="aaaa-bbbb-cccc-dddd")
    assert not list(draft_reasons(named, True, [], [], {"aaaa-bbbb-cccc-dddd": "v1"}))
    # A first edition in a new archive may follow one that stands in another.
    assert not list(draft_reasons(named, True, [], [], {}))


def test_an_edition_that_does_not_name_the_last_one_is_told_how() -> None:
    shelved = {"aaaa-bbbb-cccc-dddd": "v1", "eeee-ffff-0000-1111": "v2"}
    [finding] = unnamed_predecessor(FIRST, shelved)
    assert (finding.code, finding.severity) == ("CAT-A72", Severity.WARNING)
    assert "previous: eeee-ffff-0000-1111" in finding.hint
    assert not list(unnamed_predecessor(FIRST, {}))
    assert not list(unnamed_predecessor(replace(FIRST, previous="eeee-ffff-0000-1111"), shelved))


def test_the_shelf_is_asked_for_its_digests(tmp_path: Path) -> None:
    assert shelved_digests(tmp_path / "none", "urn:x-catalogue:a") == {}
    receipt = add(tmp_path / "shelf", offered({"content/a": b"a"}))
    assert shelved_digests(tmp_path / "shelf", "urn:x-catalogue:a") == {receipt.digest: "v1"}
    assert shelved_digests(tmp_path / "shelf", "urn:x-catalogue:b") == {}


def test_all_sources_are_kept_and_nothing_of_the_editors_own(tmp_path: Path) -> None:
    for name in (
        "content/book.yaml",
        "content/.book.yaml.swp",
        "content/a.md~",
        "templates/a/b.j2",
        "fonts/f",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    work = Folders(*(tmp_path / name for name in ("content", "templates", "fonts", "out")))
    assert set(kept_sources(work)) == {"content/book.yaml", "templates/a/b.j2", "fonts/f"}


def test_the_shipped_sources_are_kept_whole(tmp_path: Path) -> None:
    kept = kept_sources(folders(tmp_path))
    assert {"content/waivers.yaml", "templates/pages/text.html.j2", "fonts/fonts.yaml"} <= set(kept)


def test_a_profile_from_elsewhere_is_kept_where_reading_looks_first(tmp_path: Path) -> None:
    work = folders(tmp_path)
    assert kept_profile(work, PrintRun()) == {}
    assert kept_profile(work, PrintRun(profile=work.content / "press" / "coated.icc")) == {}
    sent = tmp_path / "coated.icc"
    assert kept_profile(work, PrintRun(profile=sent)) == {"content/profiles/coated.icc": sent}


def test_a_source_that_changes_meanwhile_stops_the_shelving(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("a")
    sources = {"content/a": tmp_path / "a", "content/b": tmp_path / "b"}
    before = traces(sources)
    refuse_changes(before, traces(sources))
    os.utime(tmp_path / "a", ns=(1, 1))
    (tmp_path / "b").touch()
    with pytest.raises(CatalogueError) as stopped:
        refuse_changes(before, traces(sources))
    [finding] = stopped.value.report
    assert (finding.code, finding.location.file) == ("CAT-A70", "content/a")
    assert "and 1 more" in finding.message


def test_the_program_is_kept_whole_and_always_alike(tmp_path: Path) -> None:
    packed = packed_program()
    assert packed == packed_program()
    names = zipfile.ZipFile(io.BytesIO(packed)).namelist()
    assert {"catalogue/__main__.py", "catalogue/press/profiles/FOGRA39L_coated.icc"} <= set(names)
    assert not [name for name in names if "__pycache__" in name or "/." in name]
    unpack_program(packed, tmp_path)
    assert (tmp_path / "catalogue/__main__.py").read_bytes() == (ROOT / "catalogue/__main__.py").read_bytes()


def test_the_locks_of_the_checkout_are_kept() -> None:
    assert set(kept_locks()) == {"requirements.lock", "requirements-build.lock"}


# --- setting again, with programs of three lines -----------------------------------------------------

PAGES = "import sys, pathlib; (pathlib.Path(sys.argv[-1].split('=')[1]) / 'booklet.html').write_text({!r})"
LOUD = """
import sys
print("content/a.md:3:1: error CAT-N03: twice", file=sys.stderr)
print("1 error", file=sys.stderr)
sys.exit(3)
"""


def program(text: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("catalogue/__init__.py", "")
        archive.writestr("catalogue/__main__.py", text)
    return packed.getvalue()


def offered(files: dict[str, bytes]) -> Submission:
    return Submission(
        identifier="urn:x-catalogue:a",
        statement=EditionStatement(1),
        facts=BookFacts("א"),
        files=files,
        message="ראשונה",
        person=SHELVING.person,
        created=SHELVING.moment,
    )


def kept(folder: Path, text: str) -> Path:
    sources = dict.fromkeys(("content/a", "templates/a", "fonts/a"), b"")
    add(folder, offered({**sources, "booklet.html": b"one", "program.zip": program(text)}))
    return folder


def test_an_edition_is_set_again_by_the_program_it_was_kept_with(tmp_path: Path) -> None:
    rebuilt = rebuild_edition(kept(tmp_path / "shelf", PAGES.format("one")), "v1", here=True)
    assert (rebuilt.level, len(rebuilt.report)) == (Level.BYTES, 0)


def test_pages_that_differ_are_an_error(tmp_path: Path) -> None:
    rebuilt = rebuild_edition(kept(tmp_path / "shelf", PAGES.format("other")), "v1", here=True)
    assert [one.code for one in rebuilt.report.errors] == ["CAT-A74"]


def test_what_the_kept_program_says_is_handed_on(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError) as stopped:
        rebuild_edition(kept(tmp_path / "shelf", LOUD), "v1", here=True)
    told = {one.code: one.message for one in stopped.value.report}
    assert set(told) == {"CAT-A63", "CAT-A73"}
    assert "stopped with 3: content/a.md:3:1: error CAT-N03: twice" in told["CAT-A73"]


def test_an_edition_kept_without_its_program_is_set_by_this_one(tmp_path: Path) -> None:
    sources = dict.fromkeys(("content/a", "templates/a", "fonts/a"), b"")
    add(tmp_path / "shelf", offered({**sources, "booklet.html": b"one"}))
    seen: list[str] = []

    def builder(laid: LaidOut, python: Path | None) -> None:
        with pytest.raises(CatalogueError) as stopped:
            set_again(laid, Path(sys.executable))
        seen.extend(one.message for one in stopped.value.report)

    rebuild(tmp_path / "shelf", builder, "v1")
    assert "book.yaml" in seen[0]
