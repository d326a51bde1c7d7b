"""`catalogue proof --lines`: every line with its grey, without drawing a page."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from catalogue.composing.composed import compose
from catalogue.diagnostics import Report
from catalogue.pipeline.clock import Progress, StageClock
from catalogue.pipeline.folders import Folders
from catalogue.pipeline.meant import read_all
from catalogue.pipeline.writing import write_all
from catalogue.proofing.grey import Trim, grey_picture, line_table
from catalogue.setting.fonts import prepare_fonts
from catalogue.setting.pagemap import page_map
from catalogue.setting.shaping import Shaper


@dataclass(frozen=True, slots=True)
class Proved:
    """The lines of the book, worst first, as text and as data; the picture of the grey; findings."""

    table: tuple[str, ...]
    lines: list[dict[str, Any]]
    picture: Path
    report: Report


def prove_lines(folders: Folders, progress: Progress = lambda _: None) -> Proved:
    """Compose the book and list its lines. Raises CatalogueError as a build does."""
    clock = StageClock(progress)
    meant = read_all(folders, clock)
    faces = prepare_fonts(folders.fonts, folders.font_cache, meant.book.style.digits, announce=progress)
    with clock.stage("composing"):
        composed = compose(meant.book, meant.design, Shaper(faces).advance)
    mapped = page_map(composed.document, composed.design, composed.notes, {}, composed.report)
    trim = Trim(meant.design.page.width, meant.design.page.height)
    picture = folders.out / "proof" / "grey.svg"
    write_all({picture: grey_picture(mapped, trim).encode()})
    return Proved(tuple(line_table(mapped)), mapped["lines"], picture, meant.report + composed.report)
