"""One broken file for each check, caught by exactly its code; whole files pass."""

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from catalogue.diagnostics import Severity
from catalogue.press import judge, press_pdf, screen_pdf
from catalogue.press.preflight.checks import CHECKS

BOOK = """
<section class=page><div style="position:absolute;inset:-11mm;background:device-cmyk(0 .3 .2 0)"></div>
<h1 style="position:relative">שער</h1></section>
<section class=page><h1>פרק</h1><p>טקסט ארוך יותר</p>
<svg width=30 height=30 role=img><title>עיגול</title>
<path d="M0 0h20v20z" fill="device-cmyk(0 0 0 1)"/></svg>
<p><a href="https://example.org/">קישור</a></p><aside role=doc-footnote>הערה</aside>
<aside role=doc-footnote>עוד הערה</aside></section>
"""
Break = Callable[[Pdf], None]


@pytest.fixture(scope="module")
def whole(typeset, facts) -> bytes:
    return press_pdf(typeset(BOOK, "body { margin: 0 }"), facts)


@pytest.fixture(scope="module")
def readable(typeset, facts, words_handed_on) -> bytes:
    with words_handed_on():
        return screen_pdf(typeset(BOOK, "body { margin: 0 }"), facts)


def broken(data: bytes, how: Break, **saving: object) -> bytes:
    target = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        how(pdf)
        pdf.save(target, fix_metadata_version=False, **saving)
    return target.getvalue()


def codes(data: bytes, level: str = "sheetfed", **how: object) -> set[str]:
    return {found.code for found in judge(data, level, **how).findings if found.severity > Severity.NOTE}


def drawn(content: str, page: int = 1) -> Break:
    """Paint something more on a page (counted from 0); `F` in it is a face of the file."""

    def how(pdf: Pdf) -> None:
        font = next(iter(pdf.pages[page].resources.Font.keys()))
        pdf.pages[page].contents_add(
            pdf.make_stream(b"q " + content.replace("/F ", font + " ").encode() + b" Q")
        )

    return how


def with_resource(kind: str, name: str, make: Callable[[Pdf], pikepdf.Object], content: str) -> Break:
    def how(pdf: Pdf) -> None:
        resources = pdf.pages[1].resources
        if kind not in resources:
            resources[kind] = Dictionary()
        resources[kind][name] = make(pdf)
        drawn(content)(pdf)

    return how


def ink(name: str) -> Callable[[Pdf], pikepdf.Object]:
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 1, 1, 0], N=1)
    return lambda pdf: Array([Name.Separation, Name("/" + name), Name.DeviceCMYK, tint])


def image(pixels: int, bits: int) -> Callable[[Pdf], pikepdf.Object]:
    def make(pdf: Pdf) -> pikepdf.Object:
        space = Name.DeviceGray if bits == 1 else Name.DeviceCMYK
        rows = (pixels + 7) // 8 if bits == 1 else 4 * pixels
        data = b"\x0f" * (rows * pixels)
        return pdf.make_stream(
            data, Type=Name.XObject, Subtype=Name.Image, Width=pixels, Height=pixels,
            BitsPerComponent=bits, ColorSpace=space,
        )  # fmt: skip

    return make


def on_all_pages(how: Callable[[pikepdf.Object], None]) -> Break:
    def run(pdf: Pdf) -> None:
        for page in pdf.pages:
            how(page.obj)

    return run


def on_one_page(key: str, value: object) -> Break:
    def how(pdf: Pdf) -> None:
        pdf.pages[1].obj[key] = value

    return how


def packet(old: bytes, new: bytes) -> Break:
    def how(pdf: Pdf) -> None:
        data = pdf.Root.Metadata.read_bytes()
        assert old in data
        pdf.Root.Metadata.write(data.replace(old, new))

    return how


def strip_fonts(*keys: str) -> Break:
    def how(pdf: Pdf) -> None:
        for font in pdf.pages[1].resources.Font.as_dict().values():
            for holder in (font, font.DescendantFonts[0], font.DescendantFonts[0].FontDescriptor):
                for key in keys:
                    if key in holder:
                        del holder[key]

    return how


