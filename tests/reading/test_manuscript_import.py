"""From a flat manuscript to a content folder, one rule at a time."""

from __future__ import annotations

from pathlib import Path

import pytest
from imported_book import book_of, imported, lines, notes, reread, said, sections

from catalogue.diagnostics import CatalogueError, ExitCode
from catalogue.model.prose import Mark
from catalogue.model.sections import Film
from catalogue.reading.manuscript import import_manuscript, write_content
from catalogue.reading.manuscript.importing import import_text
from catalogue.reading.manuscript.inline import marked_down

HEAD = "ספר קטן\n\nאוצרת: דנה לוי\n\nפתיחה\n\n"
LONG = "פסקה ארוכה דיה כדי שאיש לא יחשוב אותה לכותרת של פרק, ובה עוד כמה מילים"


def test_front_matter_becomes_title_subtitle_credits_and_the_essays_title() -> None:
    book = book_of(
        "ספר קטן\n\nכותרת משנה\n\nאוצרת: דנה לוי\n\nיוצרות ויוצרים: רון אור, טל ים ולי בר\n\n"
        f"פתיחה\n\n{LONG}.\n\n"
        f"סרט / לי בר\n\n{LONG}.\n"
    )
    assert (book.title.text, book.subtitle and book.subtitle.text) == ("ספר קטן", "כותרת משנה")
    assert [(credit.role, credit.label, book.names(credit)) for credit in book.credits] == [
        ("cur", "אוצרת", ("דנה לוי",)),
        ("cre", "יוצרות ויוצרים", ("רון אור", "טל ים", "לי בר")),
    ]
    essay, film = book.sections()
    assert essay.title and essay.title.prose.text == "פתיחה"
    assert isinstance(film, Film)
    assert (film.title.prose.text, [book.names(credit) for credit in film.credits]) == ("סרט", [("לי בר",)])
    assert film.assets == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"{LONG} של המשתמשי", "האינטרנט, והסוף."),
        (f"{LONG} (כלומר משהו.", "ועוד משהו), והסוף."),
        (f"{LONG},", "והסוף."),
        (f"{LONG} –", "והסוף."),
        (f"{LONG} של OpenAI", "and others, והסוף."),
    ],
)
@pytest.mark.parametrize("between", ["\n\n", "\n\n¹ הערה.\n\n", "\n \n¹ הערה.\n² עוד הערה.\n\n"])
def test_a_paragraph_cut_by_a_page_end_is_whole_again(before: str, between: str, after: str) -> None:
    calls = f"{LONG}¹.²\n\n" if "²" in between else f"{LONG}.¹\n\n"
    result = imported(HEAD + calls + before + between + after + "\n")
    (essay,) = reread(result).book.sections()  # type: ignore[union-attr]  # the import was read back
    assert lines(essay)[-1] == f"{before} {after}"
    assert [finding.code for finding in result.report].count("CAT-M03") == 1


def test_a_cut_behind_a_maqaf_needs_no_space() -> None:
    (essay,) = sections(f"{HEAD}{LONG} על-\n\nמחלקתי.\n")
    assert lines(essay) == [f"{LONG} על-מחלקתי."]


def test_finished_paragraphs_stay_apart_and_headings_stay_headings() -> None:
    result = imported(f'{HEAD}{LONG}.\n\n{LONG} "כך."\n\nכותרת בתוך הפרק\n\n{LONG}!\n')
    (essay,) = reread(result).book.sections()  # type: ignore[union-attr]  # the import was read back
    assert [type(block).__name__ for block in essay.blocks] == [
        "Paragraph",
        "Paragraph",
        "Heading",
        "Paragraph",
    ]
    assert "m.txt:11:1 CAT-M05" in said(result)


def test_lines_of_one_paragraph_are_joined() -> None:
    (essay,) = sections(f"{HEAD}{LONG}\nבשורה שנייה,\n  ובשלישית.\n")
    assert lines(essay) == [f"{LONG} בשורה שנייה, ובשלישית."]


def test_calls_find_their_notes_wherever_they_stand() -> None:
    text = (
        f"{HEAD}{LONG}.¹ {LONG}²\n\n¹ ראשונה.\n² שנייה\nבשתי שורות.\n\nוהסוף.³\n\n"
        f"סרט / לי בר\n\n³ שלישית.\n\n{LONG}.\n"
    )
    essay, film = sections(text)
    assert lines(essay) == [f"{LONG}.[rashvnh] {LONG}[shnyyh-bshty] והסוף.[shlyshyt]"]
    assert notes(essay) == {"rashvnh": "ראשונה.", "shnyyh-bshty": "שנייה בשתי שורות.", "shlyshyt": "שלישית."}
    assert notes(film) == {}


def test_more_notes_than_nine_and_numbers_of_several_digits() -> None:
    marks = "".join(f"מילה{_superscript(number)} " for number in range(1, 121))
    bodies = "\n".join(f"{_superscript(number)} גוף {number}." for number in range(1, 121))
    (essay,) = sections(f"{HEAD}{LONG} {marks}.\n\n{bodies}\n")
    called = [name for block in essay.blocks for _, name in block.prose.calls()]  # type: ignore[union-attr]
    assert [notes(essay)[name] for name in called] == [f"גוף {number}." for number in range(1, 121)]


