"""Preflight of files we did not make and of files that mean harm: never a traceback, always a verdict."""

import shutil
import subprocess
import zlib
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Pdf
from PIL import Image

from catalogue.press import judge, judged_apart, preflight_html, preflight_json, press_pdf, terminal_lines
from catalogue.press.preflight.coverage import heaviest_squares
from catalogue.press.preflight.plates import Plated
from catalogue.press.preflight.reading import examine

PAGE = "<p>שלום <b>עולם</b></p>"
OPERATORS = "q Q BT ET f S W n BMC EMC Do cm re k rg Tf Tj TJ Td Tm scn cs gs d m l c y w sh BDC Tr Tz g G"
LEVELS = ("sheetfed", "digital", "screen", "archive")


@pytest.fixture(scope="module")
def whole(typeset, facts) -> bytes:
    return press_pdf(typeset(PAGE), facts)


def written(pdf: Pdf) -> bytes:
    target = BytesIO()
    pdf.save(target, fix_metadata_version=False)
    return target.getvalue()


def one_page(content: bytes, resources: Dictionary | None = None) -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(200, 200))
    pdf.pages[0].obj.Contents = pdf.make_stream(content)
    pdf.pages[0].obj.Resources = resources or Dictionary()
    return written(pdf)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_damage_is_judged(whole, data):
    damaged = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(damaged) - 1))
        damaged[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=9))
    judge(bytes(damaged), data.draw(st.sampled_from(LEVELS)))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from([operator.encode() for operator in OPERATORS.split()]),
            st.sampled_from([b"1", b"-2.5", b"/N", b"(a)", b"<00>", b"[1 (b)]", b"<</MCID 0>>", b"9" * 20]),
        ),
        max_size=40,
    )
)
def test_any_content_is_judged(pieces):
    for level in ("sheetfed", "screen"):
        judge(one_page(b" ".join(pieces)), level)


def wrong_values() -> list[object]:
    """Made afresh: an object belongs to the file it was put into."""
    return [Name.Wrong, Array([Name.a, 1]), Array([]), Dictionary(A=1), 7, -1.5, "text", True]


PAGE_KEYS = [
    "Contents",
    "Resources",
    "MediaBox",
    "CropBox",
    "TrimBox",
    "BleedBox",
    "Annots",
    "Group",
    "Rotate",
    "UserUnit",
]
ROOT_KEYS = [
    "OutputIntents",
    "Metadata",
    "StructTreeRoot",
    "MarkInfo",
    "Names",
    "Outlines",
    "Lang",
    "AcroForm",
    "OpenAction",
]


@pytest.mark.parametrize("key", PAGE_KEYS)
def test_a_wrong_kind_of_value_anywhere_on_a_page_is_judged(key):
    for at in range(len(wrong_values())):
        pdf = pikepdf.new()
        pdf.add_blank_page(page_size=(200, 200))
        pdf.pages[0].obj.Resources = Dictionary()
        pdf.pages[0].obj["/" + key] = wrong_values()[at]
        assert all(judge(written(pdf), level).findings for level in LEVELS)


@pytest.mark.parametrize("key", ROOT_KEYS)
def test_a_wrong_kind_of_value_in_the_catalogue_is_judged(key):
    for at in range(len(wrong_values())):
        pdf = pikepdf.new()
        pdf.add_blank_page(page_size=(200, 200))
        pdf.Root["/" + key] = wrong_values()[at]
        assert all(judge(written(pdf), level).findings for level in LEVELS)


def test_a_form_that_draws_itself_ends():
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(200, 200))
    form = pdf.make_stream(b"/X Do /X Do", Subtype=Name.Form, BBox=[0, 0, 9, 9])
    form.Resources = Dictionary(XObject=Dictionary(X=form))
    pdf.pages[0].obj.Contents = pdf.make_stream(b"/X Do")
    pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(X=form))
    assert judge(written(pdf)).findings


def test_a_stream_that_unfolds_to_gigabytes_is_refused():
    """A megabyte that is a gigabyte: given up at the limit, not at the end."""
    packer = zlib.compressobj(9)
    block = b"0 0 m 9 9 l S\n" * 80_000
    packed = b"".join(packer.compress(block) for _ in range(250)) + packer.flush()
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(200, 200))
    stream = pdf.make_stream(b"")
    stream.write(packed, filter=Name.FlateDecode)
    pdf.pages[0].obj.Contents = stream
    assert {found.code for found in judge(written(pdf)).findings} & {"CAT-P01", "CAT-P03"}