def rename_font(pdf: Pdf) -> None:
    for font in list(pdf.pages[1].resources.Font.as_dict().values())[:1]:
        font.BaseFont = Name("/ABCDEF+CourierNew")


def without(*keys: str) -> Break:
    def how(pdf: Pdf) -> None:
        for key in keys:
            del pdf.Root[key]

    return how


def intent(change: Callable[[pikepdf.Object], None]) -> Break:
    return lambda pdf: change(pdf.Root.OutputIntents[0])


def forget(key: str) -> Callable[[pikepdf.Object], None]:
    def how(holder: pikepdf.Object) -> None:
        del holder[key]

    return how


def bomb(pdf: Pdf) -> None:
    """Forms that draw forms: a million lines from ten of them."""
    inner = pdf.make_stream(b"0 0 m 1 1 l S " * 400, Subtype=Name.Form, BBox=[0, 0, 9, 9])
    for _ in range(8):
        uses = Dictionary(XObject=Dictionary({"/I": inner}))
        inner = pdf.make_stream(b"/I Do " * 10, Subtype=Name.Form, BBox=[0, 0, 9, 9], Resources=uses)
    pdf.pages[1].resources.XObject = Dictionary({"/I": inner})
    drawn("/I Do")(pdf)


def lab() -> pikepdf.Object:
    return Array([Name.Lab, Dictionary(WhitePoint=[1, 1, 1])])


