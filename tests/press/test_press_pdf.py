"""The press file: PDF/X-4, inks only, overprint, boxes, metadata."""

import dataclasses
import re
import subprocess
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.diagnostics import CatalogueError, ExitCode
from catalogue.press import PressFacts, SpotColour, press_pdf
from catalogue.press.finishing.inking import Inking
from catalogue.press.finishing.navigation import label_runs
from catalogue.press.finishing.operators import named_resources, one_a_line, unmarked

SPREAD = """
<section class=page><div style="position:absolute;inset:-11mm;background:device-cmyk(0 .9 .8 0)"></div>
<h1 style="color:device-cmyk(0 0 0 0);position:relative">שלום (Jaws)</h1></section>
<section class=page><h1>פרק</h1><p id=x>טקסט <a href="#x">קישור</a> <a href="https://example.org/">חוץ</a></p>
<hr style="border:0;border-top:.4pt solid device-cmyk(0 0 0 1)"><p style="opacity:.5">חצי</p></section>
"""
MM = 72 / 25.4


def content(data: bytes, page: int) -> bytes:
    with pikepdf.open(BytesIO(data)) as pdf:
        return pdf.pages[page].obj.Contents.read_bytes()


def codes(trouble: CatalogueError) -> list[str]:
    return [found.code for found in trouble.report.errors]


def test_boxes_start_at_the_origin_and_hold_the_whole_bleed(typeset, facts, reopened):
    raw = typeset("<p>א</p>", "@page { bleed: 8mm }")
    wide = dataclasses.replace(facts, bleed_mm=8)
    page = reopened(press_pdf(raw, wide)).pages[0]
    assert [float(v) for v in page.mediabox] == pytest.approx([0, 0, 76 * MM, 106 * MM], abs=1e-4)
    assert page.obj.BleedBox == page.obj.MediaBox
    assert [float(v) for v in page.obj.TrimBox] == pytest.approx([8 * MM, 8 * MM, 68 * MM, 98 * MM], abs=1e-4)
    assert "/CropBox" not in page.obj


def test_content_moves_with_the_boxes(typeset, facts, tmp_path):
    raw, done = tmp_path / "raw.pdf", tmp_path / "press.pdf"
    raw.write_bytes(typeset(SPREAD))
    done.write_bytes(press_pdf(raw.read_bytes(), facts))
    boxes = [
        re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)"', _poppler("pdftotext", "-bbox", path, "-"))
        for path in (raw, done)
    ]
    before, after = ([float(v) for corner in found for v in corner] for found in boxes)
    assert before and after == pytest.approx(before, abs=1e-3)


def test_every_colour_is_an_ink(typeset, facts):
    data = press_pdf(typeset(SPREAD), facts)
    for page in (0, 1):
        painted = content(data, page)
        assert not re.search(rb"(?m) (rg|RG|g|G|cs|CS|scn|SCN)$", painted)
        assert re.search(rb"(?m) k$", painted)


def test_black_overprints_and_white_knocks_out(typeset, facts, reopened):
    data = press_pdf(typeset(SPREAD), facts)
    cover, text = content(data, 0), content(data, 1)
    assert b"0 0 0 0 k\n" in cover and b"0 0 0 0 k\n/OverprintFill" not in cover
    assert b"0 0 0 1 k\n/OverprintFill gs" in text
    states = reopened(data).pages[1].resources.ExtGState
    assert states.OverprintFill.op is True and int(states.OverprintFill.OPM) == 1


def test_overprint_follows_the_state_stack():
    inking = Inking()
    data = b"0 0 0 1 k\nq\n0 0 0 0 k\nf\nQ\nf\nq\n0 0 0 1 k\nQ\n0 0 0 1 K\n1 0 0 0 k"
    assert inking.ink(data, 1, fresh=True) == (
        b"0 0 0 1 k\n/OverprintFill gs\nq\n0 0 0 0 k\n/Knockout gs\nf\nQ\nf\nq\n0 0 0 1 k\nQ\n"
        b"0 0 0 1 K\n/Overprint gs\n1 0 0 0 k\n/OverprintStroke gs"
    )


ink = st.sampled_from([b"0 0 0 1", b"0 0 0 0", b"0 0 0 1.0", b"0 .5 0 0"])
moves = st.one_of(
    st.sampled_from([b"q", b"Q"]),
    st.builds(lambda value, how: value + how, ink, st.sampled_from([b" k", b" K"])),
)


