"""The kinds of value a YAML file may hold, typed from text by pydantic."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, InstanceOf
from pydantic_core import PydanticCustomError

from catalogue.reading.scalars import Scalar


class Facts(BaseModel):
    """A mapping whose keys are all known; ``mark_column`` is written ``mark-column``."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        arbitrary_types_allowed=True,
        alias_generator=lambda name: name.replace("_", "-"),
    )


def text_of(value: Any) -> str:
    """The text of a scalar; anything else is of the wrong kind."""
    if isinstance(value, Scalar):
        return value.text
    raise PydanticCustomError("text_expected", "a text")


def _uncalled(value: str) -> str:
    """Words that are printed as they stand, where no note can be called."""
    if "[^" in value:
        raise PydanticCustomError("wrong", "a note cannot be called here")
    return value


def _truth(value: Any) -> bool:
    word = text_of(value)
    if word not in ("yes", "no", "true", "false"):
        raise PydanticCustomError("wrong", "write yes or no")
    return word in ("yes", "true")


def _whole(value: Any) -> int:
    word = text_of(value)
    if not (word.isascii() and word.isdigit() and len(word) < 10):
        raise PydanticCustomError("wrong", "write a whole number")
    return int(word)


def _number(value: Any) -> float:
    try:
        return float(text_of(value))
    except ValueError:
        raise PydanticCustomError("wrong", "write a number") from None


def _date(value: str) -> str:
    try:
        return datetime.date.fromisoformat(value).isoformat()
    except ValueError:
        raise PydanticCustomError("wrong", "write a date as 2026-05-31") from None


def _isbn(value: str) -> str:
    """An ISBN-13 whose check digit is right (ISO 2108)."""
    digits = [int(digit) for digit in value if digit in "0123456789"]
    if len(digits) != 13 or sum(digits[::2]) % 10 + 3 * sum(digits[1::2]) % 10 not in (0, 10, 20, 30):
        raise PydanticCustomError("wrong", "its check digit says there is a typing error in it")
    return value


def _digest(value: str) -> str:
    """The first 64 bits of a sha512, in groups (`archive.witness`)."""
    if not re.fullmatch(r"[0-9a-f]{4}(-[0-9a-f]{4}){3}", value):
        raise PydanticCustomError("wrong", "write the digest as `archive list` shows it, 3f2a-91bc-04de-7788")
    return value


def _code(value: str) -> str:
    if not re.fullmatch(r"CAT-[A-Z][0-9]{2}", value):
        raise PydanticCustomError("wrong", "write the code of a finding, as CAT-E02")
    return value


def _some(values: tuple[Any, ...]) -> tuple[Any, ...]:
    if not values:
        raise PydanticCustomError("wrong", "it needs at least one entry")
    return values


def _four(values: Any) -> Any:
    if not isinstance(values, list) or len(values) != 4:
        raise PydanticCustomError("wrong", "write four numbers between 0 and 1")
    return values


AT_LEAST_ONE = AfterValidator(_some)
"""For lists. (pydantic’s own length is also wrong whenever an entry is.)"""

Words = InstanceOf[Scalar]
"""A text whose letters keep their places: prose, ids, paths."""

Plain = Annotated[str, BeforeValidator(text_of)]
Printed = Annotated[Plain, AfterValidator(_uncalled)]
"""A name or a fact in plain words."""
Truth = Annotated[bool, BeforeValidator(_truth)]
Whole = Annotated[int, BeforeValidator(_whole), Field(ge=1)]
Number = Annotated[float, BeforeValidator(_number), Field(allow_inf_nan=False)]
Fraction = Annotated[float, BeforeValidator(_number), Field(ge=0, le=1, allow_inf_nan=False)]
Fractions = Annotated[tuple[Fraction, Fraction, Fraction, Fraction], BeforeValidator(_four)]
"""Four of them: a crop, an ink."""
Date = Annotated[Plain, AfterValidator(_date)]
Isbn = Annotated[Plain, AfterValidator(_isbn)]
Digest = Annotated[Plain, AfterValidator(_digest)]
Code = Annotated[Plain, AfterValidator(_code)]
