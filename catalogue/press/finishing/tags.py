"""The structure tree mended: notes as notes, folios as artifacts, cut paragraphs whole again.

WeasyPrint 70 tags by element name alone: a note is NonStruct, the text of page-margin boxes hangs
on elements that belong to no tree, table headings have identifiers nobody indexes. Typesetting
leaves what it knows in an element's /T, as words: `role:doc-footnote` (a DPUB-ARIA or ARIA role),
`part:NAME` (a piece of something that page ends have cut; pieces of one name are one element) and
`hidden` (from readers: folios and running heads, which are read out in the middle of a sentence).
Here the words become structure and /T is taken away. /Lang is already on the element.

Rules: ISO 14289-1:2014, 7.1 (everything is tagged or an artifact), 7.8 (heads and folios are
pagination artifacts), 7.9 (each Note has an ID); ISO 32000-1, 14.7.2 (IDTree when there are IDs),
14.8.4 (standard structure types; a table of contents is made of items).
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

_TYPE_OF_ROLE = {
    "doc-footnote": Name.Note,
    "doc-endnote": Name.Note,
    "note": Name.Note,
    "doc-toc": Name.TOC,
    "doc-index": Name.Index,
    "doc-biblioentry": Name.BibEntry,
    "doc-subtitle": Name.P,
    "doc-pullquote": Name.BlockQuote,
    "article": Name.Art,
    "region": Name.Sect,
    "paragraph": Name.P,
    "emphasis": Name.Span,
    "strong": Name.Span,
    "figure": Name.Figure,
    "caption": Name.Caption,
    "none": Name.NonStruct,
    "presentation": Name.NonStruct,
}
_HIDDEN = "hidden"
_PAGINATION = b"/Artifact\n<</Type /Pagination>>\nBDC"
_MARKED_TEXT = re.compile(rb"^/\w+[ \n]<< ?/MCID (\d+) ?>>[ \n]BDC$", re.MULTILINE)


@dataclass(slots=True)
class Tagged:
    """What the walk over the tree learnt. `strays[n]` are the MCIDs of page n+1 outside the tree."""

    strays: list[frozenset[int]]


@dataclass(slots=True)
class _Walk:
    """State of one walk in reading order."""

    pdf: Pdf
    reached: set[tuple[int, int]] = field(default_factory=set)
    named: dict[bytes, pikepdf.Object] = field(default_factory=dict)
    first_parts: dict[str, pikepdf.Object] = field(default_factory=dict)
    notes: int = 0


def mend_tags(pdf: Pdf) -> Tagged | None:
    """Mend the structure tree in place; None when the file is not tagged."""
    root = pdf.Root.get("/StructTreeRoot")
    if root is None:
        return None
    walk = _Walk(pdf)
    if "/Namespaces" in root:  # of PDF 2.0; without a variant WeasyPrint writes them into a PDF 1.7
        del root["/Namespaces"]
    for kid in root.get("/K", Array()):
        if "/NS" in kid:
            del kid["/NS"]
        _mend(kid, kid.keys(), walk, [])
    if walk.named:
        root.IDTree = pdf.make_indirect(_id_tree(walk.named))
    return Tagged(_drop_strays(pdf, root, walk.reached))


def artifacts_marked(data: bytes, strays: frozenset[int]) -> bytes:
    """The content with text outside the structure tree marked as what it is: folios, running heads."""
    if not strays:
        return data

    def demote(match: re.Match[bytes]) -> bytes:
        return _PAGINATION if int(match[1]) in strays else match[0]

    return _MARKED_TEXT.sub(demote, data)


def marked_numbers(data: bytes) -> frozenset[int]:
    """The MCIDs of a content stream."""
    return frozenset(int(number) for number in _MARKED_TEXT.findall(data))


def _mend(
    element: pikepdf.Object, keys: Collection[str], walk: _Walk, outer: list[str]
) -> pikepdf.Object | None:
    """Mend one element and all under it; returns the element it is a further part of, if it is one.

    A small book has ten thousand elements, so each is asked as little as will do.
    """
    walk.reached.add(element.objgen)
    words, first = outer, None
    if "/T" in keys:
        words = str(element.T).split()
        del element["/T"]
        # An anonymous box carries the words of the element around it: only the outermost counts.
        if words != outer:
            first = _apply(words, element, walk)
    if "/ID" in keys:
        walk.named[bytes(element.ID)] = element
    if "/K" in keys:
        _mend_kids(element, walk, words)
    return first


def _mend_kids(element: pikepdf.Object, walk: _Walk, words: list[str]) -> None:
    kids, kept = element.K, []
    for kid in kids:
        keys = kid.keys() if isinstance(kid, Dictionary) else frozenset()
        if "/T" in keys and _HIDDEN in str(kid.T).split():
            continue
        first = _mend(kid, keys, walk, words) if "/S" in keys else None
        if first is None:
            kept.append(kid)
        else:
            _join(first, kid)
    if str(element.get("/S")) == "/TOC":
        kept = [_item(kid, element, walk) for kid in kept]
        element.K = Array(kept)
    elif len(kept) != len(kids):
        element.K = Array(kept)


def _item(entry: pikepdf.Object, contents: pikepdf.Object, walk: _Walk) -> pikepdf.Object:
    """An entry of a table of contents, in an item of its own where it is something else."""
    if not isinstance(entry, Dictionary) or str(entry.get("/S")) in ("/TOC", "/TOCI", "/Caption"):
        return entry
    item = walk.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.TOCI, P=contents, K=Array([entry])))
    entry.P = item
    walk.reached.add(item.objgen)
    return item


def _apply(words: list[str], element: pikepdf.Object, walk: _Walk) -> pikepdf.Object | None:
    """Give the element its role; returns the first part of what it continues, if it does."""
    first = None
    for word in words:
        if word.startswith("role:") and (kind := _TYPE_OF_ROLE.get(word[5:])):
            element.S = kind
        elif word.startswith("part:"):
            first = walk.first_parts.setdefault(word, element)
    if first is not None and first.objgen != element.objgen:
        return first
    if str(element.S) == "/Note":
        walk.notes += 1
        element.ID = String(f"note-{walk.notes}")
        walk.named[bytes(element.ID)] = element
    return None


def _join(first: pikepdf.Object, rest: pikepdf.Object) -> None:
    """Move the kids of the second half behind those of the first; marked content keeps its page."""
    for kid in rest.get("/K", Array()):
        if isinstance(kid, int):
            kid = Dictionary(Type=Name.MCR, Pg=rest.Pg, MCID=kid)
        elif "/S" in kid:
            kid.P = first
        first.K.append(kid)


def _id_tree(named: dict[bytes, pikepdf.Object]) -> Dictionary:
    names: list[pikepdf.Object] = []
    for key in sorted(named):
        names += [String(key), named[key]]
    return Dictionary(Kids=[Dictionary(Limits=[names[0], names[-2]], Names=names)])


def _drop_strays(pdf: Pdf, root: pikepdf.Object, reached: set[tuple[int, int]]) -> list[frozenset[int]]:
    nums = root.get("/ParentTree", Dictionary()).get("/Nums", Array())
    owners = {int(nums[at]): nums[at + 1] for at in range(0, len(nums), 2)}
    strays = []
    for page in pdf.pages:
        listed = owners.get(int(page.obj.get("/StructParents", -1)), Array())
        lost = frozenset(at for at, owner in enumerate(listed) if owner.objgen not in reached)
        for at in lost:
            listed[at] = None
        strays.append(lost)
    return strays