def test_numbering_may_begin_again() -> None:
    text = f"{HEAD}{LONG}.¹\n\n¹ ראשונה.\n\nסרט / לי בר\n\n{LONG}.¹\n\n¹ אחרת.\n"
    essay, film = sections(text)
    assert (list(notes(essay).values()), list(notes(film).values())) == (["ראשונה."], ["אחרת."])


def test_a_power_is_no_call() -> None:
    (essay,) = sections(f"{HEAD}{LONG} של 20 m² וגם עוד.¹ ועוד.²\n\n¹ ראשונה.\n² שנייה.\n")
    assert lines(essay) == [f"{LONG} של 20 m² וגם עוד.[rashvnh] ועוד.[shnyyh]"]


def test_a_call_without_a_note_stays_and_is_reported() -> None:
    result = imported(f"{HEAD}{LONG}.⁷\n")
    assert "m.txt:7:72 CAT-M01" in said(result)
    assert f"{LONG}.⁷" in "".join(result.files.values())


def test_a_note_without_a_call_stays_and_is_reported() -> None:
    result = imported(f"{HEAD}{LONG}.\n\n⁷ לבדה.\n")
    assert "m.txt:9:3 CAT-M02" in said(result)
    assert [finding.code for finding in reread(result).report] == ["CAT-N02"]


def test_a_note_of_the_title_page_stays_visible() -> None:
    result = imported(f"ספר קטן¹\n\nאוצרת: דנה לוי²\n\nפתיחה\n\n{LONG}.\n\n¹ אחת.\n² שתיים.\n")
    book = reread(result).book
    assert book and book.title.text == "ספר קטן¹"
    assert [person.name for person in book.people] == ["דנה לוי"]
    assert [finding.code for finding in reread(result).report] == ["CAT-N02", "CAT-N02"]
    assert {"m.txt:1:8 CAT-M15", "m.txt:3:15 CAT-M15"} <= set(said(result))


def test_a_note_of_a_films_heading_goes_with_its_title() -> None:
    text = f"{HEAD}{LONG}.\n\nסרט¹ / לי בר²\n\n{LONG}.\n\n¹ אחת.\n² שתיים.\n"
    _, film = sections(text)
    assert isinstance(film, Film)
    assert [name for _, name in film.title.prose.calls()] == ["aht", "shtyym"]


def test_mark_up_is_kept_and_everything_else_stays_text() -> None:
    marked = "**מודגש** *Atlas* [אבוד](#) [שמור](https://x.il) <https://y.il/a_b>"
    text = f"{HEAD}{LONG} {marked} 5*3 _לא_ <b> [^x] \\.\n"
    result = imported(text)
    (essay,) = reread(result).book.sections()  # type: ignore[union-attr]  # the import was read back
    (prose,) = [block.prose for block in essay.blocks]  # type: ignore[union-attr]  # one paragraph
    assert prose.text == f"{LONG} מודגש Atlas אבוד שמור https://y.il/a_b 5*3 _לא_ <b> [^x] \\."
    marks = [(span.mark, prose.text[span.start : span.end], span.value) for span in prose.spans]
    assert marks == [
        (Mark.STRONG, "מודגש", ""),
        (Mark.EMPHASIS, "Atlas", ""),
        (Mark.LINK, "אבוד", ""),
        (Mark.LINK, "שמור", "https://x.il"),
        (Mark.ADDRESS, "https://y.il/a_b", "https://y.il/a_b"),
    ]
    assert [code for code in said(result) if "M04" in code] == ["m.txt:7:91 CAT-M04"]


@pytest.mark.parametrize(
    "start", ["# ", "## ", "> ", "- ", "+ ", "1. ", "1984. ", "12) ", "[^a]: ", "--- ", "* "]
)
def test_a_paragraph_that_begins_like_mark_up_stays_a_paragraph(start: str) -> None:
    (essay,) = sections(f"{HEAD}{start}{LONG}.\n")
    assert lines(essay) == [f"{start}{LONG}."]


def test_calls_within_mark_up() -> None:
    assert marked_down("אב **גד¹ הו** זח", [(7, 8, "note")]) == "אב **גד[^note] הו** זח"


def test_invisible_characters_are_left_out_and_reported() -> None:
    result = imported(f"{HEAD}{LONG} \u200f(AI)\u200e.\n")
    (essay,) = reread(result).book.sections()  # type: ignore[union-attr]  # the import was read back
    assert lines(essay) == [f"{LONG} (AI)."]
    assert [code for code in said(result) if "M14" in code] == ["m.txt:7:72 CAT-M14", "m.txt:7:77 CAT-M14"]


def test_a_role_nobody_knows() -> None:
    result = imported(f"ספר\n\nניחוחות: דנה לוי\n\nפתיחה\n\n{LONG}.\n")
    assert "m.txt:3:1 CAT-M06" in said(result)
    assert "role: ctb" in result.files["book.yaml"]


