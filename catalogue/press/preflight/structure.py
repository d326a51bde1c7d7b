"""The structure tree of a tagged PDF, read within limits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Object, Pdf

_MOST_ELEMENTS = 400_000


@dataclass(frozen=True, slots=True)
class Element:
    """One structure element: its type after the role map, and its dictionary."""

    kind: str
    object: Object


def elements(pdf: Pdf) -> Iterator[Element]:
    """All elements in reading order; a tree that bites its tail is followed once round."""
    root = pdf.Root.get("/StructTreeRoot")
    if not isinstance(root, Dictionary):
        return
    roles, met = root.get("/RoleMap", Dictionary()), set[tuple[int, int]]()
    waiting = list(reversed(_kids(root)))
    while waiting and len(met) < _MOST_ELEMENTS:
        element = waiting.pop()
        if not isinstance(element, Dictionary) or "/S" not in element or element.objgen in met:
            continue
        if element.is_indirect:
            met.add(element.objgen)
        yield Element(_standard(str(element.S), roles), element)
        waiting += reversed(_kids(element))


def _kids(element: Object) -> list[Object]:
    kids = element.get("/K", Array())
    return list(kids) if isinstance(kids, Array) else [kids]


def _standard(kind: str, roles: Object) -> str:
    for _ in range(10):
        if kind not in roles:
            break
        kind = str(roles[kind])
    return kind[1:]
