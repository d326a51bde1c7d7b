"""Lines composed by us and stacked by WeasyPrint, against WeasyPrint breaking the same paragraphs itself.

usage: python -P tests/bench/breaking.py [--content …] [--templates …] [--fonts …] [--times 10] [--rounds 3]

Both in one process, in turn, on new paragraphs every round; ours with all that composing takes, from nothing.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from long_book import long_book
from manuscript import Manuscript, read_manuscript

from catalogue.composing.levels import RTL
from catalogue.composing.lines import Line
from catalogue.composing.paragraphs import Setting, compose_paragraph
from catalogue.composing.pieces import format_prose
from catalogue.model.blocks import Paragraph
from catalogue.model.prose import Prose
from catalogue.pipeline.folders import Folders
from catalogue.setting.fonts import font_face_css
from catalogue.setting.inline import line_html, phrase_html
from catalogue.setting.pdf import typeset
from catalogue.setting.shaping import Shaper

_PAGE = """<!DOCTYPE html><html lang="he" dir="rtl"><head><style>
{faces}
@page {{ size: {page.width}mm {page.height}mm;
  margin: {page.head}mm {page.inner}mm {foot}mm {page.outer}mm; }}
* {{ margin: 0; padding: 0; }}
html {{ font: {style.size}pt/{style.leading}pt "{family}"; }} b {{ font-weight: {style.strong}; }}
p {{ text-align: justify; orphans: 2; widows: 2; }} a {{ color: inherit; text-decoration: none; }}
.line {{ display: block; white-space: nowrap; }}
.call {{ position: relative; line-height: 0; font-size: {style.call_size}em; bottom: 0.5em; }}
</style></head><body>
{paragraphs}
</body></html>"""


def main() -> None:
    """Print both, and the ratio."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in ("content", "templates", "fonts", "out"):
        options.add_argument(f"--{name}", type=Path, default=Path(name))
    options.add_argument("--times", type=int, default=10)
    options.add_argument("--rounds", type=int, default=3)
    given, _ = options.parse_known_args()
    manuscript = read_manuscript(Folders(given.content, given.templates, given.fonts, given.out))
    gc.set_threshold(100_000)  # as the command line does
    draw(manuscript, ["<p>א</p>"])
    rounds = [in_turn(manuscript, given.times, seed) for seed in range(given.rounds)]
    ours, theirs = ([pair[side] for pair in rounds] for side in (0, 1))
    for name, seconds in (("composed lines", ours), ("WeasyPrint's own", theirs)):
        print(f"{name:<20}{statistics.median(seconds):8.2f} s")
    ratio = statistics.median(one / other for one, other in rounds)
    print(f"{'ratio':<20}{ratio:8.2f}    of the processor's time; {given.rounds} rounds")


def in_turn(manuscript: Manuscript, times: int, seed: int) -> tuple[float, float]:
    """Seconds of the processor for the same new paragraphs, with our lines and with WeasyPrint's."""
    book = long_book(manuscript.book, times, seed)
    blocks = (block for section in book.sections() for block in section.blocks)
    proses = [block.prose for block in blocks if isinstance(block, Paragraph)]
    marks = {name: "יב" for prose in proses for _, name in prose.calls()}
    setting = Setting(Shaper(manuscript.faces).advance, marks, manuscript.setting.hang)
    ways = (composed_html, flowing_html)
    first, second = [*ways] if seed % 2 else [*reversed(ways)]
    seconds = {way: _timed(way, manuscript, proses, setting) for way in (first, second)}
    return seconds[composed_html], seconds[flowing_html]


Way = Callable[[Manuscript, Sequence[Prose], Setting], Iterator[str]]


def _timed(way: Way, manuscript: Manuscript, proses: Sequence[Prose], setting: Setting) -> float:
    gc.collect()
    begun = time.process_time()
    draw(manuscript, way(manuscript, proses, setting))
    return time.process_time() - begun


def composed_html(manuscript: Manuscript, proses: Sequence[Prose], setting: Setting) -> Iterator[str]:
    """Every line broken by us and set to its width."""
    style, measure = manuscript.design.style("text"), manuscript.design.page.measure
    for prose in proses:
        paragraph = compose_paragraph(prose, style, measure, setting, base=RTL)
        yield f"<p>{''.join(map(line_html, paragraph.lines))}</p>"


def flowing_html(manuscript: Manuscript, proses: Sequence[Prose], setting: Setting) -> Iterator[str]:
    """The same mark-up without lines."""
    for prose in proses:
        count = len(prose.text)
        pieces = format_prose(prose, RTL, setting.marks).pieces(0, count)
        yield f"<p>{phrase_html([Line(pieces, RTL, 0, count, 0, 0, 0)])}</p>"


def draw(manuscript: Manuscript, paragraphs: Iterator[str] | Sequence[str]) -> None:
    """Lay them out and write the PDF; the notes they call are left out, and nobody minds."""
    page, faces = manuscript.design.page, manuscript.faces
    html = _PAGE.format(
        faces=font_face_css(faces, ""),
        page=page,
        foot=page.height - page.head - page.lines * manuscript.design.grid * 25.4 / 72,
        style=manuscript.design.style("text"),
        family=faces.family,
        paragraphs="\n".join(paragraphs),
    )
    typeset(html, {face.path.name: face.path.read_bytes for face in faces}, faces)


if __name__ == "__main__":
    main()
