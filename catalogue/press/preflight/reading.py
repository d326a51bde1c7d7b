"""A file read for judging: opened within limits, every page's content followed to its marks."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from io import BytesIO

import pikepdf
from pikepdf import Array, Name, Object, Page, Pdf

from catalogue.press.preflight import drawing, placing, texting
from catalogue.press.preflight.canvas import Canvas
from catalogue.press.preflight.examined import Examined, PageRead
from catalogue.press.preflight.faces import Face
from catalogue.press.preflight.finding import Box
from catalogue.press.preflight.limits import Budget, TooMuch
from catalogue.press.preflight.state import State, numbers
from catalogue.press.preflight.tiling import endless

BOXES = ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox")
# What pikepdf and Python raise when a file is not what it says it is. Caught at two doors only:
# around one page here, around one check in `judging`.
MALFORMED = (
    pikepdf.PdfError,
    ArithmeticError,
    AttributeError,
    LookupError,
    NotImplementedError,
    RecursionError,
    TypeError,
    ValueError,
)
_STREAM = re.compile(r"stream <[^>]*>( \([^)]*\))?: ")
"""How pikepdf calls a file that was read from memory, with its address there."""
_OPERATORS = drawing.OPERATORS | placing.OPERATORS | texting.OPERATORS
_MOST_PAGES = 5000
_A4: Box = (0.0, 0.0, 595.28, 841.89)


def in_words(trouble: Exception) -> str:
    """The first line of what is wrong, the same on every run; its kind where it has no words."""
    return _STREAM.sub("", str(trouble).split("\n")[0]) or type(trouble).__name__


def examine(data: bytes, budget: Budget | None = None) -> Examined:
    """Open and read a PDF. Raises pikepdf.PdfError (PasswordError when it is locked)."""
    pdf = Pdf.open(BytesIO(data), suppress_warnings=True)
    examined = Examined(pdf, [], data, pdf.is_encrypted)
    budget, faces = budget or Budget.of(len(data)), dict[tuple[int, int], Face]()
    try:
        for page in _numbered(pdf):
            examined.pages.append(_read_page(page, len(examined.pages) + 1, budget, faces))
    except TooMuch as trouble:
        examined.unread = str(trouble)
    with contextlib.suppress(*MALFORMED):
        examined.endless = endless(pdf)
    examined.flaws = tuple(_STREAM.sub("", str(warning)) for warning in pdf.get_warnings())
    return examined


def run(canvas: Canvas, content: Object, resources: Object) -> None:
    """Follow the operators of a page, a form or a pattern's cell."""
    _weigh(canvas.budget, content)
    instructions = pikepdf.parse_content_stream(content)
    canvas.budget.spend_operators(len(instructions))
    for instruction in instructions:
        if isinstance(instruction, pikepdf.ContentStreamInlineImage):
            placing.place_inline(canvas, instruction)
        elif handler := _OPERATORS.get(str(instruction.operator)):
            handler(canvas, list(instruction.operands), resources)


def _numbered(pdf: Pdf) -> Iterator[Page]:
    if len(pdf.pages) > _MOST_PAGES:
        raise TooMuch(f"it has {len(pdf.pages)} pages; {_MOST_PAGES} are judged at most")
    yield from pdf.pages


def _read_page(page: Page, number: int, budget: Budget, faces: dict[tuple[int, int], Face]) -> PageRead:
    read = PageRead(number, {"/MediaBox": _A4}, 0, 1.0)
    try:
        read.boxes |= _boxes(page)
        read.rotate = int(page.obj.get("/Rotate", 0)) % 360
        read.user_unit = float(page.obj.get("/UserUnit", 1))
        if group := page.obj.get("/Group"):
            read.groups.append(str(group.get("/CS", "")))
        canvas = Canvas(read, budget, faces, State(clip=read.media), run)
        if "/Contents" in page.obj:
            run(canvas, page.obj, page.resources)
    except MALFORMED as trouble:
        read.trouble = in_words(trouble)
    return read


def _boxes(page: Page) -> dict[str, Box]:
    """The page's own boxes and those it inherits; corners in whatever order they were written."""
    found = {}
    for name in BOXES:
        values = numbers(page.obj.get(name, Array())) or _inherited(page.obj, name)
        if len(values) == 4:
            x1, y1, x2, y2 = values
            found[name] = (min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
    return found


def _inherited(page: Object, name: str) -> list[float]:
    parent, seen = page.get("/Parent"), 0
    while name in ("/MediaBox", "/CropBox") and parent is not None and seen < 50:
        if name in parent:
            return numbers(parent[name])
        parent, seen = parent.get("/Parent"), seen + 1
    return []


def _weigh(budget: Budget, content: Object) -> None:
    """Decode before parsing, so that a stream of a billion operators is never made into objects."""
    streams = content.get("/Contents", Array()) if content.get("/Type") == Name.Page else content
    for stream in streams if isinstance(streams, Array) else [streams]:
        data = stream.read_bytes()
        budget.spend_bytes(len(data))
        budget.spend_operators((data.count(b" ") + data.count(b"\n")) // 12)
