"""Raw files as typesetting writes them, made by WeasyPrint from a few lines of HTML."""

import contextlib
import functools
import struct
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import pikepdf
import pydyf
import pytest
import weasyprint
import weasyprint.pdf.tags
from PIL import Image
from weasyprint.urls import URLFetcher, URLFetcherResponse

from catalogue.press import PressFacts

TRIM_MM = (60.0, 90.0)
BLEED_MM = 3.0
STYLE = """
@page { size: 60mm 90mm; bleed: 3mm; margin: 8mm; @bottom-left { content: counter(page) } }
html { font: 9pt "DejaVu Sans"; color: device-cmyk(0 0 0 1) }
a { color: inherit; text-decoration: none }
.page + .page { break-before: page }
"""
Typeset = Callable[..., bytes]


class FromMemory(URLFetcher):
    """Serves images from a dictionary of names, as the real fetcher serves converted ones."""

    def __init__(self, images: dict[str, bytes]) -> None:
        super().__init__()
        self._images = images

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        return URLFetcherResponse(url, self._images[url.rpartition("/")[2]])


@functools.cache
def _typeset(body: str, style: str, tagged: bool, images: tuple[tuple[str, bytes], ...]) -> bytes:
    head = f"<head><title>ספר</title><style>{STYLE}{style}</style></head>"
    html = f"<html lang=he dir=rtl>{head}<body>{body}</body></html>"
    document = weasyprint.HTML(
        string=html, base_url="http://booklet.invalid/", url_fetcher=FromMemory(dict(images))
    )
    return document.write_pdf(pdf_tags=tagged)


@pytest.fixture(scope="session")
def typeset() -> Typeset:
    """typeset(body, style="", tagged=True, images={}) → the raw PDF."""

    def run(
        body: str, style: str = "", *, tagged: bool = True, images: dict[str, bytes] | None = None
    ) -> bytes:
        return _typeset(body, style, tagged, tuple((images or {}).items()))

    return run


@contextlib.contextmanager
def _words_handed_on() -> Iterator[None]:
    """WeasyPrint with the few lines of typesetting that hand roles and languages to the structure tree."""
    build = weasyprint.pdf.tags._build_box_tree
    _typeset.cache_clear()

    def worded(box: Any, *rest: Any) -> Iterator[Any]:
        plain = getattr(box, "element", None) is None or box.element_tag in ("html", "body")
        attributes = {} if plain else box.element.attrib
        for element in build(box, *rest):
            words = [f"role:{attributes['role']}"] if "role" in attributes else []
            words += [f"part:{attributes['data-part']}"] if "data-part" in attributes else []
            words += ["hidden"] if attributes.get("aria-hidden") == "true" else []
            if words and "T" not in element:
                element["T"] = pydyf.String(" ".join(words))
            if "lang" in attributes:
                element["Lang"] = pydyf.String(attributes["lang"])
            yield element

    weasyprint.pdf.tags._build_box_tree = worded
    try:
        yield
    finally:
        weasyprint.pdf.tags._build_box_tree = build
        _typeset.cache_clear()


@pytest.fixture(scope="session")
def words_handed_on() -> Callable[[], Any]:
    """with words_handed_on(): typeset(…) – for fixtures that outlive one test."""
    return _words_handed_on


@pytest.fixture
def words_in_tags() -> Iterator[None]:
    with _words_handed_on():
        yield


@pytest.fixture(scope="session")
def facts() -> PressFacts:
    """The edition every raw file of these tests belongs to."""
    return PressFacts(
        title="ספר & <סימנים>",
        language="he",
        edition_id="urn:example:sefer:1",
        creators=("דנה לוי",),
        trim_mm=TRIM_MM,
        bleed_mm=BLEED_MM,
        stamped="2025-11-01T12:00:00+02:00",
    )


@pytest.fixture
def reopened() -> Iterator[Callable[[bytes], pikepdf.Pdf]]:
    """reopened(data) → the file, kept open until the test ends (its objects die with it)."""
    opened = []

    def run(data: bytes) -> pikepdf.Pdf:
        opened.append(pikepdf.open(BytesIO(data)))
        return opened[-1]

    yield run
    for pdf in opened:
        pdf.close()


@pytest.fixture(scope="session")
def png() -> bytes:
    """A red RGB picture nobody converted."""
    return _packed(Image.new("RGB", (40, 30), (200, 20, 30)), "PNG")


@pytest.fixture(scope="session")
def cmyk_jpeg() -> bytes:
    """A picture already in inks: cyan 40 %, black 20 %."""
    return _packed(Image.new("CMYK", (40, 40), (102, 0, 0, 51)), "JPEG")


@pytest.fixture(scope="session")
def gray_profile() -> bytes:
    """A one-channel ICC profile, the only kind WeasyPrint takes for a one-component colour space."""
    return _gray_profile()


def _packed(image: Image.Image, kind: str) -> bytes:
    target = BytesIO()
    image.save(target, kind)
    return target.getvalue()


def _gray_profile() -> bytes:
    """Header, white point, gamma 2.2: the least that littleCMS reads (ICC.1:2010, 8.3.4)."""
    white = b"XYZ \0\0\0\0" + struct.pack(">3i", 63190, 65536, 54061)
    curve = b"curv\0\0\0\0" + struct.pack(">IHH", 1, 563, 0)
    text = b"desc\0\0\0\0" + struct.pack(">I", 5) + b"gray\0" + b"\0" * 79
    tags, body, at = b"", b"", 128 + 4 + 12 * 3
    for name, data in ((b"desc", text), (b"wtpt", white), (b"kTRC", curve)):
        data += b"\0" * (-len(data) % 4)
        tags += name + struct.pack(">II", at + len(body), len(data))
        body += data
    head = struct.pack(">I4sI4s4s4s", at + len(body), b"test", 0x02400000, b"mntr", b"GRAY", b"XYZ ")
    head += b"\0" * 12 + b"acsp" + b"\0" * 28 + struct.pack(">3i", 63190, 65536, 54061)
    return head.ljust(128, b"\0") + struct.pack(">I", 3) + tags + body
