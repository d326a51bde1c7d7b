"""What the page map says of a line is where the shipped templates print it, pictures and tables between."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from PIL import Image
from shipped import ROOT, folders

from catalogue.model.design import MM
from catalogue.pipeline import build
from catalogue.setting.collating.glyphs import Sheet, read_sheets

ESSAY = """---
title: מסה עם תמונות
stills:
  - file: wide.png
    id: wide
    caption: כיתוב ארוך של תמונה רחבה, שנמשך לכל הפחות על פני שתי שורות ואולי עוד קצת, כדי שיהיה מה למדוד.
    alternative: ריבוע
  - file: tall.png
    id: tall
    caption: תמונה גבוהה
    alternative: מלבן
---

{words}

![](wide)

{words}[^n]

## כותרת ביניים

![](tall)

{words}

| סרט | יוצר |
|---|---|
| Persona | Bergman |
| מילה אחת | ועוד אחת |

{words}

[^n]: הערה קצרה.
"""
WORDS = "כבר איננו מסוגלים לזהות מקור כלשהו, חיה שפר מעצבת וחוקרת גלגלה את המחשבה אל הדימוי. " * 6


def test_every_line_is_printed_in_its_place(tmp_path: Path) -> None:
    content = Path(shutil.copytree(ROOT / "content", tmp_path / "content"))
    (content / "essays/closing.md").write_text(ESSAY.format(words=WORDS), "utf-8")
    for name, size in (("wide", (1700, 900)), ("tall", (900, 2600))):
        Image.new("RGB", size, "teal").save(content / f"essays/{name}.png")
    build(folders(tmp_path / "out", content))
    mapped = json.loads((tmp_path / "out/booklet.json").read_text("utf-8"))
    sheets = read_sheets((tmp_path / "out/booklet.pdf").read_bytes())
    section = next(one for one in mapped["sections"] if one["id"] == "closing")
    lines = [
        line
        for line in mapped["lines"]
        if line["page"] in range(section["first_page"], section["last_page"] + 1)
    ]
    assert {"paragraph", "figure", "row", "heading-2", "note"} <= {line["kind"] for line in lines}
    for line in lines:
        wanted = [char for char in line["text"] if char.isalnum()]
        assert letters_in(sheets[line["page"] - 1], line["box"]) >= len(wanted), line["text"]


def letters_in(sheet: Sheet, box: list[float]) -> int:
    """Letters and digits on a baseline in the lower half of the box, give or take a fifth of a millimetre."""
    left, _, _, top = sheet.trim
    places = (
        ((glyph.x - left) / MM - box[0], (top - glyph.y) / MM - box[1])
        for glyph in sheet.glyphs
        if glyph.char.isalnum()
    )
    return sum(-0.2 <= x <= box[2] + 0.2 and box[3] / 2 <= y <= box[3] for x, y in places)
