"""The designer's numbers: page, grid, text styles, limits of the composer.

They are tokens of the template folder (`templates/tokens.yaml`); composing
takes them as values and the style sheet is drawn from the same ones, so that
what was measured and what is printed cannot differ.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, field

from catalogue.diagnostics import CatalogueError, Diagnostic, ExitCode, error

MM = 72 / 25.4
"""Points in a millimetre."""


class Side(enum.StrEnum):
    """Recto is the left page of a book bound on the right, the right page of one bound on the left."""

    RECTO = "recto"
    VERSO = "verso"


class Align(enum.StrEnum):
    """How a style fills its lines."""

    JUSTIFY = "justify"
    START = "start"
    BALANCE = "balance"
    """Ragged, with lines as even as they come: for titles."""
    CENTRE = "centre"


@dataclass(frozen=True, slots=True)
class PageFormat:
    """The trimmed page and its text frame, in millimetres.

    The frame's height is `lines` × the grid; the foot margin is what remains.
    """

    width: float
    height: float
    bleed: float
    head: float
    inner: float
    outer: float
    lines: int

    @property
    def measure(self) -> float:
        """Width of the text frame in points."""
        return (self.width - self.inner - self.outer) * MM


@dataclass(frozen=True, slots=True)
class Limits:
    """How far a line may be stretched or pressed before it is reported.

    Word spaces are ratios to the natural space; tracking and scaling are
    fractions (0.01 is one percent) of the em and of the glyph width.
    """

    shrink: float = 0.8
    stretch: float = 1.6
    tracking: float = 0.01
    scaling: float = 0.02


@dataclass(frozen=True, slots=True)
class Weights:
    """What the paragraph composer dislikes, as demerits; larger is worse."""

    line: float = 10.0
    runt: float = 20000.0
    contrast: float = 800.0
    """A tight line beside a loose one."""
    loose_run: float = 1500.0
    """The third loose line in a row."""
    stuck_end: float = 1200.0
    """A range, initial, maqaf compound, number or short prefix at a line's end."""
    repeat: float = 600.0
    """The same word under itself at the margin."""


@dataclass(frozen=True, slots=True)
class TextStyle:
    """One named style. Sizes, leading, indents and spaces in points."""

    name: str
    size: float
    leading: float
    weight: int = 400
    strong: int = 600
    align: Align = Align.JUSTIFY
    indent: float = 0.0
    """First-line indent of a paragraph that follows another."""
    start: float = 0.0
    """Set in from the side the section is read from (right in Hebrew), whatever its own direction."""
    end: float = 0.0
    """Set in from the other side."""
    before: float = 0.0
    after: float = 0.0
    keep: int = 0
    """Lines of the following text that must stand on the same page."""
    call_size: float = 0.62
    """Note calls, as a fraction of `size`."""
    call_rise: float = 0.36
    """Note calls' rise above the baseline, in em of `size`."""
    hanging: bool = True
    limits: Limits = Limits()
    weights: Weights = Weights()


@dataclass(frozen=True, slots=True)
class NoteArea:
    """The notes' part of a page; lengths in points."""

    gap: float
    """White between the last line of text and the first note, at least."""
    mark_column: float
    """Width of the column the note's mark hangs in, at the start side."""
    between: float = 0.0
    """White between notes."""
    share: float = 0.75
    """At most this part of the frame when notes must be carried over."""
    rule: float = 0.25
    """Thickness of the rule above the notes; 0 for none."""
    rule_width: float = 60.0


@dataclass(frozen=True, slots=True)
class Makeup:
    """What a page owes its reader, in lines."""

    widow: int = 2
    orphan: int = 2
    least: int = 5
    """No page of running text with fewer lines."""
    essay_opens: Side = Side.RECTO
    """The side an essay with a title opens on; a page is left blank for it."""
    film_opens: Side | None = None
    """The same for a film's picture: a verso faces its text. None: wherever the section before it ended."""


@dataclass(frozen=True, slots=True)
class Design:
    """Everything composing needs to know of the template."""

    page: PageFormat
    grid: float
    """Leading of the baseline grid in points."""
    styles: tuple[TextStyle, ...]
    notes: NoteArea
    makeup: Makeup = Makeup()
    inks: tuple[tuple[str, tuple[float, float, float, float]], ...] = ()
    """Named inks as CMYK fractions."""
    hang: tuple[tuple[str, float], ...] = ()
    """Optical margins: how much of a character's width hangs outside the measure.

    By the character, or by face and character (``600 .``, ``italic ”``) where one face differs.
    """
    plates: tuple[tuple[str, str], ...] = ()
    """Plate style a film gets when it names none, by film id."""
    tokens: tuple[tuple[str, str], ...] = field(default=())
    """Further lengths and names for the style sheet, passed through as text."""

    def word(self, name: str) -> str:
        """A word the template adds, by its name in tokens.yaml; empty when it has none."""
        return dict(self.tokens).get(name, "")

    def style(self, name: str) -> TextStyle:
        """The style called `name`. Raises CatalogueError (CAT-L06, CONTENT) when the template has none."""
        for style in self.styles:
            if style.name == name:
                return style
        raise CatalogueError(_no_style(name), ExitCode.CONTENT)


def _no_style(name: str) -> Diagnostic:
    return error(
        "CAT-L06",
        f'the template has no text style "{name}"',
        why="something in the book is set in it, and its size would be a guess",
        hint=f"add {name} under styles in tokens.yaml",
    )
