"""Looking through what is no part of the words: note calls and word joiners."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable

from catalogue.composing.punctuation.changes import Change, Stretch, minimal
from catalogue.model.prose import CALL

WORD_JOINER = "\u2060"

_SEEN_THROUGH = re.compile(f"[{CALL}{WORD_JOINER}]")
_SPACE = re.compile(f"[ \u00a0](?=[{CALL}{WORD_JOINER}])")


class Reading:
    """A text as the rules see it: without the characters they must look through.

    Note calls (U+FFFC) and word joiners (U+2060) are no part of the words: a
    call between a word and a quotation mark changes no decision, and none is
    ever removed or moved.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self.text = source.replace(CALL, "").replace(WORD_JOINER, "")
        shorter = len(self.text) < len(source)
        self._left_out = [match.start() for match in _SEEN_THROUGH.finditer(source)] if shorter else []
        self._places = [at - before for before, at in enumerate(self._left_out)]
        """Where in the reading they would stand."""

    def seen(self, offset: int) -> int:
        """The place in the reading of a source offset."""
        return offset - bisect.bisect_left(self._left_out, offset)

    def place(self, offset: int) -> int:
        """The source offset of a place in the reading: after any call that stands there."""
        return offset + bisect.bisect_right(self._places, offset)

    def spaces_before_calls(self) -> list[Stretch]:
        """Spaces with a call right after them, as stretches of the reading.

        Such a space belongs to whoever placed the call: the call may stand for
        a citation that is still to be written out there.
        """
        spaces = _SPACE.finditer(self.source) if self._left_out else ()
        return [(self.seen(space.start()), self.seen(space.end())) for space in spaces]

    def lift(self, changes: Iterable[Change]) -> list[Change]:
        """The same changes in source offsets; one that reaches over a call is cut in two around it."""
        if not self._left_out:
            return list(changes)
        lifted: list[Change] = []
        for change in changes:
            if not change.before:
                lifted.append(Change(self.place(change.start), "", change.after, change.rule))
            after = change.after
            for start, end in self._stretches(change.start, change.end):
                piece = minimal(start, self.source[start:end], after, change.rule)
                lifted += [piece] if piece else []
                after = ""
        return lifted

    def _stretches(self, start: int, end: int) -> list[Stretch]:
        found: list[Stretch] = []
        for at in map(self.place, range(start, end)):
            if found and found[-1][1] == at:
                found[-1] = (found[-1][0], at + 1)
            else:
                found.append((at, at + 1))
        return found
