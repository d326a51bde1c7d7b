"""A family of the designer's own, beside the text family."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pikepdf
from fontTools.ttLib import TTFont
from shipped import ROOT, folders

from catalogue.pipeline import build
from catalogue.setting.fonts import prepare_fonts

BOOK = """\
slug: two-faces
title: שתי אותיות
edition:
  id: 1
order:
  - title
  - essays/words
"""


def test_the_style_sheet_may_use_a_family_dropped_into_the_fonts_folder(
    tmp_path: Path, font_cache: Path
) -> None:
    content, templates, fonts = (tmp_path / name for name in ("content", "templates", "fonts"))
    (content / "essays").mkdir(parents=True)
    (content / "book.yaml").write_text(BOOK, "utf-8")
    (content / "essays/words.md").write_text("---\ntitle: מילים\n---\n\nכמה מילים.\n", "utf-8")
    shutil.copytree(ROOT / "templates", templates)
    style = templates / "booklet.css.j2"
    style.write_text(style.read_text("utf-8") + '.folio { font-family: "Folio Sans"; }\n', "utf-8")
    shutil.copytree(ROOT / "fonts", fonts)
    (tmp_path / ".cache").symlink_to(font_cache.parent)
    renamed(next(iter(prepare_fonts(ROOT / "fonts", font_cache))).path, fonts / "folios.ttf")
    made = replace(folders(tmp_path / "out", content, templates), fonts=fonts)
    assert build(made).pages
    with pikepdf.open(tmp_path / "out/booklet.pdf") as pdf:
        fonts_used = {
            str(font.BaseFont) for page in pdf.pages for font in page.Resources.get("/Font", {}).values()
        }
    assert any("Folio-Sans" in name for name in fonts_used)


def renamed(face: Path, target: Path) -> None:
    """The same face under another family name."""
    font = TTFont(face, recalcTimestamp=False)
    for record in font["name"].names:
        if record.nameID in (1, 16):
            record.string = "Folio Sans"
    font.save(target)
