"""The rules in their order, over one paragraph."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import replace

from catalogue.composing.punctuation.addresses import find_addresses, mask
from catalogue.composing.punctuation.changes import (
    Change,
    Flag,
    Normalised,
    Stretch,
    apply,
    compose,
    keep_unprotected,
    moved,
    origin,
)
from catalogue.composing.punctuation.characters import order_points, replace_foreign
from catalogue.composing.punctuation.dashes import set_dashes
from catalogue.composing.punctuation.deciding import decide_marks
from catalogue.composing.punctuation.no_break import set_no_break
from catalogue.composing.punctuation.spaces import collapse_spaces, set_ellipses, set_spaces
from catalogue.composing.punctuation.transparency import Reading
from catalogue.model.punctuation import Profile, PunctuationStyle

_Found = tuple[list[Change], list[Flag]]
_Rule = Callable[[str, PunctuationStyle], _Found]

_ROUNDS = 4
"""One round settles nearly every text; a further one sees what the first has uncovered."""


def normalise(
    text: str,
    style: PunctuationStyle = PunctuationStyle(),
    *,
    profile: Profile | str | None = None,
    protected: Sequence[Stretch | range] = (),
) -> Normalised:
    """Put a paragraph's punctuation right, and say what was changed and what could not be decided.

    `text` is the whole paragraph without mark-up; note calls in it (U+FFFC)
    are looked through and never moved. `profile` overrides the style's:
    ``A``, ``B``, ``C`` or ``typed``. Nothing inside `protected` stretches
    (half-open, code points; an empty one forbids an insertion) is touched, and
    addresses protect themselves. Normalising the result again changes nothing.
    """
    if profile is not None:
        style = replace(style, profile=profile)
    return _normalised(text, style, tuple(map(_stretch, protected)))


# The preview asks for the same paragraphs at every keystroke.
@functools.lru_cache(maxsize=16_384)
def _normalised(text: str, style: PunctuationStyle, protected: tuple[Stretch, ...]) -> Normalised:
    reading = Reading(text)
    stretches = [(reading.seen(start), reading.seen(end)) for start, end in protected]
    draft = _settle(reading.text, style, [*stretches, *reading.spaces_before_calls()])
    changes = tuple(sorted(reading.lift(draft.changes)))
    flags = {replace(flag, start=reading.place(flag.start)) for flag in draft.flags}
    return Normalised(apply(text, changes), changes, tuple(sorted(flags)))


def _stretch(protected: Stretch | range) -> Stretch:
    return (protected.start, protected.stop) if isinstance(protected, range) else protected


def _settle(text: str, style: PunctuationStyle, protected: list[Stretch]) -> _Draft:
    draft = _Draft(text, style, protected)
    for _ in range(_ROUNDS):
        before = draft.text
        draft.go_through()
        if draft.text == before:
            break
    return draft


class _Draft:
    """A paragraph on its way: the text so far, and how it came from the source."""

    def __init__(self, source: str, style: PunctuationStyle, protected: list[Stretch]) -> None:
        self.text = source
        self.changes: list[Change] = []
        self.flags: list[Flag] = []
        self._source = source
        self._style = style
        self._protected = protected
        self._look()

    def go_through(self) -> None:
        """Every rule once, in the order in which one prepares the ground for the next."""
        self.flags = []
        if self._style.characters:
            self._change(replace_foreign(self.seen))
            self._change(order_points(self.seen))
        self._change(collapse_spaces(self.seen, self._style))
        self._decide(set_ellipses)
        self._change(set_spaces(self.seen, self._style))
        self._decide(decide_marks)
        self._decide(set_dashes)
        self._change(set_no_break(self.seen, self._style))

    def _look(self) -> None:
        """See the text as the rules may see it: addresses and protected words opaque."""
        self._closed = [*self._protected, *find_addresses(self.text)]
        self.seen = mask(self.text, self._closed)

    def _decide(self, rule: _Rule) -> None:
        changes, flags = rule(self.seen, self._style)
        self.flags += [replace(flag, start=origin(self.changes, flag.start)) for flag in flags]
        self._change(changes)

    def _change(self, wanted: list[Change]) -> None:
        changes = keep_unprotected(wanted, self._closed)
        if not changes:
            return
        self.text = apply(self.text, changes)
        self.changes = compose(self._source, self.changes, changes)
        self._protected = [_moved_stretch(changes, stretch) for stretch in self._protected]
        self._look()


def _moved_stretch(changes: list[Change], stretch: Stretch) -> Stretch:
    start = moved(changes, stretch[0])
    return start, max(start, moved(changes, stretch[1], ends=True))
