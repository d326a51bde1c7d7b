"""From what the book asks of its sheets to an imposition, measured on the sheet it has to go on."""

from __future__ import annotations

from typing import get_args

from catalogue.diagnostics import CatalogueError, Diagnostic, ExitCode, error
from catalogue.model.sheets import Backing, Scheme, Sheets
from catalogue.press.finishing.facts import PressFacts
from catalogue.press.imposition import Imposition, n_up, perfect_bound, saddle_stitched
from catalogue.press.layout import Paper, SheetTooSmall, lay_out, turned_by
from catalogue.press.unfolding import Method


def planned(sheets: Sheets, pages: int, facts: PressFacts, caliper_mm: float) -> tuple[Imposition, Paper]:
    """Impose so many pages as asked; `sheets` is free of contradictions.

    Raises CatalogueError (CAT-P89, CONTENT) when a side does not go on the sheet.
    """
    imposition, paper = _imposed(sheets, pages, facts), Paper(caliper_mm, sheets.milled, sheets.size)
    try:
        for sheet in imposition.sheets:
            lay_out(sheet, 0, imposition.method, facts, paper)
    except SheetTooSmall as small:
        raise CatalogueError(_too_small(small), ExitCode.CONTENT) from small
    return imposition, paper


def _imposed(sheets: Sheets, pages: int, facts: PressFacts) -> Imposition:
    method = _method(sheets)
    match sheets.scheme:
        case Scheme.SADDLE_STITCH:
            return saddle_stitched(pages, facts.binding, method)
        case Scheme.PERFECT_BOUND:
            return perfect_bound(pages, sheets.section, facts.binding, method)
        case Scheme.N_UP:
            assert sheets.up is not None, "n-up says how many"
            return n_up(pages, *sheets.up, facts.binding, method, stacked=sheets.stacked)


def _method(sheets: Sheets) -> Method:
    """A duplex press turns by an edge; which way that is, the sheet says."""
    if sheets.back in (Backing.LONG_EDGE, Backing.SHORT_EDGE):
        assert sheets.size is not None, "an edge belongs to a sheet"
        return turned_by("long" if sheets.back is Backing.LONG_EDGE else "short", *sheets.size)
    return next(method for method in get_args(Method) if method == sheets.back)


def _too_small(small: SheetTooSmall) -> Diagnostic:
    return error(
        "CAT-P89",
        str(small),
        why="a page cut off at the sheet's edge, or its marks, is found out at the press",
        hint="name a larger sheet, turn it (height before width), or ask for fewer pages a side",
    )
