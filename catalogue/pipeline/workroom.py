"""What other processes do for this one: behind the preview, and for a build.

Behind the preview they are kept, warm, and gone with it: one sets, two draw pages, one judges the content.
Each function here is called in such a process by name; what a process keeps
between calls (the stone, the page press) is its own and in no other.
"""

from __future__ import annotations

import atexit
import functools
import gc
import multiprocessing
import os
import pickle
import signal
import threading
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from catalogue.diagnostics import CatalogueError, Diagnostic
from catalogue.pipeline.folders import Folders

if TYPE_CHECKING:
    from catalogue.setting.apart import LoosePage
    from catalogue.setting.fonts import Faces
    from catalogue.setting.raw import Fetch, Typeset


def open_room(workers: int) -> ProcessPoolExecutor:
    """Processes that know nothing of this one's threads, and end when it does."""
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=enter)


def close_room(room: ProcessPoolExecutor) -> None:
    """End its processes now; what they were doing is wanted by nobody."""
    for process in list((room._processes or {}).values()):
        process.terminate()
    room.shutdown(cancel_futures=True)


def enter() -> None:
    """How such a process begins.

    Ctrl-C is for the parent to hear; a parent that was killed takes its children along.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    gc.set_threshold(100_000)
    threading.Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(0)


@functools.cache
def _stone(folders: Folders) -> Any:
    from catalogue.pipeline.stone import Stone

    return Stone(folders)


@functools.cache
def _page_press() -> Any:
    from catalogue.setting.pagepress import PagePress

    # Faces are given back while there is still somebody to give them back to.
    atexit.register(_page_press.cache_clear)
    return PagePress()


def lay(folders: Folders) -> Any:
    """See `Stone.lay`."""
    return _stone(folders).lay()


def house_rules(folders: Folders) -> tuple[Diagnostic, ...]:
    """What the house rules find in the content as it lies; nothing while it cannot be read."""
    from catalogue.editing import check
    from catalogue.reading.book import read_book

    book = read_book(folders.content).book
    return check(book).diagnostics if book else ()


def overlays(folders: Folders) -> dict[str, Any]:
    """See `Stone.overlays`."""
    laid_over: dict[str, Any] = _stone(folders).overlays()
    return laid_over


def place(folders: Folders, page: int, x: float, y: float) -> dict[str, Any] | None:
    """What stands at a point of a page, and where it was written; see `pipeline.locating`."""
    from catalogue.pipeline.locating import source_at

    return source_at(_stone(folders), page, x, y)


def draw(job: bytes) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """One page as PDF; `job` is a pickled `Job` of the stone in the other process."""
    drawn: tuple[bytes, tuple[Diagnostic, ...]] = pickle.loads(job).draw(_page_press())
    return drawn


def picture(pdf: bytes, width: int) -> bytes:
    """A drawn page as PNG, `width` pixels wide."""
    from catalogue.proofing.pixels import page_png

    return page_png(pdf, width)


def press_facts(folders: Folders) -> Any:
    """What the press must know of a single page of the book as it lies; see `pipeline.facts`."""
    from catalogue.pipeline.facts import page_facts

    stone = _stone(folders)
    return page_facts(stone.composed, stone.design)


def on_press(pdf: bytes, facts: Any) -> bytes | None:
    """A drawn page as it goes to press; None when it cannot, which the build will say."""
    from catalogue.press import press_pdf

    try:
        return press_pdf(pdf, facts)
    except CatalogueError:
        return None


def inked(page: bytes, inks: str, width: int, facts: Any) -> bytes:
    """A press page in some of its inks (letters of CMYK) as PNG; in none, as a map of how much ink."""
    from catalogue.press import coverage_png, separation_png

    return separation_png(page, inks, width, facts.profile) if inks else coverage_png(page, width)


def heaviest(page: bytes, facts: Any) -> dict[str, Any]:
    """The square of a press page with most ink (none where there is only black), and the map's tints."""
    from catalogue.press import BANDS, heaviest

    found = heaviest(page, facts.bleed_mm)
    return {"square": asdict(found) if found else None, "bands": BANDS}


def warm() -> None:
    """Load what drawing needs, while the book is still being composed."""
    from catalogue.setting.libraries import asked_by_soname

    with asked_by_soname():
        from catalogue.setting import gathering, pagepress

    assert gathering and pagepress


def draw_apart(
    pages: Sequence[LoosePage], files: Mapping[str, Fetch], faces: Faces
) -> list[tuple[bytes | None, bool]]:
    """Each page drawn and pickled, and whether WeasyPrint complained; None for one that cannot be lent."""
    lent = [_page_press().lend(page, files, faces) for page in pages]
    return [(None, False) if page is None else (pickle.dumps(page), bool(page.messages)) for page in lent]


def gather_pages(pages: Sequence[bytes], head: str, faces: Faces) -> Typeset:
    """Pages drawn apart, as one raw PDF."""
    from catalogue.setting.gathering import gather

    return gather([pickle.loads(page) for page in pages], head, faces)


def draw_whole(html: str, files: Mapping[str, Fetch], faces: Faces) -> Typeset:
    """The raw PDF of a book whose pages lean on one another."""
    from catalogue.setting.pdf import typeset

    return typeset(html, files, faces)
