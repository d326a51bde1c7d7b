"""The built faces: what they draw, and what they do by themselves."""

from __future__ import annotations

import io
import itertools
from functools import cache
from pathlib import Path

import pytest
import uharfbuzz as hb
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from catalogue.diagnostics import CatalogueError, ExitCode, Location
from catalogue.setting.fonts import Faces, missing_glyphs, text_of_glyphs
from catalogue.setting.fonts.deriving import Source, derive_upright
from catalogue.setting.fonts.manifest import Package, read_manifest
from catalogue.setting.fonts.naming import Label
from catalogue.setting.fonts.packages import fetch_package, npm_at_hand, read_members
from catalogue.setting.fonts.repertoire import BLANKS, CONTROLS, DIGITS, HEBREW_MARKS, LINE_ENDS, MARKS

HEBREW = "אבגדהוזחטיכלמנסעפצקרשתךםןףץ"
LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
SIGNS = ".,;:!?()[]{}«»”’“‘״׳־–—-…/\"'%₪"
NIQQUD = "".join(map(chr, (*range(0x05B0, 0x05C0), 0x05C1, 0x05C2, 0x05C7)))


@cache
def opened(path: Path) -> TTFont:
    return TTFont(path)


@cache
def shaped_font(path: Path) -> hb.Font:
    return hb.Font(hb.Face(hb.Blob.from_file_path(str(path))))


def shape(font: hb.Font, text: str, rtl: bool, script: str = "", language: str = "") -> list[tuple[str, int]]:
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.direction = "rtl" if rtl else "ltr"
    buffer.script = script or ("Hebr" if rtl else "Latn")
    if language:
        buffer.language = language
    hb.shape(font, buffer)
    infos = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    return [(font.glyph_to_string(info.codepoint), at.x_advance) for info, at in infos]


def width(font: hb.Font, text: str, rtl: bool) -> int:
    return sum(advance for _, advance in shape(font, text, rtl))


def top(font: TTFont, glyph: str) -> float:
    pen = BoundsPen(font.getGlyphSet())
    font.getGlyphSet()[glyph].draw(pen)
    return float(pen.bounds[3])


@pytest.fixture(scope="module")
def published(font_cache: Path, faces: Faces) -> dict[str, bytes]:
    """The packaged files the faces were built from."""
    manifest = read_manifest(Path(__file__).parents[2] / "fonts")
    with npm_at_hand() as npm:
        return {
            name: data
            for package in manifest.packages
            for name, data in read_members(
                fetch_package(package, font_cache, npm, print), frozenset(package.files)
            ).items()
        }


def test_every_face_has_all_that_typography_can_emit(faces: Faces) -> None:
    needed = set(MARKS + HEBREW_MARKS + DIGITS + CONTROLS + HEBREW + LATIN + NIQQUD + "\u2011 \u00a0\u2009")
    for face in faces:
        assert not {hex(ord(char)) for char in needed if ord(char) not in face.coverage}, face.path.name


def test_all_faces_have_one_em_one_height_and_one_family(faces: Faces) -> None:
    assert {(f.family, f.units_per_em, f.ascent, f.descent, f.line_gap) for f in faces} == {
        ("Catalogue Serif", 1000, 957, -334, 0)
    }
    for face in faces:
        font = opened(face.path)
        assert (font["hhea"].ascent, font["hhea"].descent, font["hhea"].lineGap) == (957, -334, 0)
        assert (font["OS/2"].sTypoAscender, font["OS/2"].sTypoDescender) == (957, -334)
        assert (font["OS/2"].usWeightClass, bool(font["OS/2"].fsSelection & 1)) == (face.weight, face.italic)
        assert font["name"].getDebugName(16) == "Catalogue Serif"
        assert "Frank Ruhl Libre" in font["name"].getDebugName(0)


def test_digits_are_as_high_as_the_hebrew_in_upright_and_italic(faces: Faces) -> None:
    for face in faces:
        font = opened(face.path)
        cmap = font.getBestCmap()
        hebrew = top(font, cmap[ord("ה")])
        assert 0.9 < top(font, cmap[ord("7")]) / hebrew < 1.0
        upright = opened(faces.find(face.weight).path)
        assert abs(top(font, cmap[ord("7")]) - top(upright, upright.getBestCmap()[ord("7")])) <= 1


def test_digits_do_not_depend_on_script_or_language(faces: Faces) -> None:
    font = shaped_font(faces.find(400).path)
    ways = [("Hebr", "he"), ("Latn", "en"), ("Zyyy", "")]
    assert len({tuple(shape(font, "1969", False, *way)) for way in ways}) == 1


