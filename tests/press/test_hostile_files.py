"""Files that mean harm: endless, enormous, circular, full of nonsense. Always a verdict, soon."""

import random
from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from catalogue.press import judge, judged_apart, preflight_html, preflight_json, press_pdf
from catalogue.press.preflight.levels import LEVELS

Harm = Callable[[Pdf], None]


def by_hand(pages: bytes, *objects: bytes) -> bytes:
    """A file written object by object, as no library would: number 1 is the catalogue, 2 the pages."""
    made, starts = b"%PDF-1.7\n", []
    for number, body in enumerate((b"<</Type/Catalog/Pages 2 0 R>>", pages, *objects), 1):
        starts.append(len(made))
        made += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    size = len(starts) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n%btrailer\n<</Root 1 0 R/Size %d>>\n" % (size, table, size)
    return made + head + b"startxref\n%d\n%%%%EOF\n" % len(made)


LEAF = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"
PAGE_TREES = {
    "kids that are their parent": by_hand(b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>", LEAF),
    "a circle of parents": by_hand(
        b"<</Type/Pages/Kids[4 0 R 3 0 R]/Count 2>>", LEAF, b"<</Type/Pages/Parent 2 0 R/Kids[2 0 R]>>"
    ),
    "its own parent": by_hand(b"<</Type/Pages/Kids[3 0 R]/Count 1/Parent 2 0 R>>", LEAF),
    "a count that lies": by_hand(b"<</Type/Pages/Kids[3 0 R]/Count 2000000000>>", LEAF),
    "one page ten thousand times": by_hand(
        b"<</Type/Pages/Kids[" + b"3 0 R " * 10_000 + b"]/Count 10000>>", LEAF
    ),
    "brackets without end": by_hand(
        b"<</Type/Pages/Kids[3 0 R]/Count 1/X " + b"[" * 50_000 + b"]" * 50_000 + b">>", LEAF
    ),
    "no numbers": by_hand(
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[nan inf 1e99 --9]/TrimBox[9 9 9 9]/UserUnit nan/Rotate 1e9>>",
    ),
    "a table that points at itself": b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n"
    b"trailer<</Root 1 0 R/Size 2/Prev 45>>\nstartxref\n45\n%%EOF",
}


@pytest.mark.parametrize("name", PAGE_TREES)
def test_a_page_tree_that_means_harm_is_damaged(name):
    for level in LEVELS:
        assert "CAT-P01" in {found.code for found in judge(PAGE_TREES[name], level).findings}


def one_page(content: bytes = b"", size: tuple[float, float] = (200, 200)) -> Pdf:
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(200, 200))
    pdf.pages[0].obj.MediaBox = Array([0, 0, *size])
    pdf.pages[0].obj.Contents = pdf.make_stream(content)
    pdf.pages[0].obj.Resources = Dictionary()
    return pdf


def written(pdf: Pdf) -> bytes:
    target = BytesIO()
    pdf.save(target, fix_metadata_version=False)
    return target.getvalue()


def with_pattern(make: Callable[[Pdf], Stream]) -> Pdf:
    pdf = one_page(b"/Pattern cs /P scn 0 0 99 99 re f 0 0 0 1 K .05 w 9 9 m 90 90 l S")
    pdf.pages[0].obj.Resources.Pattern = Dictionary(P=make(pdf))
    return pdf


def tile(pdf: Pdf, content: bytes, step: float) -> Stream:
    return pdf.make_stream(
        content, PatternType=1, PaintType=1, TilingType=1, BBox=[0, 0, 9, 9], XStep=step, YStep=step
    )


def of_itself(pdf: Pdf) -> Stream:
    made = tile(pdf, b"/Pattern cs /P scn 0 0 9 9 re f", 9)
    made.Resources = Dictionary(Pattern=Dictionary(P=made))
    return made


def of_itself_by_a_form(pdf: Pdf) -> Stream:
    made = tile(pdf, b"/F Do", 9)
    form = pdf.make_stream(b"/Pattern cs /P scn 0 0 9 9 re f", Subtype=Name.Form, BBox=[0, 0, 9, 9])
    form.Resources = Dictionary(Pattern=Dictionary(P=made))
    made.Resources = Dictionary(XObject=Dictionary(F=form))
    return made


def tiles_of_tiles(pdf: Pdf) -> Stream:
    inner = tile(pdf, b"1 0 0 0 k 0 0 1 1 re f", 0.05)
    outer = tile(pdf, b"/Pattern cs /Q scn 0 0 9 9 re f", 0.5)
    inner.Resources, outer.Resources = Dictionary(), Dictionary(Pattern=Dictionary(Q=inner))
    return outer


ENDLESS = {
    "made of itself": of_itself,
    "made of itself by way of a form": of_itself_by_a_form,
    "steps of nothing": lambda pdf: tile(pdf, b"", 0),
    "steps of a hair": lambda pdf: tile(pdf, b"1 0 0 0 k 0 0 1 1 re f", 0.0001),
    "tiles of tiles": tiles_of_tiles,
}


