"""A very small setter: Markdown in, pages and page map out, to have true editions within a second.

Every paragraph of ``content/essays/*.md`` is set word by word, each with an anchor, so that the
page map can tell where every source line is printed.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from weasyprint import HTML

from catalogue.archive.comparing.words import Word, words

PAGE = "@page { size: 80mm 100mm; margin: 10mm; @bottom-center { content: counter(page); font: 8pt Face } }"
PARAGRAPHS = ["אחת שתיים שלוש ארבע חמש שש שבע " * 9, "בית ספר לקולנוע ולאמנות המסך בירושלים " * 8]


def write_sources(folder: Path, face: Path, paragraphs: list[str] | None = None) -> None:
    """A book of two essays and one note, its style sheet and its face."""
    first, *rest = paragraphs or PARAGRAPHS
    files = {
        "content/book.yaml": "edition:\n  number: 1\n  printing: 1\norder: [essays/one, essays/two]\n",
        "content/essays/one.md": f"{first}[^first]\n\n" + "\n\n".join(rest) + "\n\n[^first]: הערה ראשונה.\n",
        "content/essays/two.md": "מאמר שני קצר.[^second]\n\n[^second]: הערה שנייה.\n",
        "templates/style.css": f"{PAGE} body {{ font: 10pt/1.4 Face; text-align: right }}",
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    (folder / "fonts").mkdir(exist_ok=True)
    (folder / "fonts/face.ttf").write_bytes(face.read_bytes())


def build(folder: Path) -> dict[str, bytes]:
    """Set the sources below `folder`; the same sources give the same bytes anywhere."""
    order = yaml.safe_load((folder / "content/book.yaml").read_text("utf-8"))["order"]
    sections = {name: words((folder / f"content/{name}.md").read_text("utf-8")) for name in order}
    marks = _numbered(sections)
    body = "".join(_section(name, found, marks) for name, found in sections.items())
    style = (folder / "templates/style.css").read_text("utf-8")
    face = (folder / "fonts/face.ttf").as_uri()
    page = f'<style>@font-face {{ font-family: Face; src: url("{face}") }} {style}</style>{body}'
    document = HTML(string=f'<html dir="rtl" lang="he">{page}</html>').render()
    return {
        "booklet.pdf": document.write_pdf(),
        "booklet.html": body.encode(),
        "booklet.json": json.dumps(_page_map(document, sections, marks), ensure_ascii=False).encode(),
    }


def edition_files(folder: Path) -> dict[str, Path | bytes]:
    """Sources and what was built of them, as a submission wants them."""
    sources = {
        str(path.relative_to(folder)): path
        for top in ("content", "templates", "fonts")
        for path in sorted((folder / top).rglob("*"))
        if path.is_file()
    }
    return {**sources, **build(folder)}


def _numbered(sections: Mapping[str, tuple[Word, ...]]) -> dict[str, int]:
    calls = [found[1] for text in sections.values() for word in text if (found := _call(word))]
    return {name: number for number, name in enumerate(dict.fromkeys(calls), 1)}


def _call(word: Word) -> re.Match[str] | None:
    return re.fullmatch(r"\[\^(.+)\]", word.text)


def _section(name: str, found: tuple[Word, ...], marks: Mapping[str, int]) -> str:
    parts, line = [f'<section style="break-before: page" id="{name}"><p>'], 0
    for word in found:
        if line and word.line != line:
            parts.append("</p><p>")
        line, call = word.line, _call(word)
        text = f"({marks[call[1]]})" if call else html.escape(word.text)
        parts.append(f'<span id="{name}:{word.line}:{word.column}">{text}</span> ')
    return "".join(parts) + "</p></section>"


def _page_map(
    document: Any, sections: Mapping[str, tuple[Word, ...]], marks: Mapping[str, int]
) -> dict[str, Any]:
    page_of = {name: number for number, page in enumerate(document.pages, 1) for name in page.anchors}
    lines = [
        {
            "file": f"content/{name}.md",
            "line": word.line,
            "column": word.column,
            "page": page_of[f"{name}:{word.line}:{word.column}"],
        }
        for name, found in sections.items()
        for word in found
    ]
    notes = []
    for name, found in sections.items():
        pages = {
            word.text: page_of[f"{name}:{word.line}:{word.column}"]
            for word in found
            if word.text.startswith("[^")
        }
        notes += [
            {
                "id": note,
                "series": "main",
                "number": number,
                "mark": str(number),
                "call_page": pages[f"[^{note}]"],
                "body_pages": [pages[f"[^{note}]:"]],
            }
            for note, number in marks.items()
            if f"[^{note}]" in pages
        ]
    return {
        "pages": [{"number": number, "label": str(number)} for number in range(1, len(document.pages) + 1)],
        "sections": [
            {
                "id": name.rpartition("/")[2],
                "kind": "essay",
                "title": f"מאמר {name.rpartition('/')[2]}",
                "first_page": page_of[name],
                "last_page": max(line["page"] for line in lines if line["file"] == f"content/{name}.md"),
            }
            for name in sections
        ],
        "notes": notes,
        "lines": lines,
    }
