"""Lines composed by us and stacked by WeasyPrint, against WeasyPrint alone breaking the same paragraphs.

usage: python -P tests/bench/breaking.py [--content …] [--templates …] [--fonts …] [--times 10] [--rounds 3]

In turn, on new paragraphs every round, each in a process of its own: what we correct in WeasyPrint
must not serve the other side. Ours with all that composing takes, from nothing.
"""

from __future__ import annotations

import argparse
import gc
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import weasyprint

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
from catalogue.setting.pdf import BASE, OPTIONS, Files, typeset
from catalogue.setting.raw import Fetch
from catalogue.setting.shaping import Shaper

_PAGE = """<!DOCTYPE html><html lang="he" dir="rtl"><head><style>
{faces}
@page {{ size: {page.width}mm {page.height}mm;
  margin: {page.head}mm {page.inner}mm {foot}mm {page.outer}mm; }}
* {{ margin: 0; padding: 0; }}
html {{ font: {style.size}pt/{style.leading}pt "{family}"; }} b {{ font-weight: {style.strong}; }}
p {{ text-align: justify; orphans: 2; widows: 2; }} a {{ color: inherit; text-decoration: none; }}
.line {{ display: block; white-space: nowrap; }}
.whole {{ letter-spacing: normal; }}
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
    options.add_argument("--alone", help=argparse.SUPPRESS)
    options.add_argument("--seed", type=int, help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.alone:
        folders = Folders(given.content, given.templates, given.fonts, given.out)
        print(json.dumps(measured(given.alone, read_manuscript(folders), given.times, given.seed)))
        return
    rounds = [in_turn(seed) for seed in range(given.rounds)]
    print(f"{'':<20}{'composing':>12}{'layout':>12}{'together':>12}")
    for way in WAYS:
        composing, layout = (statistics.median(one[way][part] for one in rounds) for part in (0, 1))
        print(f"{way:<20}{composing:10.2f} s{layout:10.2f} s{composing + layout:10.2f} s")
    ours, theirs = WAYS
    ratio = statistics.median(sum(one[ours]) / sum(one[theirs]) for one in rounds)
    print(f"{'ratio':<44}{ratio:10.2f}    of the processor's time; {given.rounds} rounds")


def in_turn(seed: int) -> dict[str, list[float]]:
    """What `measured` tells of either way with the same paragraphs, the one and the other first in turn."""
    order = list(WAYS) if seed % 2 else list(reversed(WAYS))
    return {way: _apart("--alone", way, "--seed", str(seed)) for way in order}


def _apart(*options: str) -> list[float]:
    command = [sys.executable, "-P", __file__, *sys.argv[1:], *options]
    return list(json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout))


def measured(way: str, manuscript: Manuscript, times: int, seed: int) -> tuple[float, float]:
    """Seconds of the processor, for the HTML of new paragraphs with all composing, and for its pages."""
    gc.set_threshold(100_000)  # as the command line does
    write, draw = WAYS[way]
    draw(_page(manuscript, ["<p>א</p>"]), manuscript)
    book = long_book(manuscript.book, times, seed)
    blocks = (block for section in book.sections() for block in section.blocks)
    proses = [block.prose for block in blocks if isinstance(block, Paragraph)]
    marks = {name: "יב" for prose in proses for _, name in prose.calls()}
    setting = Setting(Shaper(manuscript.faces).advance, marks, manuscript.setting.hang)
    gc.collect()
    begun = time.process_time()
    html = _page(manuscript, write(manuscript, proses, setting))
    written = time.process_time()
    draw(html, manuscript)
    return written - begun, time.process_time() - written


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


def _page(manuscript: Manuscript, paragraphs: Iterable[str]) -> str:
    """The HTML; the notes it calls are left out, and nobody minds."""
    page, faces = manuscript.design.page, manuscript.faces
    return _PAGE.format(
        faces=font_face_css(faces, ""),
        page=page,
        foot=page.height - page.head - page.lines * manuscript.design.grid * 25.4 / 72,
        style=manuscript.design.style("text"),
        family=faces.family,
        paragraphs="\n".join(paragraphs),
    )


def draw_as_the_book(html: str, manuscript: Manuscript) -> None:
    """Lay it out and write the PDF."""
    typeset(html, _files(manuscript), manuscript.faces)


def draw_bare(html: str, manuscript: Manuscript) -> None:
    """The same by WeasyPrint as it comes."""
    source = weasyprint.HTML(string=html, base_url=BASE, url_fetcher=Files(_files(manuscript)))
    source.render(pdf_tags=True).write_pdf(**OPTIONS)


def _files(manuscript: Manuscript) -> dict[str, Fetch]:
    return {face.path.name: face.path.read_bytes for face in manuscript.faces}


WAYS = {
    "composed lines": (composed_html, draw_as_the_book),
    "WeasyPrint's own": (flowing_html, draw_bare),
}


if __name__ == "__main__":
    main()
