"""The booklet's own running text, to be set by us and by others in every size and measure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from grey import SetLine, count_letters

from catalogue.composing.levels import RTL, base_level
from catalogue.composing.numbering import number_notes
from catalogue.composing.paragraphs import SetParagraph, Setting, compose_paragraph
from catalogue.composing.pieces import count_spaces
from catalogue.composing.punctuated import punctuate
from catalogue.model.blocks import Paragraph
from catalogue.model.book import Book
from catalogue.model.design import Design, TextStyle
from catalogue.model.prose import Prose
from catalogue.pipeline.clock import StageClock
from catalogue.pipeline.folders import Folders
from catalogue.pipeline.meant import read_all
from catalogue.setting.fonts import Faces, prepare_fonts
from catalogue.setting.shaping import Shaper


@dataclass(frozen=True, slots=True)
class Manuscript:
    """The book with its punctuation right, the design it is made for, its faces and its note marks."""

    book: Book
    design: Design
    faces: Faces
    setting: Setting


@dataclass(frozen=True, slots=True)
class Sample:
    """A justified paragraph to set: its text, its style, its measure (pt)."""

    prose: Prose
    style: TextStyle
    measure: float
    indented: bool


def read_manuscript(folders: Folders) -> Manuscript:
    """Read book, design and faces as a build does."""
    meant = read_all(folders, StageClock(lambda _: None))
    faces = prepare_fonts(folders.fonts, folders.font_cache, meant.book.style.digits, announce=print)
    book = punctuate(meant.book).book
    marks = {name: one.mark for name, one in number_notes(book).items()}
    setting = Setting(Shaper(faces).advance, marks, dict(meant.design.hang))
    return Manuscript(book, meant.design, faces, setting)


def samples(manuscript: Manuscript, measure: float, size: float) -> Iterator[Sample]:
    """Every paragraph of text and every Hebrew note, at `size` points and `measure` points.

    Notes keep their proportion to the text; those in English are set ragged and are left out.
    """
    design = manuscript.design
    text, note = design.style("text"), design.style("note")
    scale = size / text.size
    for section in manuscript.book.sections():
        after_paragraph = False
        for block in section.blocks:
            if isinstance(block, Paragraph):
                yield Sample(block.prose, _scaled(text, scale), measure, after_paragraph)
            after_paragraph = isinstance(block, Paragraph)
        for body in section.notes:
            for at, prose in enumerate(body.paragraphs):
                if base_level(prose.text) == RTL:
                    column = design.notes.mark_column * scale
                    yield Sample(prose, _scaled(note, scale), measure - column, at > 0)


def _scaled(style: TextStyle, scale: float) -> TextStyle:
    return replace(style, size=style.size * scale, leading=style.leading * scale, indent=style.indent * scale)


def composed(manuscript: Manuscript, sample: Sample) -> SetParagraph:
    """The sample as the book's composer sets it."""
    return compose_paragraph(
        sample.prose, sample.style, sample.measure, manuscript.setting, indented=sample.indented, base=RTL
    )


def set_lines(paragraph: SetParagraph) -> Iterator[SetLine]:
    """Its lines, to be weighed."""
    for at, line in enumerate(paragraph.lines, 1):
        justified = at < len(paragraph.lines)
        yield SetLine(line.ratio, justified, count_spaces(line.text) + 1, count_letters(line.text))
