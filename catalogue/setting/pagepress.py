"""One page drawn by itself, with the style sheet and the faces kept ready from the page before."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass

import weasyprint
from weasyprint.text.fonts import FontConfiguration

from catalogue.diagnostics import Report
from catalogue.setting import weasyprint_patch
from catalogue.setting.apart import LoosePage
from catalogue.setting.drawn import DrawnPage, lend
from catalogue.setting.fonts import Faces
from catalogue.setting.pdf import BASE, Files, complaint, listening
from catalogue.setting.raw import Fetch, Typeset

_ELSEWHERE = "No anchor #"
"""How WeasyPrint's complaint about a link to another page begins; alone, every such link leads nowhere."""


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

    def lend(self, page: LoosePage, files: Mapping[str, Fetch], faces: Faces) -> DrawnPage | None:
        """One page, painted, for a book to be gathered from; None when it cannot stand in another."""
        weasyprint_patch.apply()
        fetcher = Files(files)
        with listening() as messages:
            ready = self._ready(page.css, faces.digest, fetcher)
            source = weasyprint.HTML(string=page.head + page.body, base_url=BASE, url_fetcher=fetcher)
            document = source.render(font_config=ready.configuration, stylesheets=[ready.sheet])
            if len(document.pages) != 1:
                return None
            return lend(document, faces, itertools.chain(ready.messages, messages))

    def _ready(self, css: str, faces: str, fetcher: Files) -> _Ready:
        if self._kept is None or self._kept.key != (faces, css):
            configuration = FontConfiguration()
            with listening() as messages:
                sheet = weasyprint.CSS(
                    string=css, font_config=configuration, base_url=BASE, url_fetcher=fetcher
                )
            self._kept = _Ready((faces, css), sheet, configuration, tuple(messages))
        return self._kept