@pytest.mark.parametrize(
    ("line", "names", "whole"),
    [
        ("דנה לוי", ["דנה לוי"], False),
        ("דנה לוי, רון אור", ["דנה לוי, רון אור"], True),
        ("דנה לוי ורון אור", ["דנה לוי", "רון אור"], False),
        ("דנה לוי, רון אור ועדי ים", ["דנה לוי", "רון אור", "עדי ים"], False),
        ("דנה ורד", ["דנה ורד"], False),
    ],
)
def test_names_are_told_apart_where_no_word_changes(line: str, names: list[str], whole: bool) -> None:
    result = imported(f"ספר\n\nאוצרות: {line}\n\nפתיחה\n\n{LONG}.\n")
    book = reread(result).book
    assert book and [person.name for person in book.people] == names
    assert ("m.txt:3:1 CAT-M07" in said(result)) == whole


@pytest.mark.parametrize(
    "line",
    ["שחור / לבן / אפור", "שחור / לבן: ועוד", f"{LONG} / {LONG} / {LONG}", "ו/או", "/ לי בר", "סרט / "],
)
def test_what_is_no_films_heading(line: str) -> None:
    assert not [
        section for section in sections(f"{HEAD}{LONG}.\n\n{line}\n\n{LONG}.\n") if isinstance(section, Film)
    ]


@pytest.mark.parametrize(
    "line", ["Design בעין / מתן שליטא", "סרט (2024) / א. ב. לוי", "**סרט** / דנה לוי ורון אור"]
)
def test_a_films_heading(line: str) -> None:
    _, film = sections(f"{HEAD}{LONG}.\n\n{line}\n\n{LONG}.\n")
    assert isinstance(film, Film)
    assert film.title.prose.text == line.partition(" /")[0].strip("*")


def test_a_manuscript_without_a_title() -> None:
    result = imported(f"{LONG}.\n\n{LONG}.\n")
    assert said(result) == ["m.txt:1:1 CAT-M08"]
    assert [f"{f.location} {f.code}" for f in reread(result).report] == ["content/book.yaml:1:1 CAT-R25"]


def test_no_films_no_notes_no_credits() -> None:
    (essay,) = sections(f"ספר\n\nפתיחה\n\n{LONG}.\n")
    assert (essay.title and essay.title.prose.text, lines(essay)) == ("פתיחה", [f"{LONG}."])


@pytest.mark.parametrize("raw", [b"", b" \n\n", "—\n…".encode()])
def test_nothing_to_import(raw: bytes) -> None:
    result = import_text(raw, "m.txt")
    assert not result.files
    assert [finding.code for finding in result.report] == ["CAT-R03" if not raw.strip() else "CAT-M10"]


def test_a_manuscript_that_is_not_there(tmp_path: Path) -> None:
    result = import_manuscript(tmp_path / "m.txt")
    assert ([finding.code for finding in result.report], dict(result.files)) == (["CAT-M12"], {})


def test_another_encoding() -> None:
    result = import_text("ספר".encode("cp1255"), "m.txt")
    assert (said(result), dict(result.files)) == (["m.txt:1:1 CAT-R04"], {})


def test_slips_are_reported_and_left_alone() -> None:
    result = imported(
        f"{HEAD}טענה סוזן סונטאג {LONG} (בלי סוף.\n\nשוב שוב סוזן זונטאג ועוד מילים רבות מאוד.\n"
    )
    assert [code for code in said(result) if "CAT-M2" in code] == [
        "m.txt:7:89 CAT-M22",
        "m.txt:9:5 CAT-M20",
        "m.txt:9:14 CAT-M21",
    ]
    assert "שוב שוב סוזן זונטאג" in "".join(result.files.values())


def test_files_are_written_whole_and_never_over_content(tmp_path: Path) -> None:
    result = imported(f"{HEAD}{LONG}.\n")
    write_content(result, tmp_path / "new/content")
    written = {
        str(p.relative_to(tmp_path / "new/content")): p.read_text("utf-8")
        for p in tmp_path.rglob("*.*")
        if p.is_file()
    }
    assert written == dict(result.files)
    with pytest.raises(CatalogueError) as refused:
        write_content(result, tmp_path / "new/content")
    assert [finding.code for finding in refused.value.report] == ["CAT-M11"]
    assert refused.value.exit_code is ExitCode.CONTENT
    (tmp_path / "empty").mkdir()
    write_content(result, tmp_path / "empty")
    assert (tmp_path / "empty/book.yaml").exists()
    assert [path.name for path in tmp_path.iterdir()] != [] and not list(tmp_path.glob(".*"))


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    with pytest.raises(CatalogueError) as refused:
        write_content(imported(f"{HEAD}{LONG}.\n"), tmp_path / "file/content")
    assert [finding.code for finding in refused.value.report] == ["CAT-M13"]


def _superscript(number: int) -> str:
    return str(number).translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))