@given(st.lists(moves, max_size=30))
def test_whatever_is_painted_overprints_exactly_when_it_is_solid_black(steps):
    """An interpreter of the result: at every point fill and stroke overprint iff their colour is K alone."""
    names = {"Knockout": (0, 0), "OverprintFill": (1, 0), "OverprintStroke": (0, 1), "Overprint": (1, 1)}
    black = [False, False]
    state, stack = ((0, 0), tuple(black)), []
    lines = Inking().ink(b"\n".join(steps), 1, fresh=True).split(b"\n") if steps else []
    for at, line in enumerate(lines):
        overprint, colours = state
        if line == b"q":
            stack.append(state)
        elif line == b"Q":
            state = stack.pop() if stack else state
        elif line.endswith(b" gs"):
            state = (names[line[1:-3].decode()], colours)
        else:
            solid = tuple(map(float, line[:-2].split())) == (0, 0, 0, 1)
            state = (overprint, (solid, colours[1]) if line.endswith(b"k") else (colours[0], solid))
        settled = at + 1 == len(lines) or not lines[at + 1].endswith(b" gs")
        if settled:
            assert tuple(map(bool, state[0])) == state[1]


def test_nothing_is_left_that_only_a_screen_can_show(typeset, facts, reopened):
    pdf = reopened(press_pdf(typeset(SPREAD), facts))
    assert not {"/StructTreeRoot", "/Names", "/Outlines", "/MarkInfo"} & set(pdf.Root.keys())
    assert not any("/Annots" in page.obj for page in pdf.pages)
    assert not any(b"BDC" in content(press_pdf(typeset(SPREAD), facts), page) for page in (0, 1))


def test_groups_blend_in_cmyk(typeset, facts, reopened):
    pdf = reopened(press_pdf(typeset(SPREAD), facts))
    groups = [o.Group.CS for o in pdf.objects if isinstance(o, pikepdf.Stream) and "/Group" in o]
    assert groups == [pikepdf.Name.DeviceCMYK]


def test_output_intent_names_the_registered_condition(typeset, facts, reopened):
    (intent,) = reopened(press_pdf(typeset(SPREAD), facts)).Root.OutputIntents
    assert (str(intent.OutputConditionIdentifier), str(intent.RegistryName)) == (
        "FOGRA39",
        "http://www.color.org",
    )
    assert intent.DestOutputProfile.read_bytes()[12:20] == b"prtrCMYK"


def test_metadata_says_the_same_twice(typeset, facts, reopened):
    data = press_pdf(typeset(SPREAD), facts)
    pdf = reopened(data)
    assert b"<x:xmpmeta" in data, "the packet must be readable without a PDF parser"
    with pdf.open_metadata() as xmp:
        assert xmp["dc:title"] == facts.title == str(pdf.docinfo.Title)
        assert xmp["dc:creator"] == list(facts.creators)
        assert xmp["dc:identifier"] == facts.edition_id
        assert xmp["pdfxid:GTS_PDFXVersion"] == "PDF/X-4"
        assert xmp["pdf:Trapped"] == "False" and pdf.docinfo.Trapped == "/False"
        assert xmp["xmp:CreateDate"] == "2025-11-01T12:00:00+02:00"
        assert str(pdf.docinfo.CreationDate) == "D:20251101120000+02'00'"
        assert xmp["pdf:Producer"] == str(pdf.docinfo.Producer)
    assert pdf.Root.Lang == "he"


def test_the_book_opens_from_the_right(typeset, facts, reopened):
    labelled = dataclasses.replace(facts, page_labels=("כריכה", "2"))
    root = reopened(press_pdf(typeset(SPREAD), labelled)).Root
    assert (root.ViewerPreferences.Direction, root.PageLayout) == ("/R2L", "/TwoPageRight")
    pdf = reopened(press_pdf(typeset(SPREAD), labelled))
    assert [page.label for page in pdf.pages] == ["כריכה", "2"]
    left = dataclasses.replace(facts, binding="left")
    assert reopened(press_pdf(typeset(SPREAD), left)).Root.ViewerPreferences.Direction == "/L2R"


