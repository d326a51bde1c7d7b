"""Notes, set: each its own paragraphs of lines beside the column of marks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from catalogue.composing.advances import Measure
from catalogue.composing.document import NoteSlice
from catalogue.composing.levels import LTR, RTL, base_level
from catalogue.composing.lines import Line
from catalogue.composing.numbering import NumberedNote
from catalogue.composing.paragraphs import compose_paragraph
from catalogue.composing.setblocks import Typesetter
from catalogue.model.design import Design

_BESIDE_MARK = 0.4
"""White between a note's mark and its words, at least, in em of the note."""


@dataclass(frozen=True, slots=True)
class SetNote:
    """A note as lines, to be sliced over pages."""

    numbered: NumberedNote
    style: str
    base: int
    lines: tuple[Line, ...]

    def slice(self, start: int, end: int) -> NoteSlice:
        """Lines start to end, with the mark only at the beginning."""
        note = self.numbered
        return NoteSlice(
            note.note.id,
            note.note.series,
            note.number,
            note.mark if start == 0 else "",
            self.style,
            self.base,
            self.lines[start:end],
            start == 0,
            end == len(self.lines),
        )


def with_room_for_marks(design: Design, marks: Iterable[str], measure: Measure) -> Design:
    """The design with its column of marks at least as wide as the widest mark and the white beside it."""
    style = design.style("note")
    widths = (measure(mark, style.weight, False, style.size, True) for mark in set(marks))
    needed = max(widths, default=0.0) + _BESIDE_MARK * style.size
    if needed <= design.notes.mark_column:
        return design
    return replace(design, notes=replace(design.notes, mark_column=needed))


def set_notes(
    numbered: Iterable[NumberedNote],
    typesetter: Typesetter,
    *,
    english_left_to_right: bool,
    languages: Mapping[str, str] = MappingProxyType({}),
) -> Mapping[str, SetNote]:
    """Set every note at the measure less the column of marks, keyed by id.

    `languages` tells by a section's id the language of its text (BCP 47), where not the book's.
    """
    setters = {section: typesetter.reading(language) for section, language in languages.items()}
    return {
        one.note.id: _set(one, setters.get(one.section, typesetter), english_left_to_right)
        for one in numbered
    }


def _set(numbered: NumberedNote, typesetter: Typesetter, english_left_to_right: bool) -> SetNote:
    """A wholly English note is set left-to-right in its own block, unless the house wants otherwise."""
    text = "".join(prose.text for prose in numbered.note.paragraphs)
    home = typesetter.setting.home
    base = base_level(text, home) if english_left_to_right or home == LTR else RTL
    design = typesetter.design
    style = design.style("note-english" if base == LTR else "note")
    width = design.page.measure - design.notes.mark_column
    lines: list[Line] = []
    for at, prose in enumerate(numbered.note.paragraphs):
        paragraph = compose_paragraph(prose, style, width, typesetter.setting, indented=at > 0, base=base)
        lines.extend(paragraph.lines)
    return SetNote(numbered, style.name, base, tuple(lines))
