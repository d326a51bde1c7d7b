"""The structure tree mended: notes as notes, folios as artifacts, cut paragraphs whole again.

WeasyPrint 70 tags by element name alone: a note is NonStruct, the text of page-margin boxes hangs
on elements that belong to no tree, table headings have identifiers nobody indexes. Typesetting
leaves what it knows in an element's /T, as words: `role:doc-footnote` (a DPUB-ARIA or ARIA role)
and `continued` (this element goes on where the last of its kind was cut by a page end). Here the
words become structure and /T is taken away. /Lang is already on the element.

Rules: ISO 14289-1:2014, 7.1 (everything is tagged or an artifact), 7.9 (each Note has an ID);
ISO 32000-1, 14.7.2 (IDTree when there are IDs), 14.8.4 (standard structure types).
"""

from __future__ import annotations

import re
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
_MARKED_TEXT = re.compile(rb"^/\w+[ \n]<< ?/MCID (\d+) ?>>[ \n]BDC$", re.MULTILINE)


@dataclass(slots=True)
class Tagged:
    """What the walk over the tree learnt. `strays[n]` are the MCIDs of page n+1 outside the tree."""

    strays: list[frozenset[int]]


@dataclass(slots=True)
class _Walk:
    """State of one walk in reading order."""

    reached: set[tuple[int, int]] = field(default_factory=set)
    named: dict[bytes, pikepdf.Object] = field(default_factory=dict)
    last_cut: dict[str, pikepdf.Object] = field(default_factory=dict)
    notes: int = 0


def mend_tags(pdf: Pdf) -> Tagged | None:
    """Mend the structure tree in place; None when the file is not tagged."""
    root = pdf.Root.get("/StructTreeRoot")
    if root is None:
        return None
    walk = _Walk()
    for kid in root.get("/K", Array()):
        _mend(kid, walk, [])
    if walk.named:
        root.IDTree = pdf.make_indirect(_id_tree(walk.named))
    return Tagged(_drop_strays(pdf, root, walk.reached))


def artifacts_marked(data: bytes, strays: frozenset[int]) -> bytes:
    """The content with text outside the structure tree marked as what it is: folios, running heads."""
    if not strays:
        return data

    def demote(match: re.Match[bytes]) -> bytes:
        return b"/Artifact\nBMC" if int(match[1]) in strays else match[0]

    return _MARKED_TEXT.sub(demote, data)


def _mend(element: pikepdf.Object, walk: _Walk, outer: list[str]) -> None:
    walk.reached.add(element.objgen)
    words = str(element.get("/T", "")).split()
    if words:
        del element["/T"]
    # An anonymous box carries the words of the element around it; a note holds no note.
    for word in words if words != outer else []:
        if word.startswith("role:") and (kind := _TYPE_OF_ROLE.get(word[5:])):
            element.S = kind
    if str(element.S) == "/Note" and "/ID" not in element:
        walk.notes += 1
        element.ID = String(f"note-{walk.notes}")
    if "/ID" in element:
        walk.named[bytes(element.ID)] = element
    _mend_kids(element, walk, words or outer)


def _mend_kids(element: pikepdf.Object, walk: _Walk, words: list[str]) -> None:
    kept: list[pikepdf.Object | int] = []
    kids = element.get("/K", Array())
    for kid in kids if isinstance(kids, Array) else [kids]:
        if not isinstance(kid, Dictionary) or "/S" not in kid:
            kept.append(kid)
            continue
        own = str(kid.get("/T", "")).split()
        continued = "continued" in own and own != words
        _mend(kid, walk, words)
        if continued and (first := walk.last_cut.get(str(kid.S))) is not None:
            _join(first, kid)
            continue
        kept.append(kid)
        walk.last_cut[str(kid.S)] = kid
    if len(kept) != len(kids):
        element.K = Array(kept)


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