@given(st.lists(st.one_of(st.integers(1, 6).map(str), st.sampled_from(["א", "iv", "", "01"])), max_size=12))
def test_label_runs_give_back_every_label(labels):
    runs = label_runs(labels)
    given_back = []
    for at, (start, literal, number) in enumerate(runs):
        stop = runs[at + 1][0] if at + 1 < len(runs) else len(labels)
        given_back += [str(number + n) if number else literal for n in range(stop - start)]
    assert given_back == labels


def test_same_input_same_bytes(typeset, facts):
    assert press_pdf(typeset(SPREAD), facts) == press_pdf(typeset(SPREAD), facts)


@pytest.mark.parametrize(
    ("body", "culprit"),
    [
        ('<p style="color:black">א</p>', "color: black"),
        ('<p><a href="https://example.org" style="color:#0000ee">א</a></p>', "a[href]"),
        ("<p><mark>א</mark></p>", "`mark`"),
        ("<table><td style='border:1px solid gray'>א</table>", "table borders"),
        ('<p style="color:lab(50 10 10)">א</p>', "lab()"),
        ('<svg width=9 height=9><path d="M0 0h9v9z"/></svg>', "fill"),
    ],
)
def test_a_colour_that_is_no_ink_names_its_cause(typeset, facts, body, culprit):
    with pytest.raises(CatalogueError) as caught:
        press_pdf(typeset(body), facts)
    assert set(codes(caught.value)) == {"CAT-P80"}
    assert any(culprit in found.hint for found in caught.value.report)
    assert caught.value.exit_code is ExitCode.PREFLIGHT
    assert caught.value.report.errors[0].page == 1


def test_a_gradient_is_named(typeset, facts):
    raw = typeset('<p style="height:9mm;background:linear-gradient(red, blue)">א</p>')
    with pytest.raises(CatalogueError) as caught:
        press_pdf(raw, facts)
    assert codes(caught.value) == ["CAT-P82"]


def test_an_unconverted_image_is_named(typeset, facts, png):
    raw = typeset("<img src=red.png alt=א style='width:20mm'>", images={"red.png": png})
    with pytest.raises(CatalogueError) as caught:
        press_pdf(raw, facts)
    assert codes(caught.value) == ["CAT-P83"]


def test_wrong_geometry_and_labels_are_all_said_at_once(typeset, facts):
    other = dataclasses.replace(facts, trim_mm=(61.0, 90.0), page_labels=("1",))
    with pytest.raises(CatalogueError) as caught:
        press_pdf(typeset(SPREAD), other)
    assert sorted(codes(caught.value)) == ["CAT-P81", "CAT-P81", "CAT-P85"]


@pytest.mark.parametrize("raw", [b"", b"%PDF-1.7 nothing", b"\x00" * 2000])
def test_a_damaged_raw_file_is_a_finding(facts, raw):
    with pytest.raises(CatalogueError) as caught:
        press_pdf(raw, facts)
    assert codes(caught.value) == ["CAT-P86"]


def test_a_font_left_outside_is_named(typeset, facts, reopened):
    pdf = reopened(typeset("<p>א</p>"))
    for font in pdf.pages[0].resources.Font.as_dict().values():
        del font.DescendantFonts[0].FontDescriptor["/FontFile2"]
    stripped = BytesIO()
    pdf.save(stripped)
    with pytest.raises(CatalogueError) as caught:
        press_pdf(stripped.getvalue(), facts)
    assert codes(caught.value) == ["CAT-P84"]


def test_a_spot_colour_becomes_a_separation(typeset, facts, reopened, gray_profile):
    raw = typeset(
        "<p style='color:color(--accent 1)'>א</p>",
        "@color-profile --accent { src: url(http://booklet.invalid/spot.icc); components: tint }",
        images={"spot.icc": gray_profile},
    )
    spotted = dataclasses.replace(facts, spots=(SpotColour("--accent", "PANTONE 485 C", (0, 0.95, 1, 0)),))
    pdf = reopened(press_pdf(raw, spotted))
    spaces = pdf.pages[0].resources.ColorSpace
    assert [str(part) for part in list(spaces["/--accent"])[:3]] == [
        "/Separation",
        "/PANTONE 485 C",
        "/DeviceCMYK",
    ]
    assert len(pdf.Root.OutputIntents) == 1