def test_only_features_applied_unasked_are_left_and_for_all_scripts_alike(faces: Faces) -> None:
    for face in faces:
        for tag in ("GSUB", "GPOS"):
            table = opened(face.path)[tag].table
            kept = [record.FeatureTag for record in table.FeatureList.FeatureRecord]
            assert set(kept) <= {"ccmp", "kern", "liga", "mark", "mkmk", "rtla"}
            scripts = [record.Script for record in table.ScriptList.ScriptRecord]
            assert all(not script.LangSysRecord for script in scripts)
            assert len({tuple(script.DefaultLangSys.FeatureIndex) for script in scripts}) == 1


def test_brackets_have_a_glyph_for_each_direction(faces: Faces) -> None:
    for face in faces:
        font = shaped_font(face.path)
        texts = text_of_glyphs(face)
        for pair in ("()", "[]", "{}", "<>", "«»", "‹›"):
            left = shape(font, pair, False)
            right = shape(font, pair, True)
            assert {name for name, _ in left}.isdisjoint(name for name, _ in right)
            assert width(font, pair[0], False) == width(font, pair[1], True)
            # On paper the run is turned round and mirrored: its leftmost glyph is the last one typed.
            indices = [font.get_glyph_from_name(name) for name, _ in right]
            assert [texts[index] for index in indices] == [pair[1], pair[0]]


def test_bracket_copies_look_like_the_originals(faces: Faces) -> None:
    glyphs = opened(faces.find(400).path).getGlyphSet()
    for name in ("parenleft", "bracketright", "guillemotleft"):
        pens = DecomposingRecordingPen(glyphs), DecomposingRecordingPen(glyphs)
        glyphs[name].draw(pens[0])
        glyphs[f"{name}.rtl"].draw(pens[1])
        assert pens[0].value == pens[1].value


def test_quotation_marks_stand_at_the_letters_height_in_either_script(faces: Faces) -> None:
    font = opened(faces.find(400).path)
    gershayim = top(font, font.getBestCmap()[0x05F4])
    assert top(font, "quotedblright.rtl") == pytest.approx(gershayim, abs=1)
    assert top(font, "quoteright.rtl") == pytest.approx(gershayim, abs=1)
    assert top(font, "quotedblright") > gershayim + 80
    hebrew = shape(shaped_font(faces.find(400).path), "”א”", True)
    assert [name for name, _ in hebrew].count("quotedblright.rtl") == 2


def test_primes_come_down_with_the_digits(faces: Faces) -> None:
    for face in (faces.find(400), faces.find(700), faces.find(400, italic=True)):
        font = opened(face.path)
        cmap = font.getBestCmap()
        single, double = top(font, cmap[0x2032]), top(font, cmap[0x2033])
        assert single == double
        assert abs(single - top(font, cmap[ord("7")])) < 30


def test_controls_and_spaces_leave_no_ink(faces: Faces) -> None:
    for face in faces:
        font = opened(face.path)
        cmap, glyf = font.getBestCmap(), font["glyf"]
        for char in (*CONTROLS, *(c for c in BLANKS if ord(c) in cmap)):
            assert glyf[cmap[ord(char)]].numberOfContours == 0
        assert {font["hmtx"][cmap[ord(char)]][0] for char in CONTROLS} == {0}
        upright = opened(faces.find(face.weight).path)
        assert font["hmtx"]["uni0020"] == upright["hmtx"]["uni0020"]


def test_every_character_has_a_glyph_of_its_own(faces: Faces) -> None:
    """Else U+00A0 and U+0020, or U+2011 and U+002D, would be one in the text layer."""
    for face in faces:
        names = list(opened(face.path).getBestCmap().values())
        assert len(names) == len(set(names))


def test_hebrew_never_slants(faces: Faces) -> None:
    for face in faces:
        if not face.italic:
            continue
        own, upright = opened(face.path), opened(faces.find(face.weight).path)
        for char in HEBREW:
            pens = DecomposingRecordingPen(own.getGlyphSet()), DecomposingRecordingPen(upright.getGlyphSet())
            own.getGlyphSet()[own.getBestCmap()[ord(char)]].draw(pens[0])
            upright.getGlyphSet()[upright.getBestCmap()[ord(char)]].draw(pens[1])
            assert pens[0].value == pens[1].value


def test_the_italic_is_the_romans_size(faces: Faces) -> None:
    for face in faces:
        if face.italic:
            own, roman = opened(face.path), opened(faces.find(face.weight).path)
            small, large = (top(own, name) / top(roman, name) for name in ("x", "H"))
            assert small * large == pytest.approx(1, abs=0.01)
            assert 0.95 < small <= large < 1.05


