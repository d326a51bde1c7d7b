"""TeX's own line breaking of the same paragraphs, where LuaLaTeX or XeLaTeX is on the machine.

With the words' directions written out, as TeX wants them, spaces alike behind
all marks, and all the stretch that LaTeX's own \\sloppy gives.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from grey import SetLine
from manuscript import Manuscript, Sample
from set_pages import read_lines

from catalogue.composing.levels import RTL
from catalogue.composing.lines import Piece
from catalogue.composing.pieces import format_prose
from catalogue.model.prose import BREAK
from catalogue.setting.fonts import Faces

ENGINES = ("lualatex", "xelatex")

_HEAD = {
    "lualatex": r"""
\usepackage[bidi=basic]{babel}\babelprovide[import,main]{hebrew}
\def\rtl#1{#1}\def\ltr#1{\bgroup\textdir TLT #1\egroup}
""",
    "xelatex": r"""
\TeXXeTstate=1 \def\rtl#1{\beginR#1\endR}\def\ltr#1{\beginL#1\endL}
""",
}

_BODY = r"""
\begin{document}\frenchspacing\tolerance=9999 \emergencystretch=3em \hfuzz=9pt \hbadness=10000
\hyphenpenalty=10000 \lefthyphenmin=63
"""

_SAMPLE = r"""\shipout\vbox{{\hsize={measure:.4f}pt\parindent={indent:.4f}pt
\fontsize{{{size:.4f}pt}}{{{leading:.4f}pt}}\selectfont {words}\par}}
"""

_ESCAPED = {char: rf"\char{ord(char)} " for char in "\\{}$&#^_~%"}

_ADDRESS = re.compile(r"([/?&=.-]|\\char95 )(?=\w)")
"""Behind these an address may be broken."""


def engines() -> list[str]:
    """Those that are installed here."""
    return [engine for engine in ENGINES if shutil.which(engine)]


def set_by_tex(engine: str, manuscript: Manuscript, samples: Sequence[Sample]) -> list[list[SetLine]]:
    """The lines of every sample. Raises CalledProcessError when TeX gives up."""
    with tempfile.TemporaryDirectory() as folder:
        for face in manuscript.faces:
            shutil.copy(face.path, folder)
        source = Path(folder) / "samples.tex"
        source.write_text(_document(engine, manuscript, samples), "utf-8")
        command = [engine, "-interaction=batchmode", "-halt-on-error", source.name]
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, timeout=600)
        return read_lines(source.with_suffix(".pdf").read_bytes(), manuscript, samples)


def _document(engine: str, manuscript: Manuscript, samples: Sequence[Sample]) -> str:
    head = r"\documentclass{article}\usepackage{fontspec}" + _fonts(engine, manuscript.faces) + _HEAD[engine]
    pages = "".join(_page(manuscript, sample) for sample in samples)
    return head + _BODY + pages + r"\end{document}"


def _fonts(engine: str, faces: Faces) -> str:
    plain, strong, slanted = (faces.find(*one).path.name for one in ((400, False), (600, False), (400, True)))
    renderer = ",Renderer=HarfBuzz" if engine == "lualatex" else ""
    return rf"\setmainfont{{{plain}}}[Path=./,BoldFont={strong},ItalicFont={slanted},Script=Hebrew{renderer}]"


def _page(manuscript: Manuscript, sample: Sample) -> str:
    style = sample.style
    formatted = format_prose(sample.prose, RTL, manuscript.setting.marks)
    words = "".join(_piece(piece, sample) for piece in formatted.pieces(0, len(sample.prose.text)))
    return _SAMPLE.format(
        measure=sample.measure,
        indent=style.indent if sample.indented else 0.0,
        size=style.size,
        leading=style.leading,
        words=rf"\leavevmode\rtl{{{words}}}",
    )


def _piece(piece: Piece, sample: Sample) -> str:
    style = sample.style
    text = "".join(_ESCAPED.get(char, char) for char in piece.text)
    text = text.replace("\u00a0", "~").replace("\u2060", r"\nobreak{}").replace(BREAK, r"\hfil\break ")
    if piece.link == piece.text:
        text = _ADDRESS.sub(r"\1\\penalty0 ", text)
    if piece.call is not None:
        small = rf"\fontsize{{{style.size * style.call_size:.4f}pt}}{{0pt}}\selectfont "
        return rf"\nobreak\raise{style.size * style.call_rise:.4f}pt\hbox{{{small}{text}}}"
    if piece.italic:
        text = rf"\textit{{{text}}}"
    if piece.strong:
        text = rf"\textbf{{{text}}}"
    return text if piece.level % 2 else rf"\ltr{{{text}}}"
