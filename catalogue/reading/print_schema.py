"""The shape of `print:` in book.yaml: what is ordered, on which paper, on which sheets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from catalogue.model.sheets import Backing, Scheme, Sheets, contradictions
from catalogue.reading.fields import Facts, Number, Plain, Truth, Whole, Words, text_of

_BY = re.compile(r"(\d{1,4}(?:\.\d{1,3})?)\s*[x×]\s*(\d{1,4}(?:\.\d{1,3})?)")


def _leaves(value: Any) -> tuple[int, int]:
    match = _BY.fullmatch(text_of(value))
    if match and all(side.isdigit() for side in match.groups()):
        return int(match[1]), int(match[2])
    raise PydanticCustomError("wrong", "write columns and rows such as 2 x 3")


def _sheet(value: Any) -> tuple[float, float]:
    match = _BY.fullmatch(text_of(value))
    if match and float(match[1]) and float(match[2]):
        return float(match[1]), float(match[2])
    raise PydanticCustomError("wrong", "write width and height in mm, as the sheet lies, such as 450 x 320")


def _refuse(doubts: Iterable[tuple[str, str]]) -> None:
    """One error for all that cannot be had together, at the key of the first."""
    found = list(doubts)
    if found:
        words = "; ".join(reason for _, reason in found)
        raise PydanticCustomError("contradiction", "{words}", {"key": found[0][0], "words": words})


class SheetsFacts(Facts):
    """sheets: under print: in book.yaml."""

    scheme: Annotated[Scheme, BeforeValidator(text_of)] = Scheme.SADDLE_STITCH
    signature: Whole | None = None
    up: Annotated[tuple[int, int], BeforeValidator(_leaves)] | None = None
    stacked: Truth = False
    back: Annotated[Backing, BeforeValidator(text_of)] = Backing.TURN
    size: Annotated[tuple[float, float], BeforeValidator(_sheet)] | None = None
    milling: Annotated[Number, Field(ge=0, le=10)] | None = None

    @model_validator(mode="after")
    def _agree(self) -> Self:
        _refuse(contradictions(self.sheets))
        return self

    @property
    def sheets(self) -> Sheets:
        """The same as a noun."""
        return Sheets(**dict(self))


class PrintFacts(Facts):
    """print: in book.yaml."""

    quantity: Plain = ""
    paper: Plain = ""
    paper_thickness: Annotated[Number, Field(gt=0, le=5)] | None = None
    paper_weight: Annotated[Number, Field(gt=0, le=2000)] | None = None
    paper_bulk: Annotated[Number, Field(gt=0, le=5)] | None = None
    profile: Words | None = None
    contact: Plain = ""
    separate_cover: Truth = False
    sheets: SheetsFacts = SheetsFacts()

    @model_validator(mode="after")
    def _agree(self) -> Self:
        _refuse(self._doubts())
        return self

    def _doubts(self) -> Iterator[tuple[str, str]]:
        weight, bulk = self.paper_weight, self.paper_bulk
        if (weight is None) != (bulk is None):
            given = "paper-bulk" if weight is None else "paper-weight"
            yield given, "a leaf's thickness follows from paper-weight (g/m²) and paper-bulk (cm³/g) together"
        elif weight is not None and self.paper_thickness is not None:
            yield (
                "paper-thickness",
                "paper-weight and paper-bulk say the thickness already; keep either",
            )