@pytest.mark.parametrize("name", ENDLESS)
def test_a_pattern_without_end_is_not_drawn(name):
    data = written(with_pattern(ENDLESS[name]))
    for level in LEVELS:
        judged = judge(data, level)
        (found,) = [one for one in judged.findings if one.code == "CAT-P03"]
        assert "pattern" in found.message
        assert "data:image" not in preflight_html(judged, "a.pdf", data)


def test_an_honest_pattern_is_drawn():
    data = written(with_pattern(lambda pdf: tile(pdf, b"1 .5 0 0 k 0 0 9 9 re f", 9)))
    codes = {found.code for found in judge(data).findings}
    assert "CAT-P03" not in codes


def form(pdf: Pdf, content: bytes, **more: object) -> Stream:
    return pdf.make_stream(content, Subtype=Name.Form, BBox=[0, 0, 9, 9], **more)


def chain_of_forms() -> Pdf:
    pdf = one_page(b"/I Do")
    inner = form(pdf, b"0 0 m 1 1 l S")
    for _ in range(2000):
        inner = form(pdf, b"/I Do", Resources=Dictionary(XObject=Dictionary(I=inner)))
    pdf.pages[0].obj.Resources.XObject = Dictionary(I=inner)
    return pdf


def mask_of_itself() -> Pdf:
    pdf = one_page(b"/G gs 0 0 9 9 re f")
    drawn = form(pdf, b"/G gs 0 0 9 9 re f", Group=Dictionary(S=Name.Transparency))
    state = pdf.make_indirect(Dictionary(SMask=Dictionary(S=Name.Luminosity, G=drawn)))
    drawn.Resources = Dictionary(ExtGState=Dictionary(G=state))
    pdf.pages[0].obj.Resources.ExtGState = Dictionary(G=state)
    return pdf


def face_of_itself() -> Pdf:
    pdf = one_page(b"BT /F 9 Tf (aaa) Tj ET")
    face = pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type3, FontBBox=[0, 0, 9, 9], FontMatrix=[1, 0, 0, 1, 0, 0],
                   FirstChar=97, LastChar=97, Widths=[1], Encoding=Dictionary(Differences=[97, Name.a]))
    )  # fmt: skip
    face.CharProcs = Dictionary(a=pdf.make_stream(b"9 0 d0 BT /F 9 Tf (a) Tj ET"))
    face.Resources = Dictionary(Font=Dictionary(F=face))
    pdf.pages[0].obj.Resources.Font = Dictionary(F=face)
    return pdf


def picture_that_boasts() -> Pdf:
    pdf = one_page(b"q 100 0 0 100 0 0 cm /I Do Q")
    boast = {"Width": 200_000, "Height": 200_000, "BitsPerComponent": 8, "ColorSpace": Name.DeviceCMYK}
    drawn = pdf.make_stream(b"\0" * 10, Subtype=Name.Image, **boast)
    pdf.pages[0].obj.Resources.XObject = Dictionary(I=drawn)
    return pdf


def space_of_itself() -> Pdf:
    pdf = one_page(b"/C cs 1 scn 0 0 9 9 re f")
    space = pdf.make_indirect(Array([Name.Indexed]))
    space.extend([space, 1, String("xx")])
    pdf.pages[0].obj.Resources.ColorSpace = Dictionary(C=space)
    return pdf


def function_of_itself() -> Pdf:
    pdf = one_page(b"/C cs 1 scn 0 0 9 9 re f")
    tint = pdf.make_indirect(Dictionary(FunctionType=3, Domain=[0, 1], Bounds=[], Encode=[0, 1]))
    tint.Functions = Array([tint])
    space = Array([Name.Separation, Name.Gold, Name.DeviceCMYK, tint])
    pdf.pages[0].obj.Resources.ColorSpace = Dictionary(C=space)
    return pdf


def outlines_in_a_circle() -> Pdf:
    pdf = one_page()
    entry = pdf.make_indirect(Dictionary(Title=String("א")))
    entry.Next = entry.First = entry
    pdf.Root.Outlines = pdf.make_indirect(Dictionary(First=entry, Last=entry, Count=1))
    return pdf


def names_in_a_circle() -> Pdf:
    pdf = one_page()
    node = pdf.make_indirect(Dictionary())
    node.Kids = Array([node])
    pdf.Root.Names = Dictionary(EmbeddedFiles=node)
    return pdf


def tags_by_the_billion() -> Pdf:
    pdf = one_page()
    element = pdf.make_indirect(Dictionary(S=Name.P))
    for _ in range(30):
        element = pdf.make_indirect(Dictionary(S=Name.P, K=Array([element, element])))
    pdf.Root.StructTreeRoot = Dictionary(K=element)
    return pdf


def tags_in_the_deep() -> Pdf:
    pdf = one_page()
    element = pdf.make_indirect(Dictionary(S=Name.P))
    for _ in range(5000):
        element = pdf.make_indirect(Dictionary(S=Name.P, K=element))
    pdf.Root.StructTreeRoot = Dictionary(K=element)
    return pdf


