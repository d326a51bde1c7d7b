"""From a tree of texts to typed facts: what does not fit is reported, key by key, at its place."""

from __future__ import annotations

import difflib
from collections.abc import Hashable, Iterable
from functools import cache
from types import UnionType
from typing import Any, TypeVar, cast

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from catalogue.diagnostics import Diagnostic, Location
from catalogue.reading.findings.facts import CONTRADICTION, KEY_MISSING, UNKNOWN_KEY, WRONG_KIND, WRONG_VALUE
from catalogue.reading.scalars import Mapping, Node, Scalar, Sequence

T = TypeVar("T")

_KINDS = {
    "list_type": "a list",
    "tuple_type": "a list",
    "dict_type": "keys and values",
    "model_type": "keys and values",
    "is_instance_of": "a text",
    "text_expected": "a text",
}


@cache
def _adapter(shape: Hashable) -> TypeAdapter[Any]:
    return TypeAdapter(cast(Any, shape))


def checked(shape: type[T], node: Node, found: list[Diagnostic]) -> T | None:
    """The facts in `node`, typed as `shape`; None, with every reason reported, where they do not fit."""
    try:
        return cast(T, _adapter(cast(Hashable, shape)).validate_python(_bare(node)))
    except ValidationError as problems:
        found.extend(_finding(problem, shape, node) for problem in problems.errors(include_url=False))
        return None


def _bare(node: Node) -> Any:
    """The tree as lists and dicts; scalars stay whole, so that their places travel with them."""
    if isinstance(node, Mapping):
        return {key: _bare(value) for key, value in node.entries.items()}
    if isinstance(node, Sequence):
        return [_bare(item) for item in node.items]
    return node


def near(word: str, known: Iterable[str]) -> str:
    """A question for whoever mistyped `word`, or nothing when no known word is near."""
    matches = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f'did you mean "{matches[0]}"?' if matches else ""


def _finding(problem: ErrorDetails, shape: Any, node: Node) -> Diagnostic:
    """One of pydantic's problems in the words of a person who edits YAML."""
    kind, path = problem["type"], problem["loc"]
    target, place = _at(node, path)
    if kind == "missing":
        return KEY_MISSING.at(place, key=path[-1])
    if kind == "extra_forbidden":
        known = _keys(shape, path[:-1])
        hint = near(str(path[-1]), known)
        here = _key_place(node, path) or place
        return UNKNOWN_KEY.at(here, hint=hint, key=path[-1], known=", ".join(known))
    if kind == "contradiction":
        here = _key_place(node, (*path, problem["ctx"]["key"])) or place
        return CONTRADICTION.at(here, words=problem["ctx"]["words"])
    if kind in _KINDS:
        return WRONG_KIND.at(place, expected=_KINDS[kind], found=_named(target))
    value = target.text if isinstance(target, Scalar) else _named(target)
    return WRONG_VALUE.at(place, value=_short(value), problem=_reason(problem))


def _reason(problem: ErrorDetails) -> str:
    """Why a value is wrong."""
    context = problem.get("ctx", {})
    match problem["type"]:
        case "enum" | "literal_error":
            return f"write {context.get('expected', '')}".replace("'", "")
        case "string_too_short" | "string_too_long":
            return "it has to be one character"
        case "greater_than_equal" | "less_than_equal" | "greater_than" | "less_than":
            return problem["msg"].replace("Input should be", "it must be")
        case "string_pattern_mismatch":
            return "it has another form"
        case _:
            return problem["msg"]


def _at(node: Node, path: tuple[int | str, ...]) -> tuple[Node, Location]:
    """The node at `path`, as far as it goes, and its place; a missing key stands where its mapping does."""
    here: Node = node
    for step in path:
        if isinstance(here, Mapping) and step in here.entries:
            here = here.entries[str(step)]
        elif isinstance(here, Sequence) and isinstance(step, int) and step < len(here.items):
            here = here.items[step]
    return here, here.location


def _key_place(node: Node, path: tuple[int | str, ...]) -> Location | None:
    parent, _ = _at(node, path[:-1])
    return parent.keys.get(str(path[-1])) if isinstance(parent, Mapping) else None


def _keys(shape: Any, path: tuple[int | str, ...]) -> list[str]:
    """The keys known at `path`."""
    for step in path:
        shape = _bare_shape(shape)
        if _is_model(shape):
            fields = {field.alias: field.annotation for field in shape.model_fields.values()}
            shape = fields.get(str(step))
        else:
            inner = [kind for kind in getattr(shape, "__args__", ()) if kind is not ...]
            shape = inner[-1] if inner else None
    shape = _bare_shape(shape)
    if not _is_model(shape):
        return []
    return [field.alias or name for name, field in shape.model_fields.items()]


def _bare_shape(shape: Any) -> Any:
    """The shape without the None that says it may be left out."""
    if isinstance(shape, UnionType):
        return next(kind for kind in shape.__args__ if kind is not type(None))
    return shape


def _is_model(shape: Any) -> bool:
    return isinstance(shape, type) and issubclass(shape, BaseModel)


def _named(node: Node) -> str:
    return {Mapping: "keys and values", Sequence: "a list", Scalar: "a text"}[type(node)]


def _short(value: str) -> str:
    return value if len(value) <= 40 else value[:39] + "…"