def test_patterns_move_with_their_page(typeset, facts, reopened, cmyk_jpeg):
    raw = typeset(
        "<div style='height:20mm;background:url(http://booklet.invalid/tile.jpg) 0 0/5mm 5mm'></div>",
        images={"tile.jpg": cmyk_jpeg},
    )
    matrices = _matrix(reopened, raw), _matrix(reopened, press_pdf(raw, facts))
    shift = [after - before for before, after in zip(*matrices, strict=True)]
    assert shift == pytest.approx([0, 0, 0, 0, 3 * MM, 3 * MM], abs=1e-4)


def _matrix(reopened, data: bytes) -> list[float]:
    pdf = reopened(data)
    (pattern,) = [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and o.get("/PatternType") == 1]
    return [float(value) for value in pattern.Matrix]


def test_text_that_looks_like_an_operator_stays_text():
    pdf = pikepdf.new()
    tricky = b"BT /F 9 Tf (a\n0 0 0 rg\n\\) b) Tj ET"
    stream = pdf.make_stream(tricky)
    inking = Inking()
    inking.ink(one_a_line(stream), 1, fresh=True)
    assert not inking.leaks


def test_marks_go_and_names_are_found():
    data = b"/Span\n<</MCID 0>>\nBDC\n/x0 Do\nEMC\n/Artifact BMC\n/p0 scn\nEMC"
    assert unmarked(data) == b"/x0 Do\n/p0 scn\n"
    assert named_resources(data) == {("Do", "x0"), ("scn", "p0")}


def test_independent_programs_agree(typeset, facts, tmp_path):
    path = tmp_path / "press.pdf"
    path.write_bytes(press_pdf(typeset(SPREAD), facts))
    assert "No syntax or stream encoding errors" in _poppler("qpdf", "--check", path)
    fonts = _poppler("pdffonts", path).splitlines()[2:]
    assert fonts and all(line.split()[-5:-2] == ["yes", "yes", "yes"] for line in fonts)
    assert "PDF/X-4" in _poppler("pdfinfo", path)


def test_plates_show_black_text_on_the_black_plate_only(typeset, facts, tmp_path):
    """Ghostscript's plates: page 2 has ink on K alone, and black over colour leaves the colour whole."""
    path = tmp_path / "press.pdf"
    path.write_bytes(press_pdf(typeset(OVER), facts))
    plates = _plates(path, tmp_path)
    assert _ink(plates["Magenta"], 0) == _ink_of_full_tint(plates["Magenta"])
    assert _ink(plates["Black"], 0) > 0
    assert _ink(plates["Black"], 1) > 0
    assert [_ink(plates[name], 1) for name in ("Cyan", "Magenta", "Yellow")] == [0, 0, 0]


OVER = """
<section class=page><div style="position:absolute;inset:-11mm;background:device-cmyk(0 1 0 0)"></div>
<p style="position:relative">שחור על צבע</p></section><section class=page><p>שחור על נייר</p></section>
"""


def _plates(path: Path, folder: Path) -> dict[str, list[Path]]:
    command = [
        "gs",
        "-q",
        "-dNOPAUSE",
        "-dBATCH",
        "-dSAFER",
        "-sDEVICE=tiffsep",
        "-r72",
        "-dOverprint=/enable",
    ]
    subprocess.run(
        [*command, f"-sOutputFile={folder}/plate%d.tif", str(path)], check=True, capture_output=True
    )
    names = ("Cyan", "Magenta", "Yellow", "Black")
    return {name: [folder / f"plate{page}({name}).tif" for page in (1, 2)] for name in names}


def _ink(plates: list[Path], page: int) -> int:
    from PIL import Image

    with Image.open(plates[page]) as plate:
        histogram = plate.convert("L").histogram()
        return sum((255 - value) * count for value, count in enumerate(histogram))


def _ink_of_full_tint(plates: list[Path]) -> int:
    from PIL import Image

    with Image.open(plates[0]) as plate:
        return 255 * plate.width * plate.height


def _poppler(*command: object) -> str:
    return subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True).stdout


def test_facts_default_to_fogra39_and_a_right_hand_spine():
    plain = PressFacts(
        title="א",
        language="he",
        edition_id="x",
        creators=(),
        trim_mm=(1, 1),
        bleed_mm=0,
        stamped="2025-01-01",
    )
    assert (plain.profile.condition, plain.binding) == ("FOGRA39", "right")
    assert plain.date.isoformat() == "2025-01-01T00:00:00+00:00"
