"""The screen copy: trimmed, in sRGB, tagged, with links that land where they did."""

import dataclasses
import re
import subprocess

import pikepdf
import pytest
from PIL import Image

from catalogue.press import SpotColour, archive_pdf, fogra39, judge, screen_pdf
from catalogue.press.finishing.displaying import shown
from catalogue.press.finishing.tags import artifacts_marked

MM = 72 / 25.4
BOOK = """
<section class=page><h1>פרק</h1>
<p id=x>טקסט <a href="#y">קישור</a><span role="doc-noteref">1</span>
<i lang=en>Jaws</i></p><p data-part=p2>פסקה שנחתכה</p>
<aside role="doc-footnote"><p>1 הערה</p></aside></section>
<section class=page><p data-part=p2>והמשיכה כאן</p><h2 id=y>פרק שני</h2>
<aside role="doc-footnote">2 <p>הערה</p></aside></section>
"""


def test_pages_are_the_trim(typeset, facts, reopened):
    page = reopened(screen_pdf(typeset(BOOK), facts)).pages[0]
    assert [float(v) for v in page.mediabox] == pytest.approx([0, 0, 60 * MM, 90 * MM], abs=1e-4)
    assert page.obj.TrimBox == page.obj.BleedBox == page.obj.MediaBox


def test_colours_are_srgb_and_black_is_black(typeset, facts, reopened):
    raw = typeset("<p>א</p><p style='color:device-cmyk(0 .9 .8 0)'>א</p>")
    painted = reopened(screen_pdf(raw, facts)).pages[0].obj.Contents.read_bytes()
    assert set(re.findall(rb"(?m)^(.* (?:rg|RG|k|K|scn|SCN|g|G))$", painted)) == {
        b"0 0 0 rg",
        b"0.90588 0.2 0.2 rg",
    }


@pytest.mark.parametrize(
    ("ink", "colour"),
    [((0, 0, 0, 0), (255, 255, 255)), ((0, 0, 0, 1), (0, 0, 0)), ((0.6, 0.4, 0.4, 1), (0, 0, 0))],
)
def test_paper_is_white_and_black_ink_black(ink, colour):
    assert shown(ink, fogra39()) == colour


def test_tints_of_black_are_neutral_and_grow_darker():
    grays = [shown((0, 0, 0, part / 20), fogra39()) for part in range(21)]
    assert all(len(set(gray)) == 1 for gray in grays)
    assert grays == sorted(grays, reverse=True) and len(set(grays)) == 21


def test_links_and_outline_stay_where_they_were(typeset, facts, reopened):
    raw, done = reopened(typeset(BOOK)), reopened(screen_pdf(typeset(BOOK), facts))
    was, is_ = (sorted(float(v) for a in pdf.pages[0].Annots for v in a.Rect) for pdf in (raw, done))
    assert is_ == pytest.approx(was, abs=1e-3)
    with done.open_outline() as outline:
        assert [item.title for item in outline.root] == ["פרק"]
        assert [item.title for item in outline.root[0].children] == ["פרק שני"]
    assert "/Dests" in done.Root.Names


def test_a_link_is_one_annotation_however_many_boxes_it_has(typeset, facts, reopened):
    link = "<a href='https://example.org/'>את <b>אתר <i>הסרט</i></b></a>"
    body = f"<p>ראו {link} ואת <a href='https://example.com/'>זה</a> ושוב {link}</p>"
    raw, done = reopened(typeset(body)), reopened(screen_pdf(typeset(body), facts))
    assert (len(raw.pages[0].Annots), len(done.pages[0].Annots)) == (7, 3)
    tagged = [kid for e in _elements(done) for kid in e.get("/K", []) if _annotation(kid) is not None]
    assert sorted(_annotation(kid) for kid in tagged) == sorted(a.objgen for a in done.pages[0].Annots)
    assert judge(screen_pdf(typeset(body), facts), "screen").passed


def _annotation(kid):
    return kid.Obj.objgen if isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid else None


def test_a_raised_call_without_height_can_be_hit(typeset, facts, reopened):
    body = (
        "<p>מילה<a href='#n' style='line-height:0;vertical-align:super;font-size:60%'>1</a></p><p id=n>1</p>"
    )
    (call,) = reopened(screen_pdf(typeset(body), facts)).pages[0].Annots
    x1, y1, x2, y2 = (float(v) for v in call.Rect)
    assert x2 - x1 >= 9 - 1e-3 and y2 - y1 >= 9 - 1e-3


