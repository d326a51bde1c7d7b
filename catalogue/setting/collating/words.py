"""The composed pages against the sections they were made from: every word once, in order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from catalogue.composing.document import Document, Page
from catalogue.composing.lines import Line
from catalogue.composing.numbering import block_prose
from catalogue.diagnostics import Diagnostic
from catalogue.model.blocks import Placing
from catalogue.model.figures import printed_under
from catalogue.model.prose import CALL, Prose
from catalogue.model.sections import Section, closing_stills, opening_still, printed_titles
from catalogue.setting.collating.findings import note_astray, words_differ
from catalogue.setting.collating.folding import fold_all

_ADDED = frozenset(("maker", "facts", "biography"))
"""Kinds of fragment that print facts of the book, not the section's own prose."""


def check_words(document: Document) -> Iterator[Diagnostic]:
    """CAT-L33 for every section whose pages lack, repeat or mix up a paragraph."""
    pages: defaultdict[str, list[Page]] = defaultdict(list)
    for page in document.pages:
        pages[page.section].append(page)
    for one in document.sections:
        composed, noted = _composed(pages[one.section.id])
        yield from _compare(one.section, "text", _meant(one.section), composed)
        for note in one.section.notes:
            if note.id in noted:
                yield from _compare(one.section, f'note "{note.id}"', note.paragraphs, noted[note.id])


def check_calls(document: Document) -> Iterator[Diagnostic]:
    """CAT-L32 for every note that does not begin on the page that calls it."""
    begun = {note.id: page.number for page in document.pages for note in page.notes if note.begins}
    for page in document.pages:
        for line in _page_lines(page):
            for note in line.calls:
                if begun.get(note) != page.number:
                    yield note_astray(note, page.number, begun.get(note), line.location)


def _page_lines(page: Page) -> Iterator[Line]:
    for fragment in page.fragments:
        yield from fragment.lines
        for cell in fragment.cells:
            yield from cell


def _composed(pages: Sequence[Page]) -> tuple[str, Mapping[str, str]]:
    """What a section's pages say in their text, and in each note."""
    text: list[str] = []
    notes: defaultdict[str, list[str]] = defaultdict(list)
    for page in pages:
        for fragment in page.fragments:
            if fragment.kind not in _ADDED:
                lines = (*fragment.lines, *(line for cell in fragment.cells for line in cell))
                text.extend(map(_line_words, lines))
        for note in page.notes:
            notes[note.id].extend(map(_line_words, note.lines))
    return "".join(text), {name: "".join(words) for name, words in notes.items()}


def _line_words(line: Line) -> str:
    return fold_all("".join(CALL if piece.call is not None else piece.text for piece in line.pieces))


def _meant(section: Section) -> tuple[Prose, ...]:
    """A section's own prose as it is printed: a still's caption, titles, the body with its captions."""
    assets = {asset.id: asset for asset in section.assets}
    captions = {figure.id: list(printed_under(figure, assets[figure.asset])) for figure in section.figures}
    still = opening_still(section)
    meant = [] if still is None else captions[still.id]
    meant = meant + [title.prose for title in printed_titles(section)]
    for block in section.blocks:
        meant = meant + (captions[block.figure] if isinstance(block, Placing) else list(block_prose(block)))
    closing = (caption for figure in closing_stills(section) for caption in captions[figure.id])
    return (*meant, *closing)


def _compare(section: Section, part: str, meant: Sequence[Prose], composed: str) -> Iterator[Diagnostic]:
    """Paragraph by paragraph, so that the first one that is missing can be named."""
    at = 0
    for prose in meant:
        words = fold_all(prose.text)
        if not composed.startswith(words, at):
            more = "is there more than once or too late" if words in composed else "is not whole"
            yield words_differ(section.id, f'"{prose.text[:40]}…" ({part}) {more}', prose.location())
            return
        at += len(words)
    if at < len(composed):
        place = meant[-1].location() if meant else section.location
        yield words_differ(section.id, f'the {part} goes on with "{composed[at : at + 40]}"', place)
