"""What every plate style is: settings with limits, and a way to draw."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields
from typing import Any, ClassVar, NamedTuple, Protocol

from catalogue.diagnostics import Diagnostic, error
from catalogue.setting.plates.breaking import MARK, even, given
from catalogue.setting.plates.chance import Chance
from catalogue.setting.plates.drawing import Drawing
from catalogue.setting.plates.lettering import Case
from catalogue.setting.plates.sheet import Box, Sheet, Words

MOST_LINES = 8
"""No title is broken into more lines than this."""


class Fitted(NamedTuple):
    """A text broken into lines, and the size they are set in, millimetres to the em."""

    lines: tuple[str, ...]
    size: float


@dataclass(frozen=True, slots=True)
class Commission:
    """What a style is given to draw from."""

    words: Words
    sheet: Sheet
    case: Case
    chance: Chance

    def broken(self, count: int, weight: int, breaks: str = "", text: str | None = None) -> tuple[str, ...]:
        """The title, or another text, as `breaks` says, otherwise in at most `count` even lines."""
        words = self.words.title if text is None else text
        told = given(words, breaks) if breaks else None
        return told or even(words, count, lambda line: self.case.advance(line, weight))

    def fitted(
        self, weight: int, room: Box, leading: float, breaks: str = "", text: str | None = None
    ) -> Fitted:
        """The title, or another text, as large as a room allows at `leading` em.

        It is broken into one more line only where that makes it a sixth larger.
        """
        best = Fitted((), 0.0)
        for count in range(1, MOST_LINES + 1):
            lines = self.broken(count, weight, breaks, text)
            widest = max((self.case.advance(line, weight) for line in lines), default=1.0)
            size = min(room.width / (widest or 1.0), room.height / leading / max(1, len(lines)))
            if size > best.size * 7 / 6:
                best = Fitted(lines, size)
        size = self.case.size(best.lines, weight, room.width)
        return Fitted(best.lines, min(size, room.height / leading / max(1, len(best.lines))))


class Style(Protocol):
    """A way to make a picture of a title; its fields are the parameters a film's data may set."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    def draw(self, commission: Commission) -> Drawing:
        """The plate."""


def setting(default: Any, least: float | None = None, most: float | None = None) -> Any:
    """A parameter of a style with the limits inside which it draws well."""
    return field(default=default, metadata={"least": least, "most": most})


def read_settings(
    kind: type[Style], title: str, parameters: Mapping[str, str]
) -> tuple[Style | None, list[Diagnostic]]:
    """The style with these parameters, or None with everything that is wrong with them.

    Findings: CAT-L71 unknown parameter, CAT-L72 value out of reach, CAT-L73
    breaks that do not hold the title's words.
    """
    known = {one.name: one for one in fields(kind)}
    values: dict[str, Any] = {}
    findings: list[Diagnostic] = []
    for key, text in parameters.items():
        one = known.get(key.replace("-", "_"))
        if one is None:
            findings.append(_unknown(key, known))
            continue
        value = _value(one, text)
        if value is None:
            findings.append(_out_of_reach(key, text, one))
        elif one.name == "breaks" and given(title, text) is None:
            findings.append(_other_words(text, title))
        else:
            values[one.name] = value
    return (None if findings else kind(**values)), findings


def _value(one: Field[Any], text: str) -> Any:
    if isinstance(one.default, str):
        return text
    try:
        value = int(text) if isinstance(one.default, int) else float(text)
    except ValueError:
        return None
    least, most = one.metadata["least"], one.metadata["most"]
    return value if least <= value <= most else None


def _unknown(key: str, known: Mapping[str, Any]) -> Diagnostic:
    names = ", ".join(name.replace("_", "-") for name in known) or "none"
    return error(
        "CAT-L71",
        f'the plate style has no parameter "{key}"',
        why="a parameter nobody reads would change nothing, and nobody would see why",
        hint=f"its parameters are: {names}",
    )


def _out_of_reach(key: str, text: str, one: Field[Any]) -> Diagnostic:
    least, most = one.metadata["least"], one.metadata["most"]
    return error(
        "CAT-L72",
        f'the plate parameter "{key}" cannot be "{text}"',
        why="outside its limits the plate falls apart",
        hint=f"give a number from {least:g} to {most:g}",
    )


def _other_words(text: str, title: str) -> Diagnostic:
    return error(
        "CAT-L73",
        f'the breaks "{text}" do not hold the words of the title "{title}"',
        why="a plate shows the title as it is, only broken into lines",
        hint=f"write the title's words, all and in order, with a {MARK} where a line ends",
    )
