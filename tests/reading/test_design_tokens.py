"""The designer's numbers: units, defaults, and every way to get them wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalogue.model.design import MM, Align, Limits, Side, TextStyle
from catalogue.reading import read_design

GOOD = """\
page:
  width: 165mm
  height: 235 mm
  bleed: 3mm
  head: 36pt
  inner: 20mm
  outer: 30mm
  lines: 30
grid: 15pt
styles:
  text:
    size: 10.5pt
    leading: 1grid
  quotation:
    size: 10pt
    leading: 15pt
    align: start
    start: 2grid
    end: 5mm
    hanging: no
    call-size: 0.6
    limits:
      stretch: 1.5
notes:
  gap: 1grid
  mark-column: 15pt
  rule-width: 20mm
makeup:
  essay-opens: verso
inks:
  black: [0, 0, 0, 1]
hang:
  "-": 0.5
  "600 -": 0.4
  "italic ”": 0.7
plates:
  laura: mirror
tokens:
  contents: תוכן
""".replace("leading: 1grid", "leading: 15pt")


def design_of(folder: Path, text: str | bytes) -> tuple[object, list[str]]:
    (folder / "tokens.yaml").write_bytes(text.encode() if isinstance(text, str) else text)
    design, report = read_design(folder)
    found = [
        f"{finding.location}".removeprefix(f"{folder.as_posix()}/") + f" {finding.code}" for finding in report
    ]
    return design, found


def test_lengths_become_points_and_the_page_millimetres(tmp_path: Path) -> None:
    (tmp_path / "tokens.yaml").write_text(GOOD, "utf-8")
    design, report = read_design(tmp_path)
    assert design and not len(report)
    assert (design.page.width, design.page.height, design.page.head) == (165.0, 235.0, 12.7)
    assert design.style("text") == TextStyle("text", 10.5, 15.0)
    quotation = design.style("quotation")
    assert (quotation.start, quotation.end, quotation.align) == (30.0, pytest.approx(5 * MM), Align.START)
    assert (quotation.hanging, quotation.call_size, quotation.call_rise) == (
        False,
        0.6,
        TextStyle("", 1, 1).call_rise,
    )
    assert quotation.limits == Limits(stretch=1.5)
    assert (design.notes.gap, design.notes.mark_column) == (15.0, 15.0)
    assert design.notes.rule_width == pytest.approx(20 * MM)
    assert design.makeup.essay_opens is Side.VERSO
    assert (design.inks, design.hang) == (
        (("black", (0.0, 0.0, 0.0, 1.0)),),
        (("-", 0.5), ("600 -", 0.4), ("italic ”", 0.7)),
    )
    assert (design.plates, design.tokens) == ((("laura", "mirror"),), (("contents", "תוכן"),))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("width: 165mm", "width: 165", "tokens.yaml:2:10 CAT-R26"),
        ("width: 165mm", "width: 11grid", "tokens.yaml:2:10 CAT-R26"),
        ("width: 165mm", "width: -165mm", "tokens.yaml:2:10 CAT-R26"),
        ("size: 10.5pt", "size: 0pt", "tokens.yaml:12:11 CAT-R26"),
        ("size: 10.5pt", "size: 10.5px", "tokens.yaml:12:11 CAT-R26"),
        ("size: 10.5pt", "size: [10.5pt]", "tokens.yaml:12:11 CAT-R27"),
        ("lines: 30", "lines: 300", "tokens.yaml:2:3 CAT-R26"),
        ("inner: 20mm", "inner: 140mm", "tokens.yaml:2:3 CAT-R26"),
        ("align: start", "align: left", "tokens.yaml:17:12 CAT-R26"),
        ("stretch: 1.5", "strech: 1.5", "tokens.yaml:23:7 CAT-R24"),
        ("stretch: 1.5", "stretch: nan", "tokens.yaml:23:16 CAT-R26"),
        ("hanging: no", "hanging: nope", "tokens.yaml:20:14 CAT-R26"),
        ("[0, 0, 0, 1]", "[0, 0, 0]", "tokens.yaml:31:10 CAT-R26"),
        ("[0, 0, 0, 1]", "[0, 0, 0, 100]", "tokens.yaml:31:20 CAT-R26"),
        ('"-": 0.5', '"--": 0.5', "tokens.yaml:33:9 CAT-R26"),
        ("grid: 15pt", "", "tokens.yaml:1:1 CAT-R25"),
    ],
)
def test_each_wrong_number_is_reported_at_its_place(
    tmp_path: Path, old: str, new: str, expected: str
) -> None:
    assert old in GOOD
    design, found = design_of(tmp_path, GOOD.replace(old, new, 1))
    assert (design, found) == (None, [expected])


def test_no_tokens_at_all(tmp_path: Path) -> None:
    design, report = read_design(tmp_path)
    assert (design, [finding.code for finding in report]) == (None, ["CAT-R02"])


@pytest.mark.parametrize("raw", [b"\xff", b"", b"- a", b"grid: [", b"# nothing\n"])
def test_what_is_no_design(tmp_path: Path, raw: bytes) -> None:
    design, found = design_of(tmp_path, raw)
    assert design is None and len(found) == 1