def metadata(data: bytes) -> Pdf:
    pdf = one_page()
    pdf.Root.Metadata = pdf.make_stream(data, Type=Name.Metadata, Subtype=Name.XML)
    return pdf


def many_pages(count: int) -> Pdf:
    pdf = pikepdf.new()
    for _ in range(count):
        pdf.add_blank_page(page_size=(100, 100))
    return pdf


NONSENSE = b"nan nan m inf 1 l S 1e999 0 0 1 0 0 cm --5 5 m 9 9 l S 1.2.3 4 m 5 5 l S"
HARMS: dict[str, Callable[[], Pdf]] = {
    "a chain of forms": chain_of_forms,
    "a mask of itself": mask_of_itself,
    "a face of itself": face_of_itself,
    "a picture that boasts": picture_that_boasts,
    "a colour space of itself": space_of_itself,
    "a function of itself": function_of_itself,
    "outlines in a circle": outlines_in_a_circle,
    "names in a circle": names_in_a_circle,
    "tags by the billion": tags_by_the_billion,
    "tags in the deep": tags_in_the_deep,
    "metadata in the deep": lambda: metadata(b"<x>" * 20_000 + b"</x>" * 20_000),
    "much metadata": lambda: metadata(b"<a>" + b"x" * 4_000_000),
    "numbers that are none": lambda: one_page(NONSENSE + b" 9" * 20 + b" " + b"9" * 400 + b" 0 0 1 0 0 cm f"),
    "dictionaries without end": lambda: one_page(b"/A " + b"<</B " * 9000 + b"1" + b">>" * 9000 + b" BDC"),
    "arrays without end": lambda: one_page(b"[" * 50_000 + b"]" * 50_000 + b" TJ"),
    "states saved without end": lambda: one_page(b"q " * 30_000),
    "a dash of a hair": lambda: one_page(b"[0.00001] 0 d 1 w 0 0 m 199 199 l S"),
    "one line, very long": lambda: one_page(b"0 0 m " + b"9 9 l 1 1 l " * 8000 + b"S"),
    "a page of a hair": lambda: one_page(b"1 1 1 1 k 0 0 9 9 re f", size=(999_999, 1)),
    "a page like a country": lambda: one_page(b"1 1 1 1 k 0 0 9 9 re f", size=(10**11, 10**11)),
}


@pytest.mark.parametrize("name", HARMS)
def test_a_file_that_means_harm_gets_its_verdict(name):
    data = written(HARMS[name]())
    for level in LEVELS:
        judged = judge(data, level)
        assert judged.findings and not judged.passed
        assert preflight_json(judged, "a.pdf", data) and preflight_html(judged, "a.pdf", data)


def test_more_pages_than_are_judged_are_said_to_be():
    judged = judge(written(many_pages(5001)), "screen")
    assert any(found.code == "CAT-P03" and "5001 pages" in found.message for found in judged.findings)


def test_the_report_of_another_file_does_not_stay(tmp_path):
    (tmp_path / "a.pdf").write_bytes(written(one_page()))
    judged_apart(tmp_path / "a.pdf", "sheetfed", tmp_path)
    assert (tmp_path / "preflight.json").is_file()
    judged_apart(tmp_path / "missing.pdf", "sheetfed", tmp_path)
    assert not (tmp_path / "preflight.json").exists() and not (tmp_path / "preflight.html").exists()


@pytest.fixture(scope="module")
def whole(typeset, facts) -> bytes:
    body = "<h1>שער</h1><p>טקסט <b>ארוך</b> יותר</p><p style='opacity:.5'>חצי</p>"
    return press_pdf(typeset(body), facts)


def harmed(data: bytes, chance: random.Random) -> bytes:
    """Some value somewhere in the file becomes one of another kind, or another object of the file."""
    with pikepdf.open(BytesIO(data)) as pdf:
        everything = list(pdf.objects)
        values = (0, -1, 2**31, 10**18, 1e-7, True, None, Name.X, String("x"), Array([]), Array([1]))
        values += (Dictionary(), Array([Array([Array([])])]), pdf.Root, chance.choice(everything))
        holders = [one for one in everything if isinstance(one, (Dictionary, Stream))]
        for _ in range(chance.randint(1, 4)):
            holder, value = chance.choice(holders), chance.choice(values)
            key = chance.choice(sorted(holder.keys() - {"/Length"}) or ["/X"])
            if value is None:
                holder[key] = Name.X
                del holder[key]
            else:
                holder[key] = value
        return written(pdf)


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 2**32), level=st.sampled_from(sorted(LEVELS)))
def test_any_value_may_be_another(whole, seed, level):
    data = harmed(whole, random.Random(seed))
    judged = judge(data, level)
    assert preflight_json(judged, "a.pdf", data) and preflight_html(judged, "a.pdf", data)
