"""Programs that copy text out of a PDF, and how much of what they copy is what was written."""

from __future__ import annotations

import html
import json
import re
import subprocess
import threading
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pypdfium2
from browser import FLAGS, PROGRAM

from catalogue.setting.fonts.manifest import Package
from catalogue.setting.fonts.packages import fetch_package, npm_at_hand, read_members

PDFJS = Package(
    name="pdf.js",
    package="pdfjs-dist",
    version="4.10.38",
    integrity="sha512-/Y3fcFrXEAsMjJXeL9J8+ZG9U01LbuWaYypvDW2ycW1jL269L3js3DVBjDJ0Up9Np1uqDXsDrRihHANhZOlwdQ==",
    licence="Apache-2.0",
    licence_file="LICENSE",
    files=("pdf.min.mjs", "pdf.worker.min.mjs"),
)
Reader = Callable[[Path, Path], list[str]]
"""A PDF and a folder to work in → the text of every page."""

_SILENT = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]")
_ENDS = frozenset(".,:;!?”’)")


def spoken(text: str) -> str:
    """Text without joiners and direction marks, with plain single spaces."""
    return " ".join(unicodedata.normalize("NFC", _SILENT.sub("", text)).split())


def poppler(pdf: Path, folder: Path) -> list[str]:
    told = subprocess.run(["pdftotext", pdf, "-"], check=True, capture_output=True, text=True).stdout
    return told.split("\f")


def pdfium(pdf: Path, folder: Path) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


PAGE = """<!doctype html><meta charset="utf-8"><script type="module">
import * as pdfjs from "./pdf.min.mjs";
globalThis.pdfjsWorker = await import("./pdf.worker.min.mjs");
const file = await pdfjs.getDocument({url: "./book.pdf", verbosity: 0}).promise, pages = [];
for (let number = 1; number <= file.numPages; number++) {
  const text = await (await file.getPage(number)).getTextContent();
  pages.push(text.items.map(item => (item.str ?? "") + (item.hasEOL ? "\\n" : "")).join(""));
}
const result = document.createElement("pre");
result.id = "text";
result.textContent = JSON.stringify(pages);
document.body.replaceChildren(result);
</script><body></body>"""


def pdf_js(pdf: Path, folder: Path) -> list[str]:
    """pdf.js in Chromium, without its worker's own thread: the page is done when the script is."""
    assert PROGRAM is not None
    with npm_at_hand() as npm:
        tarball = fetch_package(PDFJS, folder, npm, lambda _: None)
    for name, data in read_members(tarball, frozenset(PDFJS.files)).items():
        (folder / name).write_bytes(data)
    (folder / "book.pdf").write_bytes(pdf.read_bytes())
    (folder / "index.html").write_text(PAGE, "utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        address = f"http://127.0.0.1:{server.server_address[1]}/"
        command = [PROGRAM, *FLAGS, f"--user-data-dir={folder / 'profile'}", "--dump-dom", address]
        dumped = subprocess.run(command, capture_output=True, check=True, timeout=300, text=True).stdout
    finally:
        server.shutdown()
        server.server_close()
    result = re.search(r'<pre id="text">(.*?)</pre>', dumped, re.DOTALL)
    assert result, "Chromium did not finish the page"
    pages: list[str] = json.loads(html.unescape(result[1]))
    return pages


class _Quiet(SimpleHTTPRequestHandler):
    def guess_type(self, path: Any) -> str:
        """A module is refused under any other type, and not every system knows this one."""
        return "text/javascript" if str(path).endswith(".mjs") else super().guess_type(path)

    def log_message(self, *_: object) -> None:
        pass


def shares(mapped: Mapping[str, Any], pages: Sequence[str]) -> dict[str, float]:
    """Of the page map's lines, those that come out whole: letter for letter; without regard to spaces.

    And of the lines with brackets, those whose brackets open and close as written. Marks and calls
    of notes may stand where they stand on the page.
    """
    read = [[spoken(line) for line in page.splitlines()] for page in pages]
    marks = _marks(mapped)
    lines = [(line["page"], spoken(line["text"])) for line in mapped["lines"] if spoken(line["text"])]
    exact = [_stands(text, read[page - 1], marks.get(page, "")) for page, text in lines]
    close = [
        _stands(
            text.replace(" ", ""), [line.replace(" ", "") for line in read[page - 1]], marks.get(page, "")
        )
        for page, text in lines
    ]
    bracketed = [
        _brackets(text) in _brackets(" ".join(read[page - 1]))
        for page, text in lines
        if re.search(r"[()\[\]]", text)
    ]
    return {
        "exact": sum(exact) / len(exact),
        "spaces aside": sum(close) / len(close),
        "brackets": sum(bracketed) / len(bracketed),
    }


def _marks(mapped: Mapping[str, Any]) -> dict[int, str]:
    found: dict[int, str] = {}
    for note in mapped["notes"]:
        for page in {note["call_page"], *note["body_pages"]}:
            found[page] = found.get(page, "") + note["mark"]
    return found


def _stands(text: str, read: Sequence[str], marks: str) -> bool:
    if not marks:
        return text in read
    mark = f"[{re.escape(marks)}]? ?"
    pattern = mark + "".join(re.escape(letter) + (mark if letter in _ENDS else "") for letter in text)
    return any(re.fullmatch(pattern, line) for line in read)


def _brackets(text: str) -> str:
    """Brackets with the letter each one holds, and nothing else: `(ל` `ם)`."""
    squeezed = text.replace(" ", "")
    return "".join(re.findall(r"[(\[]\w|\w\W?[)\]]", squeezed))
