"""The plates of a file, rendered by a program that knows no CMYK.

pdfium paints in RGB only, so ink cannot be read off its pictures. But it knows Separation and
DeviceN, whose look is given by a small function (ISO 32000-1, 8.6.6). So every colour space of the
file is replaced by a DeviceN of as many components whose function shows one ink as gray: 0 where
the plate prints solid, 1 where it is bare. Rendering that file shows that plate, with every clip,
mask, pattern and font as it is. Changing the function changes the plate; nothing else is touched.

Limits: RGB and Lab count as cyan, magenta and yellow without black (an upper bound near what
profiles without black generation give); an overprinting colour multiplies what lies under it, which
is exact for inks it has none of and too dark by a little for inks both have.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Operator, Pdf, Stream

from catalogue.press.preflight.paint import PROCESS, Space, read_space

_DEVICE = {"g": "Gray", "rg": "RGB", "k": "CMYK"}
_PLATE_SPACE = {"/DeviceGray": "/PlateGray", "/DeviceRGB": "/PlateRGB", "/DeviceCMYK": "/PlateCMYK"}
_DOMAINS = {"Lab": [0, 100, -128, 127, -128, 127]}
Parsed = pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage
Instruction = Parsed | tuple[Sequence[Object], Operator]
Key = tuple[str, tuple[str, ...]]
"""What a plate's function must know of a space: how it counts, and the inks of its components."""


class Plated:
    """A file whose colours have become plates. Pages render at any resolution as gray pictures."""

    def __init__(self, data: bytes) -> None:
        self._pdf = Pdf.open(BytesIO(data), suppress_warnings=True)
        self._functions: dict[Key, Stream] = {}
        self._met: set[tuple[int, int]] = set()
        self._devices = {name: self._plate(read_space(Name(name), Dictionary())) for name in _PLATE_SPACE}
        for page in self._pdf.pages:
            page.obj.Resources = page.resources
            self._content(page.obj, page.obj.Resources)
            for key in ("/CropBox", "/Rotate", "/UserUnit", "/Group", "/Annots"):
                if key in page.obj:
                    del page.obj[key]
        self.inks = self._inks()

    def plate(self, ink: str) -> bytes:
        """The file as PDF bytes in which only one ink shows, as gray."""
        for key, function in self._functions.items():
            function.write(_program(key, ink))
        target = BytesIO()
        self._pdf.save(target, compress_streams=False, static_id=True)
        return target.getvalue()

    def _inks(self) -> tuple[str, ...]:
        spots = {ink for _, inks in self._functions for ink in inks} - {*PROCESS, "All", "None"}
        return (*PROCESS, *sorted(spots))

    def _content(self, content: Object, resources: Object) -> None:
        """Rewrite one content stream and everything its resources hold, once."""
        pictures = _pictures(resources)
        instructions = list(_in_plates(pikepdf.parse_content_stream(content), pictures))
        data = pikepdf.unparse_content_stream(instructions)
        if isinstance(content, Stream):
            content.write(data)
        else:
            content.Contents = self._pdf.make_stream(data)
        if not resources.is_indirect or self._is_new(resources):
            self._resources(resources)

    def _is_new(self, thing: Object) -> bool:
        new = thing.objgen not in self._met
        self._met.add(thing.objgen)
        return new

    def _resources(self, resources: Object) -> None:
        spaces = resources.get("/ColorSpace", Dictionary())
        original = Dictionary(dict(spaces.items()))
        plates = {name: self._plate(read_space(space, original)) for name, space in original.items()}
        for name in _PLATE_SPACE:
            plates[_PLATE_SPACE[name]] = self._devices[name]
        for kind in ("/XObject", "/Pattern", "/Shading", "/ExtGState", "/Font"):
            for thing in resources.get(kind, Dictionary()).as_dict().values():
                if isinstance(thing, (Stream, Dictionary)) and (not thing.is_indirect or self._is_new(thing)):
                    self._thing(kind, thing, resources, original)
        resources.ColorSpace = Dictionary(plates)
        if "/ExtGState" not in resources:
            resources.ExtGState = Dictionary()
        resources.ExtGState.PlateClear = Dictionary(BM=Name.Normal)

    def _thing(self, kind: str, thing: Object, resources: Object, shelf: Object) -> None:
        if kind == "/ExtGState":
            _blend_overprint(thing)
            mask = thing.get("/SMask")
            if isinstance(mask, Dictionary) and "/G" in mask and self._is_new(mask.G):
                self._thing("/XObject", mask.G, resources, shelf)
            return
        if "/ColorSpace" in thing:
            self._recolour(thing, shelf)
        if isinstance(thing.get("/Shading"), (Dictionary, Stream)):
            self._recolour(thing.Shading, shelf)
        if group := thing.get("/Group"):
            group.CS = Name.DeviceGray
        if isinstance(thing, Stream) and (thing.get("/Subtype") == "/Form" or "/PatternType" in thing):
            self._content(thing, thing.get("/Resources", resources))
        for glyph in thing.get("/CharProcs", Dictionary()).as_dict().values():
            self._content(glyph, thing.get("/Resources", resources))

    def _recolour(self, holder: Object, shelf: Object) -> None:
        """Give an image or a gradient its plate space; masks and indexed pictures stay as they are built."""
        space = holder.ColorSpace
        if isinstance(space, Array) and len(space) == 4 and str(space[0]) in ("/Indexed", "/I"):
            plate = self._plate(read_space(space[1], shelf))
            holder.ColorSpace = Array([Name.Indexed, plate, space[2], space[3]])
        else:
            holder.ColorSpace = self._plate(read_space(space, shelf))

    def _plate(self, space: Space) -> Object:
        if space.family == "Pattern":
            return Array([Name.Pattern, self._plate(space.base)]) if space.base else Name.Pattern
        root = space.root
        key = _key(root)
        count = max(1, root.count or len(root.inks))
        if key not in self._functions:
            domain = _DOMAINS.get(root.family, [0, 1] * count)
            function = Stream(self._pdf, b"{pop 1}", FunctionType=4, Domain=domain, Range=[0, 1])
            self._functions[key] = self._pdf.make_indirect(function)
        names = Array([Name(f"/Component{at}") for at in range(count)])
        return Array([Name.DeviceN, names, Name.DeviceGray, self._functions[key]])