def test_a_tree_that_bites_its_tail_ends():
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(200, 200))
    element = pdf.make_indirect(Dictionary(S=Name.Figure))
    element.K = Array([element])
    pdf.Root.StructTreeRoot = Dictionary(K=Array([element]), RoleMap=Dictionary(A=Name.B, B=Name.A))
    assert "CAT-P42" in {found.code for found in judge(written(pdf), "screen").findings}


def test_metadata_with_entities_is_not_parsed():
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(200, 200))
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
    pdf.Root.Metadata = pdf.make_stream(laughs, Type=Name.Metadata, Subtype=Name.XML)
    (found,) = [found for found in judge(written(pdf)).findings if found.code == "CAT-P06"]
    assert "not plain" in found.message


def test_a_page_the_size_of_a_field_is_judged():
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(14400, 14400))
    pdf.pages[0].obj.Contents = pdf.make_stream(b"1 1 1 0 k 0 0 14400 14400 re f")
    pdf.pages[0].obj.Resources = Dictionary()
    found = judge(written(pdf)).findings
    assert any(one.code == "CAT-P23" and "300%" in one.message for one in found)


def test_in_a_process_of_its_own(whole, tmp_path):
    path = tmp_path / "הזמנה.pdf"
    path.write_bytes(whole)
    pages, findings = judged_apart(path, "sheetfed", tmp_path)
    assert (pages, findings) == (1, judge(whole).findings)
    assert (tmp_path / "preflight.html").is_file()
    pages, findings = judged_apart(tmp_path / "missing.pdf", "sheetfed", tmp_path / "nowhere")
    assert [found.code for found in findings] == ["CAT-P03"]


def test_reports_say_the_same_in_three_ways(typeset, facts):
    data = typeset(PAGE)
    judged = judge(data)
    lines = terminal_lines(judged, "a.pdf")
    html, as_json = preflight_html(judged, "<a>.pdf", data), preflight_json(judged, "a.pdf", data)
    assert len(lines) == len(judged.findings) + 1
    for found in judged.findings:
        assert found.code in html and found.code in as_json and any(found.code in line for line in lines)
    assert "&lt;a&gt;.pdf" in html and preflight_html(judged, "<a>.pdf", data) == html


def test_a_place_is_shown_with_its_frame(whole):
    pdf = pikepdf.open(BytesIO(whole))
    pdf.pages[0].contents_add(pdf.make_stream(b"q 1 0 0 rg 50 50 9 9 re f Q"))
    data = written(pdf)
    judged = judge(data)
    html = preflight_html(judged, "a.pdf", data)
    assert html.count("data:image/png;base64,") == sum(bool(found.spots) for found in judged.findings) >= 1


def test_diagnostics_carry_source_and_page(whole):
    data = one_page(b"1 0 0 rg 50 50 9 9 re f")
    report = judge(data).report("a.pdf")
    (found,) = [one for one in report if one.code == "CAT-P13"]
    assert found.page == 1 and "GWG 2022 R0027" in found.why and found.location.file == "a.pdf"


# Ink, against Ghostscript's own plates.

BUSY = """
<section class=page><div style="position:absolute;inset:-11mm;background:device-cmyk(.2 .9 .8 .1)"></div>
<p style="position:relative">שחור על צבע</p><p style="position:relative;color:device-cmyk(0 0 0 0)">לבן</p>
<img src=p alt=א style="width:30mm;position:relative">
<p style="opacity:.5;position:relative">חצי</p></section>
"""


def test_plates_are_those_ghostscript_makes(typeset, facts, tmp_path):
    picture = BytesIO()
    Image.radial_gradient("L").convert("CMYK").save(picture, "JPEG", quality=95)
    data = press_pdf(typeset(BUSY, images={"p": picture.getvalue()}), facts)
    (tmp_path / "a.pdf").write_bytes(data)
    options = ["-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", "-r40", "-dOverprint=/enable"]
    command = ["gs", *options, f"-sOutputFile={tmp_path}/plate%d.tif", str(tmp_path / "a.pdf")]
    subprocess.run(command, check=True, capture_output=True)
    import pypdfium2

    plated = Plated(data)
    for ink in plated.inks:
        with Image.open(tmp_path / f"plate1({ink}).tif") as theirs:
            document = pypdfium2.PdfDocument(plated.plate(ink))
            ours = document[0].render(scale=40 / 72, grayscale=True).to_pil().convert("L")
            document.close()
            assert abs(_mean(ours) - _mean(theirs)) < 3, ink