AWAITED = (
    "<press:Awaited xmlns:press='urn:catalogue:press'><rdf:Bag><rdf:li>סטיל</rdf:li></rdf:Bag>"
    "</press:Awaited></rdf:Description>"
)
PRESS_CASES: list[tuple[str, Break]] = [
    ("CAT-P03", bomb),
    ("CAT-P04", packet(b"PDF/X-4", b"PDF/X-3")),
    ("CAT-P05", without("/OutputIntents")),
    ("CAT-P05", intent(forget("/RegistryName"))),
    ("CAT-P05", intent(forget("/DestOutputProfile"))),
    ("CAT-P05", intent(lambda one: one.DestOutputProfile.write(b"not a profile" * 20))),
    ("CAT-P05", intent(forget("/OutputConditionIdentifier"))),
    ("CAT-P06", lambda pdf: pdf.docinfo.__setitem__("/Title", "אחר")),
    ("CAT-P06", lambda pdf: pdf.docinfo.__setitem__("/ModDate", "D:20200101000000Z")),
    ("CAT-P06", packet(b"xmp:MetadataDate", b"xmp:OtherDate")),
    ("CAT-P06", lambda pdf: (pdf.docinfo.__delitem__("/Trapped"), packet(b"pdf:Trapped", b"pdf:Other")(pdf))),
    ("CAT-P07", on_one_page("/UserUnit", 2)),
    ("CAT-P08", on_one_page("/CropBox", Array([20, 20, 100, 100]))),
    ("CAT-P09", on_all_pages(forget("/TrimBox"))),
    ("CAT-P09", on_all_pages(lambda page: page.__setitem__("/BleedBox", Array([-9, -9, 300, 400])))),
    ("CAT-P10", on_all_pages(lambda page: page.__setitem__("/BleedBox", page.TrimBox))),
    ("CAT-P10", drawn("0 0 0 .5 k 0 40 30 30 re f")),
    ("CAT-P11", on_one_page("/Rotate", 90)),
    ("CAT-P11", on_one_page("/TrimBox", Array([9, 9, 150, 255]))),
    ("CAT-P12", lambda pdf: pdf.pages[1].obj.Contents.write(b"")),
    ("CAT-P12", lambda pdf: pdf.pages[1].obj.Contents.write(b"0 0 0 0 k 20 20 50 50 re f")),
    ("CAT-P13", drawn("1 0 0 rg 50 50 9 9 re f")),
    ("CAT-P13", drawn("BT /F 20 Tf 0 0 1 rg 50 50 Td <0029> Tj ET")),
    ("CAT-P13", with_resource("/ColorSpace", "/L", lambda pdf: lab(), "/L cs 50 9 9 sc 50 50 9 9 re f")),
    ("CAT-P14", with_resource("/ColorSpace", "/S", ink("Gold"), "/S cs 1 scn 50 50 9 9 re f")),
    ("CAT-P15", with_resource("/ColorSpace", "/S", ink("All"), "/S cs .5 scn 50 50 9 9 re f")),
    ("CAT-P16", on_one_page("/Group", Dictionary(S=Name.Transparency, CS=Name.DeviceRGB))),
    ("CAT-P17", with_resource("/ExtGState", "/O", lambda pdf: Dictionary(op=True, OPM=1),
                              "/O gs 0 0 0 0 k 50 50 9 9 re f")),
    ("CAT-P18", drawn("/Knockout gs 0 0 0 1 k BT /F 8 Tf 50 50 Td <0029> Tj ET", page=0)),
    ("CAT-P19", drawn("0 0 0 1 K 1 w 50 50 m 90 90 l S", page=0)),
    ("CAT-P20", drawn("0.2 g BT /F 8 Tf 50 50 Td <0029> Tj ET")),
    ("CAT-P20", drawn("0 G 1 w 50 50 m 90 90 l S")),
    ("CAT-P21", with_resource("/XObject", "/I", image(100, 8), "100 0 0 100 30 30 cm /I Do")),
    ("CAT-P21", with_resource("/XObject", "/I", image(260, 8), "100 0 0 100 30 30 cm /I Do")),
    ("CAT-P22", with_resource("/XObject", "/I", image(400, 1), "100 0 0 100 30 30 cm /I Do")),
    ("CAT-P23", drawn("1 1 .9 .9 k 30 30 80 80 re f")),
    ("CAT-P24", drawn(".8 .7 .6 .9 k BT /F 20 Tf 50 50 Td <0029> Tj ET")),
    ("CAT-P25", drawn("1 1 0 0 k BT /F 6 Tf 50 50 Td <0029> Tj ET")),
    ("CAT-P25", drawn("0 0 0 0 k BT /F 6 Tf 50 50 Td <0029> Tj ET", page=0)),
    ("CAT-P26", drawn("0 0 0 1 K .05 w 50 50 m 90 90 l S")),
    ("CAT-P26", drawn("1 1 0 0 K .2 w 50 50 m 90 90 l S")),
    ("CAT-P27", strip_fonts("/FontFile2")),
    ("CAT-P28", rename_font),
    ("CAT-P29", on_one_page("/Annots", Array([Dictionary(Subtype=Name.Link, Rect=[50, 50, 70, 60])]))),
    ("CAT-P30", lambda pdf: pdf.Root.__setitem__("/OpenAction", Dictionary(S=Name.JavaScript))),
    ("CAT-P31", packet(b"</rdf:Description>", AWAITED.encode())),
    ("CAT-P31", with_resource("/XObject", "/I", lambda pdf: _opi(pdf), "10 0 0 10 30 30 cm /I Do")),
]  # fmt: skip


def _opi(pdf: Pdf) -> pikepdf.Object:
    made = image(100, 8)(pdf)
    made.OPI = Dictionary()
    return made


@pytest.mark.parametrize(
    ("code", "how"), PRESS_CASES, ids=[f"{at}-{code}" for at, (code, _) in enumerate(PRESS_CASES)]
)
def test_each_fault_is_caught_by_its_own_code(whole, code, how):
    assert codes(broken(whole, how)) == {code}


def all_figures(pdf: Pdf) -> list[pikepdf.Object]:
    return [o for o in pdf.objects if isinstance(o, Dictionary) and o.get("/S") == Name.Figure]


def all_notes(pdf: Pdf) -> list[pikepdf.Object]:
    return [o for o in pdf.objects if isinstance(o, Dictionary) and o.get("/S") == Name.Note]


def each(found: Callable[[Pdf], list[pikepdf.Object]], change: Callable[[pikepdf.Object], None]) -> Break:
    def how(pdf: Pdf) -> None:
        assert found(pdf)
        for one in found(pdf):
            change(one)

    return how


def links(pdf: Pdf) -> list[pikepdf.Object]:
    return [annotation for page in pdf.pages for annotation in page.obj.get("/Annots", Array())]


def lengthen(pdf: Pdf) -> None:
    for _ in range(8):
        pdf.pages.append(pdf.pages[1])
    del pdf.Root["/Outlines"]