@pytest.mark.parametrize("italic", [False, True])
def test_points_stay_on_their_letters(faces: Faces, italic: bool) -> None:
    font = shaped_font(faces.find(400, italic).path)
    buffer = hb.Buffer()
    buffer.add_str("קָמַץ")
    buffer.direction, buffer.script = "rtl", "Hebr"
    hb.shape(font, buffer)
    marks = [at for at in buffer.glyph_positions if at.x_advance == 0]
    assert len(marks) == 2
    assert all(at.x_offset > 0 for at in marks)
    assert width(font, "קָמַץ", True) == width(font, "קמץ", True)


def test_the_published_kerning_is_kept(faces: Faces, published: dict[str, bytes]) -> None:
    """Web fonts cut up by script lose the pairs of a Hebrew letter and a full stop; these must not."""
    source = hb.Font(hb.Face(published["FrankRuhlLibre_400Regular.ttf"]))
    built = shaped_font(faces.find(400).path)
    for first, second in itertools.product(HEBREW + SIGNS, repeat=2):
        if first not in LINE_ENDS:
            kerns = [width(f, first + second, True) - width(f, first, True) for f in (source, built)]
            assert kerns[0] == kerns[1], first + second
    assert width(built, "ר.", True) < width(built, "ר", True) + width(built, ".", True)


def test_no_kern_reaches_over_a_space_or_a_possible_line_end(faces: Faces) -> None:
    for face in faces:
        font = shaped_font(face.path)
        for rtl, letters in ((True, HEBREW), (False, LATIN)):
            single = {char: width(font, char, rtl) for char in letters + SIGNS + LINE_ENDS + BLANKS}
            for char in letters + SIGNS:
                for sign in " \u00a0\u2009":
                    assert width(font, char + sign, rtl) == single[char] + single[sign]
                for sign in " \u00a0\u2009" + LINE_ENDS:
                    assert width(font, sign + char, rtl) == single[char] + single[sign]


def test_text_of_glyphs_spells_ligatures_and_points_out(faces: Faces) -> None:
    face = faces.find(400)
    font, texts = shaped_font(face.path), text_of_glyphs(face)
    for text, rtl in (("office", False), ("שׁוּב", True), ("(א)", True), ("”ב”", True)):
        names = [name for name, _ in shape(font, text, rtl)]
        spelled = [texts[font.get_glyph_from_name(name)] for name in names]
        assert "".join(reversed(spelled) if rtl else spelled) == text


def test_missing_glyphs_are_told_once_with_their_place(faces: Faces) -> None:
    found = missing_glyphs(faces, "א中ב\n中Ω")
    assert [(m.character, m.offset) for m in found] == [("中", 1), ("Ω", 5)]
    diagnostic = found[0].diagnostic(Location("essay.md", 3, 7))
    assert (diagnostic.code, diagnostic.location.line) == ("CAT-F09", 3)
    assert "U+4E2D" in diagnostic.message
    assert not missing_glyphs(faces, "שלום, world – 5″", 700)


def test_a_weight_nobody_drew_is_f08(faces: Faces) -> None:
    with pytest.raises(CatalogueError) as caught:
        faces.find(450)
    [found] = caught.value.report
    assert (caught.value.exit_code, found.code) == (ExitCode.MISSING, "CAT-F08")
    assert "400" in found.hint


def test_licences_travel_with_the_faces(faces: Faces) -> None:
    assert {t.name for t in faces.typefaces} == {"Frank Ruhl Libre", "Newsreader"}
    for typeface in faces.typefaces:
        assert typeface.licence == "OFL-1.1"
        assert typeface.licence_file and "SIL OPEN FONT LICENSE" in typeface.licence_file.read_text()
    assert {face.licence for face in faces} == {"OFL-1.1"}


def test_building_again_gives_the_same_bytes(faces: Faces, published: dict[str, bytes]) -> None:
    names = ("FrankRuhlLibre_400Regular.ttf", "Newsreader_400Regular.ttf")
    source, companion = (Source(name, published[name]) for name in names)
    label = Label("Catalogue Serif", 400, "normal", 957, 334)
    assert derive_upright(source, companion, "hebrew", label) == faces.find(400).path.read_bytes()


def test_latin_digits_are_as_high_as_the_capitals(published: dict[str, bytes]) -> None:
    source = Source("regular", published["FrankRuhlLibre_400Regular.ttf"])
    font = TTFont(io.BytesIO(derive_upright(source, None, "latin", Label("X", 400, "normal", 957, 334))))
    assert top(font, font.getBestCmap()[ord("7")]) == pytest.approx(top(font, "H"), abs=10)


def test_packages_are_pinned() -> None:
    packages: tuple[Package, ...] = read_manifest(Path(__file__).parents[2] / "fonts").packages
    assert all(package.integrity.startswith("sha512-") for package in packages)
