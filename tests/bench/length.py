"""Composing and laying out longer and longer books: whether it stays in step with their pages.

usage: python -P tests/bench/length.py [--content …] [--templates …] [--fonts …]

Every book is set in a process of its own. `layout` is all that WeasyPrint does, PDF included; `bare` is
the same HTML through WeasyPrint as it comes. Composing is held against both.
"""

from __future__ import annotations

import argparse
import gc
import itertools
import json
import resource
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import weasyprint

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from long_book import long_book
from manuscript import Manuscript, read_manuscript

from catalogue.composing.composed import compose
from catalogue.pipeline.folders import Folders
from catalogue.pipeline.supplies import gather
from catalogue.setting.dressing import dress
from catalogue.setting.fonts import Faces
from catalogue.setting.html import render_html
from catalogue.setting.pdf import BASE, OPTIONS, Files, typeset
from catalogue.setting.raw import Fetch
from catalogue.setting.shaping import Shaper

TIMES = (1, 5, 25, 60, 125)
"""How often the booklet's text is set in one book; the last fills a thousand pages."""


def main() -> None:
    """Print a row for every length."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in ("content", "templates", "fonts", "out"):
        options.add_argument(f"--{name}", type=Path, default=Path(name))
    options.add_argument("--times", type=int, help=argparse.SUPPRESS)
    options.add_argument("--bare", action="store_true", help=argparse.SUPPRESS)
    given, _ = options.parse_known_args()
    folders = Folders(given.content, given.templates, given.fonts, given.out)
    if given.times:
        gc.set_threshold(100_000)  # as the command line does
        print(json.dumps(measured(read_manuscript(folders), folders, given.times, bare=given.bare)))
        return
    columns = ("composing", "HTML", "layout", "together", "ms a page", "MiB", "comp./layout", "comp./bare")
    print(f"{'pages':>6}" + "".join(f"{column:>13}" for column in columns))
    for times in TIMES:
        print(_row(_apart(times), _apart(times, "--bare")), flush=True)


def _apart(times: int, *more: str) -> dict[str, Any]:
    command = [sys.executable, "-P", __file__, *sys.argv[1:], "--times", str(times), *more]
    return dict(json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout))


def _row(told: dict[str, Any], bare: dict[str, Any]) -> str:
    composing, html, layout = told["seconds"]
    whole = composing + html + layout
    numbers = (
        *(f"{seconds:11.2f} s" for seconds in (composing, html, layout, whole)),
        f"{whole / told['pages'] * 1000:13.1f}",
        f"{told['memory']:13.0f}",
        f"{composing / layout:13.3f}",
        f"{composing / bare['seconds'][-1]:13.3f}",
    )
    return f"{told['pages']:6}" + "".join(numbers)


def measured(manuscript: Manuscript, folders: Folders, times: int, *, bare: bool) -> dict[str, Any]:
    """Seconds of the processor for composing, HTML and layout; pages; the most memory taken (MiB)."""
    book, design, faces = long_book(manuscript.book, times), manuscript.design, manuscript.faces
    shaper = Shaper(faces)
    clock = [time.process_time()]
    composed = compose(book, design, shaper.advance)
    clock.append(time.process_time())
    dressing = dress(composed.book, design, faces, shaper, folders.plate_cache)
    html = render_html(composed.book, design, composed.document, folders.templates, dressing)
    clock.append(time.process_time())
    draw(html, gather(composed.document, book, faces).files, faces, bare=bare)
    clock.append(time.process_time())
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    seconds = [after - before for before, after in itertools.pairwise(clock)]
    return {"seconds": seconds, "pages": len(composed.document.pages), "memory": most / unit}


def draw(html: str, files: Mapping[str, Fetch], faces: Faces, *, bare: bool) -> None:
    """Lay it out and write the PDF, as the book is drawn or by WeasyPrint as it comes."""
    if bare:
        source = weasyprint.HTML(string=html, base_url=BASE, url_fetcher=Files(files))
        source.render(pdf_tags=True).write_pdf(**OPTIONS)
    else:
        typeset(html, files, faces)


if __name__ == "__main__":
    main()
