"""What was made last, and from what: so that after an edit only what it touches is made anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, is_dataclass
from typing import Any, TypeVar

_Made = TypeVar("_Made")


@dataclass(slots=True)
class Memory:
    """The last thing made under each name. Everything that goes in or comes out is a value, never changed."""

    _last: dict[Any, tuple[Any, Any]] = field(default_factory=dict)

    def recall(self, name: Any, made_from: Any, make: Callable[[], _Made]) -> _Made:
        """The thing called `name`, made anew unless it was made from the very same before.

        `made_from` must hold all that `make` looks at.
        """
        known = self._last.get(name)
        if known is None or not same(known[0], made_from):
            known = self._last[name] = (made_from, make())
        made: _Made = known[1]
        return made

    def settled(self, name: Any, value: _Made) -> _Made:
        """The same value as last time, as the same object: whoever compares it next is done at once."""
        return self.recall(name, value, lambda: value)


def same(one: Any, other: Any) -> bool:
    """Whether two values agree in every field, those too that equality leaves out: places in the source."""
    if one is other:
        return True
    if type(one) is not type(other):
        return False
    if isinstance(one, tuple | list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, Mapping):
        return same(list(one.items()), list(other.items()))
    if is_dataclass(one):
        return all(same(getattr(one, name), getattr(other, name)) for name in one.__dataclass_fields__)
    return bool(one == other)
