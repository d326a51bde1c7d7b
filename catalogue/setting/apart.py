"""One page drawn by itself, with the style sheet and the faces kept ready from the page before.

Composing has decided every line and every page, and nothing flows from one
`<section class="page">` to the next; so a page drawn alone has the pixels it has in
the book. What a template must not do for that is count its page's neighbours
(`:nth-child`, CSS counters): numbers come from composing.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

import weasyprint
from weasyprint.text.fonts import FontConfiguration

from catalogue.diagnostics import Report
from catalogue.setting import weasyprint_patch
from catalogue.setting.pdf import BASE, Fetch, Files, Typeset, complaint, listening

_PAGE = re.compile(r'(?=<section class="page )')
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_ADDRESS = re.compile(r'\b(?:src|href)="([^"#:]+)"|\burl\("?([^")]+)"?\)')
_ELSEWHERE = "No anchor #"
"""How WeasyPrint's complaint about a link to another page begins; alone, every such link leads nowhere."""


@dataclass(frozen=True, slots=True)
class LoosePage:
    """All that decides how a page looks, but for the files it names."""

    head: str
    css: str
    body: str

    @property
    def addresses(self) -> tuple[str, ...]:
        """The files it names, relative to the HTML: pictures, and the faces of the style sheet."""
        return (*_named_in(self.css), *_named_in(self.body))

    def digest(self, files: Mapping[str, str]) -> str:
        """The name of its looks: SHA-256 of every byte that is drawn from.

        `files` gives the digest of each file by its address.
        """
        named = [f"{address} {files.get(address, '')}" for address in self.addresses]
        parts = [weasyprint_patch.VERSION, self.head, self.css, self.body, *named]
        return sha256("\0".join(parts).encode()).hexdigest()[:32]


@functools.lru_cache(maxsize=4096)
def _named_in(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one or other for one, other in _ADDRESS.findall(text)))


def take_apart(html: str) -> tuple[LoosePage, ...]:
    """The booklet's HTML as pages that can each be drawn alone."""
    before, *pages = _PAGE.split(html)
    css = "\n".join(_STYLE.findall(before))
    head = _STYLE.sub("", before)
    return tuple(LoosePage(head, css, page.partition("</body>")[0].rstrip()) for page in pages)


@dataclass(frozen=True, slots=True)
class _Ready:
    """A style sheet, parsed, with its faces loaded, and what WeasyPrint had to say about it."""

    key: tuple[str, str]
    sheet: weasyprint.CSS
    configuration: FontConfiguration
    messages: tuple[str, ...]


class PagePress:
    """Draws pages one by one; the style sheet is parsed and the faces are loaded once for all of them."""

    def __init__(self) -> None:
        self._kept: _Ready | None = None

    def draw(self, page: LoosePage, files: Mapping[str, Fetch], faces: str) -> Typeset:
        """A PDF of one page. `faces` is the digest of all faces: with it, or the CSS, everything is new."""
        weasyprint_patch.apply()
        fetcher = Files(files)
        with listening() as messages:
            ready = self._ready(page.css, faces, fetcher)
            source = weasyprint.HTML(string=page.head + page.body, base_url=BASE, url_fetcher=fetcher)
            document = source.render(font_config=ready.configuration, stylesheets=[ready.sheet])
            pdf = document.write_pdf()
        said = dict.fromkeys([*ready.messages, *messages])
        found = Report.of(complaint(one) for one in said if not one.startswith(_ELSEWHERE))
        return Typeset(pdf, len(document.pages), found)

    def _ready(self, css: str, faces: str, fetcher: Files) -> _Ready:
        if self._kept is None or self._kept.key != (faces, css):
            configuration = FontConfiguration()
            with listening() as messages:
                sheet = weasyprint.CSS(
                    string=css, font_config=configuration, base_url=BASE, url_fetcher=fetcher
                )
            self._kept = _Ready((faces, css), sheet, configuration, tuple(messages))
        return self._kept