def _mean(plate: Image.Image) -> float:
    levels = plate.convert("L").histogram()
    return sum(value * count for value, count in enumerate(levels)) / (plate.width * plate.height)


def test_the_heaviest_square_is_found_where_it_is():
    data = one_page(b"1 .5 0 0 k 0 0 200 200 re f 1 1 1 .5 k 120 40 60 60 re f")
    (square,) = heaviest_squares(examine(data), 15)
    assert square.coverage == pytest.approx(3.5, abs=0.03)
    left, bottom, right, top = square.box
    assert left > 115 and right < 185 and bottom > 35 and top < 105


def test_an_average_is_an_average():
    """Half a square of 400 % on paper is 200 %."""
    stripes = b" ".join(b"1 1 1 1 k %d 0 2 200 re f" % x for x in range(0, 200, 4))
    (square,) = heaviest_squares(examine(one_page(stripes)), 15)
    assert square.coverage == pytest.approx(2.0, abs=0.15)


def test_spot_inks_count_on_plates_of_their_own():
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 1, 1, 0], N=1)
    space = Array([Name.Separation, Name.Gold, Name.DeviceCMYK, tint])
    data = one_page(b"/S cs .5 scn 0 0 200 200 re f", Dictionary(ColorSpace=Dictionary(S=space)))
    assert Plated(data).inks[-1] == "Gold"
    (square,) = heaviest_squares(examine(data), 15)
    assert square.coverage == pytest.approx(0.5, abs=0.02)


# Files other programs made.


@pytest.mark.parametrize("maker", ["ghostscript", "pikepdf", "poppler", "chromium", "latex"])
def test_files_of_other_programs_are_judged(maker, whole, tmp_path):
    path = tmp_path / "made.pdf"
    made = _MAKERS[maker](whole, tmp_path, path)
    if not made:
        pytest.skip(f"{maker} is not on this machine")
    codes = {found.code for found in judge(path).findings}
    assert "CAT-P01" not in codes
    assert maker == "poppler" or "CAT-P04" in codes


def _ghostscript(whole: bytes, folder: Path, path: Path) -> bool:
    (folder / "a.pdf").write_bytes(whole)
    options = ["-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=pdfwrite"]
    command = ["gs", *options, f"-sOutputFile={path}", str(folder / "a.pdf")]
    subprocess.run(command, check=True, capture_output=True)
    return True


def _pikepdf(whole: bytes, folder: Path, path: Path) -> bool:
    path.write_bytes(one_page(b"0 0 1 rg 20 20 50 50 re f"))
    return True


def _poppler(whole: bytes, folder: Path, path: Path) -> bool:
    (folder / "a.pdf").write_bytes(whole)
    subprocess.run(["pdfseparate", str(folder / "a.pdf"), str(path)], check=True, capture_output=True)
    return True


def _chromium(whole: bytes, folder: Path, path: Path) -> bool:
    program = shutil.which("chromium")
    if program is None:
        return False
    (folder / "a.html").write_text("<meta charset=utf-8><p dir=rtl>שלום <b>עולם</b>", "utf-8")
    command = [program, "--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={path}"]
    subprocess.run([*command, f"file://{folder}/a.html"], check=True, capture_output=True, timeout=60)
    return path.is_file()


def _latex(whole: bytes, folder: Path, path: Path) -> bool:
    program = shutil.which("pdflatex")
    if program is None:
        return False
    words = r"\documentclass{article}\begin{document}Words, and $\sqrt{x}$.\end{document}"
    (folder / "made.tex").write_text(words, "utf-8")
    command = [program, "-interaction=batchmode", "made.tex"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=60)
    return path.is_file()


_MAKERS = {
    "ghostscript": _ghostscript,
    "pikepdf": _pikepdf,
    "poppler": _poppler,
    "chromium": _chromium,
    "latex": _latex,
}