def _key(space: Space) -> Key:
    if space.family in ("Separation", "DeviceN"):
        return ("inks", space.inks)
    if space.count == 4:
        return ("inks", PROCESS)
    if space.family == "Lab":
        return ("lightness", ())
    return ("light", ()) if space.count == 3 else ("gray", ())


def _program(key: Key, ink: str) -> bytes:
    """The calculator function that shows one ink of a space as gray (7.10.5)."""
    kind, inks = key
    if kind == "gray":
        return b"{ }" if ink == "Black" else b"{ pop 1 }"
    if kind in ("light", "lightness"):
        if ink not in PROCESS[:3]:
            return b"{ pop pop pop 1 }"
        if kind == "lightness":
            return b"{ pop pop 100 div }"
        return b"{ " + _pick(PROCESS.index(ink), 3) + b" }"
    shows = {ink, "All"} if ink in PROCESS else {ink}
    wanted = next((at for at, name in enumerate(inks) if name in shows), None)
    if wanted is None:
        return b"{ " + b"pop " * len(inks) + b"1 }"
    return b"{ " + _pick(wanted, len(inks)) + b" 1 exch sub }"


def _pick(at: int, count: int) -> bytes:
    """Leave only the operand at an index on the stack."""
    return b" ".join([b"pop"] * (count - 1 - at) + [b"exch pop"] * at)


def _blend_overprint(state: Object) -> None:
    """Overprint mode 1 as a blend: where a colour has none of an ink, that plate keeps what it had."""
    overprints = bool(state.get("/op", state.get("/OP", False)))
    if "/BM" not in state and ("/op" in state or "/OP" in state):
        state.BM = Name.Multiply if overprints and state.get("/OPM", 0) == 1 else Name.Normal


# Overprint mode 1 holds for colours in force, not for pictures and gradients (8.6.7).
_SAVE: Instruction = ([], Operator("q"))
_CLEAR: Instruction = ([Name.PlateClear], Operator("gs"))
_RESTORE: Instruction = ([], Operator("Q"))


def _pictures(resources: Object) -> frozenset[str]:
    """Names of the images among the resources that bring colours of their own."""
    drawn = resources.get("/XObject", Dictionary()).as_dict().items()
    return frozenset(
        name for name, thing in drawn if thing.get("/Subtype") == "/Image" and "/ColorSpace" in thing
    )


def _in_plates(instructions: Iterable[Parsed], pictures: frozenset[str]) -> Iterator[Instruction]:
    for instruction in instructions:
        if isinstance(instruction, pikepdf.ContentStreamInlineImage):
            yield instruction
            continue
        operator, operands = str(instruction.operator), list(instruction.operands)
        if operator.lower() in _DEVICE and operator in ("g", "G", "rg", "RG", "k", "K"):
            stroke = operator.isupper()
            yield ([Name(f"/Plate{_DEVICE[operator.lower()]}")], Operator("CS" if stroke else "cs"))
            yield (operands, Operator("SCN" if stroke else "scn"))
        elif operator in ("cs", "CS") and operands and str(operands[0]) in _PLATE_SPACE:
            yield ([Name(_PLATE_SPACE[str(operands[0])])], instruction.operator)
        elif operator == "sh" or (operator == "Do" and operands and str(operands[0]) in pictures):
            yield from (_SAVE, _CLEAR, instruction, _RESTORE)
        else:
            yield instruction
