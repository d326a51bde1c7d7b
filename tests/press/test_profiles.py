"""Press profiles: the one that ships, and the printer's own."""

import hashlib
from pathlib import Path

import pytest

import catalogue.press.profiles as shelf
from catalogue.diagnostics import CatalogueError
from catalogue.press import fogra39, read_profile
from catalogue.press.profiles import profile_flaw, registered_condition

FOLDER = Path(shelf.__file__).parent


def test_the_shipped_profile_is_the_one_its_provenance_names():
    digest = hashlib.sha256((FOLDER / "FOGRA39L_coated.icc").read_bytes()).hexdigest()
    assert digest in (FOLDER / "PROVENANCE.md").read_text("utf-8")
    assert "zlib" in (FOLDER / "FOGRA39L_coated.LICENSE.txt").read_text("utf-8")
    assert (fogra39().condition, fogra39().registry, fogra39().sha256) == ("FOGRA39", shelf.REGISTRY, digest)


@pytest.mark.parametrize(
    ("description", "condition"),
    [
        ("FOGRA39L Coated", "FOGRA39"),
        ("PSOuncoated_v3_FOGRA52", "FOGRA52"),
        ("ISO Coated v2 300% (ECI)", "FOGRA39"),
        ("ISOcoated_v2_300_eci", "FOGRA39"),
        ("PSO Coated v3", "FOGRA51"),
        ("GRACoL2006_Coated1v2 TR006", "CGATS TR 006"),
        ("Our house press, 2025", "Custom"),
    ],
)
def test_a_profile_is_known_by_its_registered_condition(description, condition):
    assert registered_condition(description) == condition


def test_the_printers_own_profile_is_read(tmp_path):
    path = tmp_path / "house.icc"
    path.write_bytes(fogra39().data)
    assert read_profile(path) == fogra39()
    custom = read_profile(path, "Custom")
    assert (custom.condition, custom.registry) == ("Custom", "")


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (lambda data: b"plain text", "not an ICC profile"),
        (lambda data: data[:5000], "cut short"),
        (lambda data: data[:12] + b"mntr" + data[16:], "output device"),
        (lambda data: data[:16] + b"RGB " + data[20:], "RGB, not CMYK"),
    ],
)
def test_a_file_that_is_no_press_profile_says_why(tmp_path, damage, reason):
    path = tmp_path / "bad.icc"
    path.write_bytes(damage(fogra39().data))
    assert reason in profile_flaw(path.read_bytes())
    with pytest.raises(CatalogueError) as caught:
        read_profile(path)
    assert [found.code for found in caught.value.report] == ["CAT-P87"]


def test_a_missing_profile_is_a_finding(tmp_path):
    with pytest.raises(CatalogueError) as caught:
        read_profile(tmp_path / "none.icc")
    assert [found.code for found in caught.value.report] == ["CAT-P87"]


def test_a_changed_shipped_profile_is_refused(monkeypatch):
    monkeypatch.setattr(shelf, "FOGRA39_SHA256", "0" * 64)
    shelf.fogra39.cache_clear()
    with pytest.raises(CatalogueError):
        shelf.fogra39()
    shelf.fogra39.cache_clear()