def test_reader_hears_language_and_title(typeset, facts, reopened):
    root = reopened(screen_pdf(typeset(BOOK), facts)).Root
    assert root.Lang == "he" and root.ViewerPreferences.DisplayDocTitle is True
    assert root.ViewerPreferences.Direction == "/R2L" and root.PageLayout == "/TwoPageRight"
    assert root.MarkInfo.Marked is True
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root.Metadata.read_bytes()


def test_an_untagged_file_claims_nothing(typeset, facts, reopened):
    root = reopened(screen_pdf(typeset(BOOK, tagged=False), facts)).Root
    assert b"pdfuaid:part" not in root.Metadata.read_bytes()


def test_notes_are_notes_with_their_own_id(words_in_tags, typeset, facts, reopened):
    pdf = reopened(screen_pdf(typeset(BOOK), facts))
    notes = [e for e in _elements(pdf) if e.S == "/Note"]
    assert [bytes(note.ID) for note in notes] == [b"note-1", b"note-2"]
    (leaf,) = pdf.Root.StructTreeRoot.IDTree.Kids
    assert [leaf.Names[at] for at in (1, 3)] == notes
    assert not any("/T" in element for element in _elements(pdf))


def test_a_phrase_keeps_its_language(words_in_tags, typeset, facts, reopened):
    pdf = reopened(screen_pdf(typeset(BOOK), facts))
    assert [str(e.Lang) for e in _elements(pdf) if "/Lang" in e] == ["en"]


def test_a_paragraph_cut_by_a_page_end_is_one_paragraph(words_in_tags, typeset, facts, tmp_path):
    path = tmp_path / "screen.pdf"
    path.write_bytes(screen_pdf(typeset(BOOK), facts))
    text = subprocess.run(
        ["pdfinfo", "-struct-text", str(path)], check=True, capture_output=True, text=True
    ).stdout
    # pdfinfo gives the glyphs as they stand on the line, so only their letters are compared.
    halves = re.search(r"P \(block\)" + 2 * r"\n\s+Span \(inline\)\n\s+\"(.+)\"", text)
    assert halves and [sorted(half) for half in halves.groups()] == [
        sorted("פסקה שנחתכה"),
        sorted("והמשיכה כאן"),
    ]


def test_folios_are_artifacts(typeset, facts, reopened):
    pdf = reopened(screen_pdf(typeset("<p>א</p>"), facts))
    painted = pdf.pages[0].obj.Contents.read_bytes()
    assert painted.count(b"/Span\n") == 1 and b"/Artifact\n<</Type /Pagination>>\nBDC\n" in painted
    owners = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    assert [owner is None for owner in owners] == [False, True]


def test_what_is_hidden_from_readers_is_no_part_of_the_text(words_in_tags, typeset, facts, reopened):
    body = "<p>א</p><div aria-hidden=true><p>ראש עמוד</p></div><p>ב</p>"
    data = screen_pdf(typeset(body), facts)
    pdf = reopened(data)
    assert [str(e.S) for e in _elements(pdf)].count("/P") == 2
    painted = pdf.pages[0].obj.Contents.read_bytes()
    assert painted.count(b"/Artifact\n<</Type /Pagination>>\nBDC\n") == 2, "the head and the page's number"
    assert not any("/T" in element for element in _elements(pdf))
    assert "CAT-P40" not in {found.code for found in judge(data, "screen").findings}


def test_a_table_of_contents_is_made_of_items(words_in_tags, typeset, facts, reopened):
    entries = "".join(f'<a href="#{name}">{name}</a>' for name in "אב")
    body = f"<nav role=doc-toc>{entries}</nav><p id=א>א</p><p id=ב>ב</p>"
    pdf = reopened(screen_pdf(typeset(body), facts))
    (contents,) = [e for e in _elements(pdf) if e.S == "/TOC"]
    assert [str(kid.S) for kid in contents.K] == ["/TOCI", "/TOCI"]
    for item in contents.K:
        assert contents == item.P and item.K[0].S == "/Link" and item == item.K[0].P


