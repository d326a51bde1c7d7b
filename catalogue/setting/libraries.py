"""Which versions of the system's libraries set the pages: what Python's packages do not bring along.

An archived edition records them, because they may change pages though no word and no package changed.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

_Read = Callable[[ctypes.CDLL], str]


def library_versions() -> dict[str, str]:
    """Name → version of Pango, HarfBuzz, fontconfig and FriBidi; one that is not here is left out."""
    found = {}
    for name, (short, soname, read) in _LIBRARIES.items():
        library = _loaded(short, soname)
        if library is not None:
            found[name] = read(library)
    return found


def loaded_library(name: str) -> ctypes.CDLL:
    """One of them by its name. Raises OSError where it is not installed."""
    short, soname, _ = _LIBRARIES[name]
    library = _loaded(short, soname)
    if library is None:
        raise OSError(f"{soname} is not installed")
    return library


def _loaded(short: str, soname: str) -> ctypes.CDLL | None:
    """The very library that WeasyPrint loads: it asks for the same names, and a system loads it once."""
    for name in (soname, f"lib{short}.dylib"):
        with suppress(OSError):
            return ctypes.CDLL(name)
    found = ctypes.util.find_library(short)
    return ctypes.CDLL(found) if found else None


@contextmanager
def asked_by_soname() -> Iterator[None]:
    """While this lasts, a library that the system's loader does not know is not looked for elsewhere.

    WeasyPrint tries the names that a library has on all systems, and for each that is wrong here cffi
    has ldconfig, gcc and ld search for it: a tenth of a second, every time WeasyPrint is imported.
    On Linux the loader knows by its soname whatever they would find; elsewhere the search is needed.
    """
    search = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = lambda name: None
    try:
        yield
    finally:
        ctypes.util.find_library = search


def _string_from(function: str) -> _Read:
    def read(library: ctypes.CDLL) -> str:
        ask = getattr(library, function)
        ask.restype = ctypes.c_char_p
        return str(ask().decode())

    return read


def _fontconfig(library: ctypes.CDLL) -> str:
    """FcGetVersion counts 10000 for a major version, 100 for a minor one."""
    number = int(library.FcGetVersion())
    return f"{number // 10000}.{number // 100 % 100}.{number % 100}"


def _fribidi(library: ctypes.CDLL) -> str:
    """The first line of what FriBidi says of itself: ``(GNU FriBidi) 1.0.8``."""
    told = ctypes.c_char_p.in_dll(library, "fribidi_version_info").value or b""
    return told.decode("ascii", "replace").partition(") ")[2].split("\n")[0]


_LIBRARIES: dict[str, tuple[str, str, _Read]] = {
    "pango": ("pango-1.0", "libpango-1.0.so.0", _string_from("pango_version_string")),
    "harfbuzz": ("harfbuzz", "libharfbuzz.so.0", _string_from("hb_version_string")),
    "fontconfig": ("fontconfig", "libfontconfig.so.1", _fontconfig),
    "fribidi": ("fribidi", "libfribidi.so.0", _fribidi),
}
