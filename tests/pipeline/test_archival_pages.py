"""The copy for keeping, before two checkers that share no line: pikepdf's, and `page`, in Rust."""

from __future__ import annotations

from io import BytesIO

import page
import pikepdf
import pytest
from pikepdf import pdfa
from shelf_story import Workplace

from catalogue.archive.exporting import export_file


@pytest.fixture(scope="module")
def archival(two_editions: Workplace, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    file = tmp_path_factory.mktemp("archival") / "booklet.pdf"
    export_file(two_editions.archive, "booklet-archive.pdf", file, "v1")
    return file.read_bytes()


def test_pikepdf_finds_nothing_but_that_we_promise_more_than_it_knows(archival: bytes) -> None:
    """It knows level B only; U promises all of B, and that every word can be copied out."""
    found = pdfa.validate_written(BytesIO(archival), "2b").findings
    assert [(one.rule, one.kind) for one in found] == [("ISO_19005_2:6.6.4-3", "violation")]
    assert "'U'" in found[0].message


def test_page_approves_of_level_u(archival: bytes) -> None:
    report = page.validate_pdf_bytes(archival, profile=page.ValidationProfile.PDF_A_2U)
    assert [(one.rule_id, one.message) for one in report.failures] == []


def test_both_see_what_is_taken_away(archival: bytes) -> None:
    with pikepdf.open(BytesIO(archival)) as pdf:
        del pdf.Root.OutputIntents
        spoiled = BytesIO()
        pdf.save(spoiled)
    assert len(pdfa.validate_written(spoiled, "2b").findings) > 1
    assert page.validate_pdf_bytes(spoiled.getvalue(), profile=page.ValidationProfile.PDF_A_2U).failures


def test_it_tells_programs_that_know_no_pdf_what_it_is(archival: bytes) -> None:
    """PRONOM tools look for the plain bytes of the claim (XMP part 3)."""
    assert b"<pdfaid:part>2</pdfaid:part>" in archival
    assert b"<pdfaid:conformance>U</pdfaid:conformance>" in archival