def test_text_in_a_see_through_group_belongs_to_the_group(typeset, facts, reopened, tmp_path):
    path = tmp_path / "screen.pdf"
    path.write_bytes(screen_pdf(typeset("<p>לפני</p><p style='opacity:.5'>שקוף</p><p>אחרי</p>"), facts))
    pdf = reopened(path.read_bytes())
    (form,) = [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Form"]
    nums = pdf.Root.StructTreeRoot.ParentTree.Nums
    owned = {int(nums[at]): nums[at + 1] for at in range(0, len(nums), 2)}[int(form.StructParents)]
    (element,) = [owner for owner in owned if owner is not None]
    assert element.K[0].Stm.objgen == form.objgen
    command = ["pdfinfo", "-struct-text", str(path)]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    letters = [sorted(word) for word in re.findall(r'"(.+)"', text)]
    assert letters == [sorted("לפני"), sorted("שקוף"), sorted("אחרי")]


def test_only_strays_are_demoted():
    data = b"/Span\n<</MCID 1>>\nBDC\nEMC\n/Span << /MCID 12 >> BDC\nEMC"
    assert artifacts_marked(data, frozenset()) == data
    assert artifacts_marked(data, frozenset({12})).endswith(b"/Artifact\n<</Type /Pagination>>\nBDC\nEMC")


def test_pictures_and_spots_are_shown_in_srgb(typeset, facts, reopened, cmyk_jpeg, gray_profile):
    raw = typeset(
        "<img src=tile.jpg alt=א style='width:9mm'><p style='color:color(--accent 1)'>א</p>",
        "@color-profile --accent { src: url(http://booklet.invalid/spot.icc); components: tint }",
        images={"tile.jpg": cmyk_jpeg, "spot.icc": gray_profile},
    )
    spotted = dataclasses.replace(facts, spots=(SpotColour("--accent", "Accent", (0, 0.9, 0.8, 0)),))
    pdf = reopened(screen_pdf(raw, spotted))
    assert b"0.90588 0.2 0.2 rg" in pdf.pages[0].obj.Contents.read_bytes()
    (image,) = [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Image"]
    assert image.ColorSpace == "/DeviceRGB" and "/Decode" not in image
    pixel = pikepdf.PdfImage(image).as_pil_image().getpixel((20, 20))
    wanted = shown((0.4, 0, 0, 0.2), fogra39())
    assert all(abs(got - want) <= 3 for got, want in zip(pixel, wanted, strict=True))


def test_a_viewer_paints_the_colours_that_are_meant(typeset, facts, tmp_path):
    path = tmp_path / "screen.pdf"
    square = "<div style='position:absolute;inset:-11mm;background:device-cmyk(0 .9 .8 0)'></div>"
    path.write_bytes(screen_pdf(typeset(square), facts))
    subprocess.run(["pdftoppm", "-r", "20", "-png", str(path), str(tmp_path / "page")], check=True)
    with Image.open(tmp_path / "page-1.png") as page:
        assert page.getpixel((20, 40)) == shown((0, 0.9, 0.8, 0), fogra39())


def test_same_input_same_bytes(typeset, facts):
    assert screen_pdf(typeset(BOOK), facts) == screen_pdf(typeset(BOOK), facts)


def test_the_archival_copy_is_pdf_a(typeset, facts, cmyk_jpeg):
    body = BOOK + "<p style='opacity:.5'>חצי</p><img src=p alt=א style='width:9mm'>"
    data = archive_pdf(typeset(body, images={"p": cmyk_jpeg}), facts)
    assert judge(data, "archive").findings == ()
    assert judge(screen_pdf(typeset(body, images={"p": cmyk_jpeg}), facts), "archive").findings != ()


def test_a_colour_no_press_could_print_is_still_shown(typeset, facts, tmp_path):
    path = tmp_path / "screen.pdf"
    path.write_bytes(screen_pdf(typeset("<p style='background:lab(50 60 30);height:60mm'>א</p>"), facts))
    subprocess.run(["pdftoppm", "-r", "20", "-png", str(path), str(tmp_path / "page")], check=True)
    with Image.open(tmp_path / "page-1.png") as page:
        red, green, _ = page.getpixel((20, 30))
    assert red > 150 and green < 110


def _elements(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    found, waiting = [], list(pdf.Root.StructTreeRoot.K)
    while waiting:
        element = waiting.pop(0)
        if not isinstance(element, pikepdf.Dictionary) or "/S" not in element:
            continue
        found.append(element)
        kids = element.get("/K", [])
        waiting[:0] = kids if isinstance(kids, pikepdf.Array) else [kids]
    return found
