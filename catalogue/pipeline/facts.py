"""What the finished files say of themselves."""

from __future__ import annotations

from dataclasses import replace

from catalogue.composing.composed import Composed
from catalogue.model.book import Book, Part
from catalogue.model.design import Design
from catalogue.press import PressFacts, PressProfile, fogra39, read_profile
from catalogue.setting.dressing import pictures


def press_facts(composed: Composed, design: Design) -> PressFacts:
    """The edition's facts for PDF metadata, boxes and labels."""
    book = composed.book
    return PressFacts(
        title=book.title.text.replace("\u2060", ""),
        language=book.language,
        edition_id=f"{book.slug}-{book.edition.id}",
        creators=tuple(name for credit in book.credits for name in book.names(credit)),
        trim_mm=(design.page.width, design.page.height),
        bleed_mm=design.page.bleed,
        stamped=book.edition.date,
        binding="left" if book.binding == "left" else "right",
        page_labels=tuple(page.label for page in composed.document.pages),
        profile=press_profile(book),
        awaited=tuple(placed.asset.id for placed in pictures(composed.document) if placed.asset.awaited),
    )


def page_facts(composed: Composed, design: Design) -> PressFacts:
    """The same for a page that is finished by itself."""
    return replace(press_facts(composed, design), page_labels=())


def blank_pages(composed: Composed) -> frozenset[int]:
    """Pages empty on purpose, counted from 1."""
    empty = (Part.BLANK, Part.BACK_COVER)
    return frozenset(page.number for page in composed.document.pages if page.kind in empty)


def press_profile(book: Book) -> PressProfile:
    """FOGRA39, or the profile the printer sent. Raises CatalogueError when it is no press profile."""
    sent = book.print_run.profile
    return read_profile(sent) if sent else fogra39()
