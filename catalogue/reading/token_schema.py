"""The shape of templates/tokens.yaml: the fields of `catalogue.model.design`, by the same names."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from catalogue.model.design import Align, Side
from catalogue.reading.fields import Facts, Fraction, Fractions, Number, Plain, Truth, Whole, text_of
from catalogue.reading.lengths import Absolute, Length, Positive

Aligns = Annotated[Align, BeforeValidator(text_of)]
Sides = Annotated[Side, BeforeValidator(text_of)]
Ratio = Annotated[Number, Field(ge=0, le=10)]
Demerits = Annotated[Number, Field(ge=0)]
Count = Annotated[int, BeforeValidator(text_of), Field(ge=0, le=1000)]
Weight = Annotated[int, BeforeValidator(text_of), Field(ge=1, le=1000)]


class PageTokens(Facts):
    """page:"""

    width: Positive
    height: Positive
    bleed: Absolute
    head: Absolute
    inner: Absolute
    outer: Absolute
    lines: Whole


class LimitTokens(Facts):
    """limits: of a style."""

    shrink: Ratio = 0.0
    stretch: Ratio = 0.0
    tracking: Ratio = 0.0
    scaling: Ratio = 0.0


class WeightTokens(Facts):
    """weights: of a style."""

    line: Demerits = 0.0
    runt: Demerits = 0.0
    contrast: Demerits = 0.0
    loose_run: Demerits = 0.0
    stuck_end: Demerits = 0.0
    repeat: Demerits = 0.0


class StyleTokens(Facts):
    """One entry of styles:; what is not given is as in `TextStyle`."""

    size: Positive
    leading: Positive
    weight: Weight = 400
    strong: Weight = 600
    align: Aligns = Align.JUSTIFY
    indent: Length | None = None
    start: Length | None = None
    end: Length | None = None
    before: Length | None = None
    after: Length | None = None
    keep: Count = 0
    call_size: Ratio = 0.0
    call_rise: Annotated[Number, Field(ge=-2, le=2)] = 0.0
    hanging: Truth = True
    limits: LimitTokens = LimitTokens()
    weights: WeightTokens = WeightTokens()


class NoteTokens(Facts):
    """notes:"""

    gap: Length
    mark_column: Length
    between: Length | None = None
    share: Fraction = 0.0
    rule: Absolute | None = None
    rule_width: Absolute | None = None


class MakeupTokens(Facts):
    """makeup:"""

    widow: Count = 0
    orphan: Count = 0
    least: Count = 0
    essay_opens: Sides = Side.RECTO
    film_opens: Sides | None = None


_HANGING = r"(?s)^(?:(?:italic|[1-9]00) )?.$"
"""A character, or a face (its weight, or italic) and a character of that face."""


class DesignTokens(Facts):
    """The whole file."""

    page: PageTokens
    grid: Positive
    styles: dict[str, StyleTokens]
    notes: NoteTokens
    makeup: MakeupTokens = MakeupTokens()
    inks: dict[str, Fractions] | None = None
    hang: dict[Annotated[str, Field(pattern=_HANGING)], Fraction] | None = None
    plates: dict[str, Plain] | None = None
    tokens: dict[str, Plain] | None = None