SCREEN_CASES: list[tuple[str, Break]] = [
    ("CAT-P40", without("/StructTreeRoot")),
    ("CAT-P40", drawn("0 0 0 rg 50 50 9 9 re f")),
    ("CAT-P41", without("/Lang")),
    ("CAT-P41", without("/ViewerPreferences")),
    ("CAT-P41", packet(b"dc:title", b"dc:subject")),
    ("CAT-P42", each(all_figures, forget("/Alt"))),
    ("CAT-P43", each(all_notes, forget("/ID"))),
    ("CAT-P43", each(all_notes, lambda note: note.__setitem__("/ID", String("same")))),
    ("CAT-P44", each(links, forget("/StructParent"))),
    ("CAT-P44", each(links, forget("/Contents"))),
    ("CAT-P45", strip_fonts("/ToUnicode")),
    ("CAT-P46", lengthen),
]


@pytest.mark.parametrize(
    ("code", "how"), SCREEN_CASES, ids=[f"{at}-{code}" for at, (code, _) in enumerate(SCREEN_CASES)]
)
def test_each_fault_for_the_screen_is_caught_by_its_own_code(readable, code, how):
    assert codes(broken(readable, how), "screen") == {code}


def test_whole_files_pass(whole, readable):
    assert codes(whole) == codes(whole, "digital") == set()
    assert codes(readable, "screen") == set()
    assert judge(whole).passed


def test_a_file_cut_short_is_damaged(whole):
    assert "CAT-P01" in codes(whole[: len(whole) * 2 // 3])
    assert codes(b"") == codes(b"%PDF-1.7\n") == codes(b"hello" * 999) == {"CAT-P01"}


def test_a_page_that_cannot_be_read_is_damaged(whole):
    assert codes(broken(whole, drawn("1 2 cm 5 w"))) <= {"CAT-P01"}
    assert codes(broken(whole, drawn("1 2 re"))) == {"CAT-P01"}


def test_a_locked_file_is_said_to_be_locked(whole):
    locked = broken(whole, lambda pdf: None, encryption=pikepdf.Encryption(owner="a", user="b"))
    restricted = broken(whole, lambda pdf: None, encryption=pikepdf.Encryption(owner="a", user=""))
    assert codes(locked) == codes(restricted) == {"CAT-P02"}


def test_what_the_screen_copy_lacks_for_the_archive(readable):
    assert codes(readable, "archive") == {"CAT-P50"}


def test_declared_spots_and_meant_blanks_are_no_findings(whole):
    gold = broken(whole, with_resource("/ColorSpace", "/S", ink("Gold"), "/S cs 1 scn 50 50 9 9 re f"))
    assert codes(gold, spots=frozenset({"Gold"})) == set()
    blank = broken(whole, lambda pdf: pdf.pages[1].obj.Contents.write(b""))
    assert codes(blank, blanks=frozenset({2})) == set()


def test_digital_asks_for_less(whole):
    soft = broken(whole, with_resource("/XObject", "/I", image(160, 8), "100 0 0 100 30 30 cm /I Do"))
    (found,) = [f for f in judge(soft, "digital").findings if f.code == "CAT-P21"]
    assert found.severity is Severity.WARNING
    (found,) = [f for f in judge(soft).findings if f.code == "CAT-P21"]
    assert found.severity is Severity.ERROR


def test_overprint_mode_matters(whole):
    """White in DeviceCMYK with mode 0 still clears its plates: no fault."""
    state = with_resource(
        "/ExtGState", "/O", lambda pdf: Dictionary(op=True, OPM=0), "/O gs 0 0 0 0 k 50 50 9 9 re f"
    )
    assert codes(broken(whole, state)) == set()


def test_every_check_has_a_case():
    tested = {code for code, _ in [*PRESS_CASES, *SCREEN_CASES]} | {"CAT-P01", "CAT-P02", "CAT-P50"}
    assert {check.code for check in CHECKS} == tested
    assert [check.code for check in CHECKS] == sorted({check.code for check in CHECKS})
    assert all(check.source and check.title and check.levels for check in CHECKS)
