"""What a film page says beside title, maker and text: facts somebody gave, in the template's words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from catalogue.model.names import listed
from catalogue.model.sections import Copy, Film

_CLOCK = re.compile(r"(\d+)(?::([0-5]\d))?(?::([0-5]\d))?")
"""Minutes, minutes and seconds, or hours, minutes and seconds, by the count of their parts."""


def fact_lines(film: Film, words: Mapping[str, str]) -> Iterator[str]:
    """Country, year and running time; then the copy that was shown. `words` are the template's tokens.

    Every fact of the copy has its Hebrew label, which also keeps a row of
    Latin and numeric values (DCP, 5.1) in their order: UAX #9 would run them
    together from left to right.
    """
    where_and_when = (*film.countries, film.year, running_time(film.runtime, words))
    yield from _joined(", ", where_and_when)
    yield from _joined("; ", _copy_facts(film.copy, words))


def _copy_facts(copy: Copy, words: Mapping[str, str]) -> Iterator[str]:
    given = {
        "copy-format": copy.format,
        "copy-colour": copy.colour,
        "copy-sound": copy.sound,
        "copy-aspect": copy.aspect,
        "copy-runtime": running_time(copy.runtime, words),
        "copy-languages": listed(copy.languages),
        "copy-subtitles": listed(copy.subtitles),
        "copy-courtesy": copy.courtesy,
    }
    return (_put(words, name, value) for name, value in given.items() if value)


def running_time(given: str, words: Mapping[str, str]) -> str:
    """``12`` and ``19:37`` in minutes, ``1:30:00`` as 90 minutes; what is no time stands as it was given."""
    time = _CLOCK.fullmatch(given)
    if time is None:
        return given
    first, second, third = time.groups()
    minutes, seconds = (first, second) if third is None else (str(60 * int(first) + int(second)), third)
    return _put(words, "minutes", minutes if seconds in (None, "00") else f"{minutes}:{seconds}")


def _put(words: Mapping[str, str], name: str, value: str) -> str:
    """The template's phrase around a value; a template without one shows the value alone."""
    return words.get(name, "{value}").replace("{value}", value)


def _joined(sign: str, facts: Iterable[str]) -> Iterator[str]:
    line = sign.join(filter(None, facts))
    if line:
        yield line
