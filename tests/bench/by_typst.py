"""Typst's own line breaking of the same paragraphs; it is fetched into an environment that is thrown away."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import venv
from collections.abc import Sequence
from pathlib import Path

from grey import SetLine
from manuscript import Manuscript, Sample
from set_pages import read_lines

from catalogue.composing.levels import RTL
from catalogue.composing.lines import Piece
from catalogue.composing.pieces import format_prose
from catalogue.model.prose import BREAK

VERSION = "0.15.2"

_PROGRAM = """\
import json, sys, typst
source, pdf, faces = sys.argv[1:]
typst.compile(source, output=pdf, font_paths=json.loads(faces), ignore_system_fonts=True)
"""

_PAGE = """\
#page(width: {page:.4f}pt, height: auto, margin: 20pt)[
#set text(size: {size:.4f}pt, weight: {weight})
#show strong: set text(weight: {strong})
#set par(leading: {leading:.4f}pt, first-line-indent: (amount: {indent:.4f}pt, all: true))
{words}
]
"""


def set_by_typst(manuscript: Manuscript, samples: Sequence[Sample]) -> list[list[SetLine]]:
    """The lines of every sample. Raises OSError or CalledProcessError where Typst cannot be had."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        venv.create(home / "venv", with_pip=True)
        python = str(home / "venv" / "bin" / "python")
        pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, f"typst=={VERSION}"], check=True, capture_output=True, timeout=120)
        source, pdf = home / "samples.typ", home / "samples.pdf"
        source.write_text(_document(manuscript, samples), "utf-8")
        faces = json.dumps(sorted({str(face.path.parent.absolute()) for face in manuscript.faces}))
        command = [python, "-c", _PROGRAM, str(source), str(pdf), faces]
        subprocess.run(command, check=True, stderr=sys.stderr)
        return read_lines(pdf.read_bytes(), manuscript, samples)


def _document(manuscript: Manuscript, samples: Sequence[Sample]) -> str:
    head = (
        f'#set text(font: {json.dumps(manuscript.faces.family)}, lang: "he", dir: rtl)\n'
        "#set smartquote(enabled: false)\n#set par(justify: true)\n"
    )
    return head + "".join(_page(manuscript, sample) for sample in samples)


def _page(manuscript: Manuscript, sample: Sample) -> str:
    style = sample.style
    formatted = format_prose(sample.prose, RTL, manuscript.setting.marks)
    words = "".join(_piece(piece, sample) for piece in formatted.pieces(0, len(sample.prose.text)))
    return _PAGE.format(
        page=sample.measure + 40,
        size=style.size,
        weight=style.weight,
        strong=style.strong,
        leading=style.leading - style.size * 0.7,
        indent=style.indent if sample.indented else 0.0,
        words=words,
    )


def _piece(piece: Piece, sample: Sample) -> str:
    text = json.dumps(piece.text, ensure_ascii=False).replace(BREAK, "\\n")
    if piece.call is not None:
        size = sample.style.call_size
        return f"#text(size: {size:g}em, baseline: -{sample.style.call_rise / size:g}em, {text})"
    if piece.italic:
        return f"#emph({text})"
    return f"#strong({text})" if piece.strong else f"#{text}"
