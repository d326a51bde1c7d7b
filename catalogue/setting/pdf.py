"""WeasyPrint stacks the given lines on the given pages and draws them."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import weasyprint
from weasyprint.urls import URLFetcher, URLFetcherResponse

from catalogue.diagnostics import CatalogueError, Diagnostic, ExitCode, Report, error
from catalogue.setting import weasyprint_patch
from catalogue.setting.fonts import Face
from catalogue.setting.inkless import naming_rules
from catalogue.setting.raw import Fetch, Typeset
from catalogue.setting.textlayer import LegibleFonts

BASE = "http://booklet.invalid/"
"""Pictures are named by the digest of their address, so the address holds no folder of this machine."""

OPTIONS = {"pdf_tags": True, "uncompressed_pdf": True}
"""The raw PDF is tagged, and not packed: finishing opens it at once, and packs what it makes of it."""


class Files(URLFetcher):
    """Serves the booklet's own files and nothing else: no network, no other folder."""

    def __init__(self, files: Mapping[str, Fetch]) -> None:
        super().__init__()
        self._files = files
        self._refused: list[Diagnostic] = []

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        """The file of that address. Raises ValueError for any other."""
        name = url.removeprefix(BASE)
        if name == url or name not in self._files:
            raise ValueError(f"not a file of this booklet: {url}")
        try:
            return URLFetcherResponse(url, self._files[name]())
        except CatalogueError as refusal:
            self._refused += refusal.report
            raise

    def raise_refused(self) -> None:
        """Say what could not be served: WeasyPrint goes on without it, and may stumble over its place.

        Raises CatalogueError (CONTENT).
        """
        Report.of(self._refused).raise_errors(ExitCode.CONTENT)


class _Listener(logging.Handler):
    """Collects what WeasyPrint logs."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def typeset(html: str, files: Mapping[str, Fetch], faces: Iterable[Face] = ()) -> Typeset:
    """Draw the booklet. `files` maps the relative addresses in the HTML to their bytes.

    What is set in one of `faces` can be copied and searched letter by letter.

    A message of WeasyPrint's is an error of ours (CAT-L02): it drops what it
    does not understand and goes on, and the page would lack it. Raises CatalogueError
    for a rule that it cannot draw in inks (CAT-L07, LAYOUT) and for a file that is
    refused (CONTENT).
    """
    weasyprint_patch.apply()
    with listening() as messages:
        fetcher = Files(files)
        source = weasyprint.HTML(string=html, base_url=BASE, url_fetcher=fetcher)
        document = source.render(pdf_tags=True)
        fetcher.raise_refused()
        document.fonts = LegibleFonts(faces)
        with naming_rules(document):
            pdf = document.write_pdf(**OPTIONS)
    return Typeset(pdf, len(document.pages), Report.of(complaint(message) for message in messages))


def complaint(message: str) -> Diagnostic:
    """What WeasyPrint logged, as an error of ours."""
    return error(
        "CAT-L02",
        f"WeasyPrint says: {message}",
        why="it leaves out what it does not understand, without failing",
        hint="change the rule or the file it names in the templates",
    )


@contextmanager
def listening() -> Iterator[list[str]]:
    """What WeasyPrint says while this lasts; nobody else hears it."""
    logger = logging.getLogger("weasyprint")
    listener = _Listener()
    before = logger.handlers[:], logger.propagate
    logger.handlers, logger.propagate = [listener], False
    try:
        yield listener.messages
    finally:
        logger.handlers, logger.propagate = before
