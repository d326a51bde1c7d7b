"""Links as a reader meets them: one annotation for each, and large enough to hit.

WeasyPrint draws an annotation for every inline box inside an `<a>`, one upon the other, so that a
reader with a keyboard steps through all of them; and a note call without line height gets one
without height.
"""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf

_LEAST_PT = 9.0  # a fingertip's edge, and about the height of a raised call with its surroundings
_MOSTLY = 0.8  # of its area: an inner box is a little lower or higher than the one around it


def mend_links(pdf: Pdf) -> None:
    """Widen links too thin to hit; drop those that lie on another to the same place, with their tags."""
    owners = _owners(pdf)
    for page in pdf.pages:
        links = [
            annotation
            for annotation in page.obj.get("/Annots", Array())
            if annotation.get("/Subtype") == Name.Link and "/Rect" in annotation
        ]
        for link in links:
            _widen(link)
        dropped = {link.objgen for link in _covered(links)}
        if not dropped:
            continue
        page.obj.Annots = Array([one for one in page.obj.Annots if one.objgen not in dropped])
        for link in links:
            if link.objgen in dropped and "/StructParent" in link:
                _untag(owners.get(int(link.StructParent)), link)


def _widen(link: Object) -> None:
    left, bottom, right, top = _rect(link)
    more_x, more_y = (max(0.0, _LEAST_PT - side) / 2 for side in (right - left, top - bottom))
    corners = (left - more_x, bottom - more_y, right + more_x, top + more_y)
    link.Rect = Array([round(corner, 4) for corner in corners])


def _covered(links: list[Object]) -> Iterator[Object]:
    kept: list[tuple[bytes, tuple[float, ...]]] = []
    for link in sorted(links, key=lambda one: -_area(_rect(one))):
        target, rect = _target(link), _rect(link)
        if any(target == other and _shared(rect, around) >= _MOSTLY * _area(rect) for other, around in kept):
            yield link
        else:
            kept.append((target, rect))


def _target(link: Object) -> bytes:
    """Where a link leads, comparable: its destination or its address."""
    if "/Dest" in link:
        return b"D" + link.Dest.unparse()
    return b"A" + bytes(link.get("/A", Dictionary()).get("/URI", b""))


def _rect(link: Object) -> tuple[float, ...]:
    x1, y1, x2, y2 = (float(value) for value in link.Rect)
    return (min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))


def _area(rect: tuple[float, ...]) -> float:
    return max(0.0, rect[2] - rect[0]) * max(0.0, rect[3] - rect[1])


def _shared(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    return _area((max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])))


def _owners(pdf: Pdf) -> dict[int, Object]:
    """Structure element by /StructParent number."""
    nums = (
        pdf.Root.get("/StructTreeRoot", Dictionary()).get("/ParentTree", Dictionary()).get("/Nums", Array())
    )
    pairs = ((nums[at], nums[at + 1]) for at in range(0, len(nums), 2))
    return {int(number): owner for number, owner in pairs if isinstance(owner, Dictionary)}


def _untag(element: Object | None, link: Object) -> None:
    if element is None:
        return
    kids = [
        kid
        for kid in element.get("/K", Array())
        if not (isinstance(kid, Dictionary) and kid.get("/Obj", Dictionary()).objgen == link.objgen)
    ]
    element.K = Array(kids)
