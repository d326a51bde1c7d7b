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
from catalogue.setting.inkless import STOPS, inkless_rules
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
        """A PDF of one page. `faces` is the digest of all faces: with it, or the CSS, everything is new.

        A page that cannot be drawn in inks is bare, and the report says why.
        """
        weasyprint_patch.apply()
        fetcher = Files(files)
        with listening() as messages:
            ready = self._ready(page.css, faces, fetcher)
            document = self._laid_out(page.head + page.body, ready, fetcher)
            try:
                pdf, stopped = document.write_pdf(), Report()
            except STOPS:
                stopped = Report.of(inkless_rules(document))
                if not stopped:
                    raise
                pdf = self._laid_out(page.head, ready, fetcher).write_pdf()
        said = dict.fromkeys([*ready.messages, *messages])
        found = Report.of(complaint(one) for one in said if not one.startswith(_ELSEWHERE))
        return Typeset(pdf, len(document.pages), found + stopped)

    def lend(self, page: LoosePage, files: Mapping[str, Fetch], faces: Faces) -> DrawnPage | None:
        """One page, painted, for a book to be gathered from; None when it cannot stand in another.

        Raises CatalogueError (CONTENT) for a file that is refused.
        """
        weasyprint_patch.apply()
        fetcher = Files(files)
        with listening() as messages:
            ready = self._ready(page.css, faces.digest, fetcher)
            document = self._laid_out(page.head + page.body, ready, fetcher)
            fetcher.raise_refused()
            if len(document.pages) != 1:
                return None
            try:
                return lend(document, faces, itertools.chain(ready.messages, messages))
            except STOPS:  # drawn with the whole book, which says on which page and why
                return None

    def _laid_out(self, html: str, ready: _Ready, fetcher: Files) -> weasyprint.Document:
        source = weasyprint.HTML(string=html, base_url=BASE, url_fetcher=fetcher)
        return source.render(font_config=ready.configuration, stylesheets=[ready.sheet])

    def _ready(self, css: str, faces: str, fetcher: Files) -> _Ready:
        if self._kept is None or self._kept.key != (faces, css):
            configuration = FontConfiguration()
            with listening() as messages:
                sheet = weasyprint.CSS(
                    string=css, font_config=configuration, base_url=BASE, url_fetcher=fetcher
                )
            self._kept = _Ready((faces, css), sheet, configuration, tuple(messages))
        return self._kept
