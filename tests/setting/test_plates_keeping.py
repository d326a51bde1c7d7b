"""Plates are kept under everything they depend on."""

from __future__ import annotations

from pathlib import Path

from catalogue.setting.plates.keeping import Kept


def test_a_plate_is_drawn_once(tmp_path: Path) -> None:
    drawn: list[int] = []

    def draw() -> str:
        drawn.append(1)
        return "<svg/>"

    kept = Kept(tmp_path / "plates", ("face",))
    assert [kept.plate(("sign", "title"), draw) for _ in range(3)] == ["<svg/>"] * 3
    assert len(drawn) == 1


def test_other_words_other_faces_are_other_plates(tmp_path: Path) -> None:
    one, other = Kept(tmp_path, ("a",)), Kept(tmp_path, ("b",))
    assert one.plate("title", lambda: "first") == "first"
    assert one.plate("titles", lambda: "second") == "second"
    assert other.plate("title", lambda: "third") == "third"


def test_a_change_of_the_drawing_programs_is_noticed(tmp_path: Path, monkeypatch) -> None:
    kept = Kept(tmp_path, ())
    kept.plate("title", lambda: "as it was")
    monkeypatch.setattr("catalogue.setting.plates.keeping._programs", lambda: "changed")
    assert kept.plate("title", lambda: "drawn anew") == "drawn anew"
