"""The book's HTML taken apart into pages that can each be drawn alone.

Composing has decided every line and every page, and nothing flows from one
`<section class="page">` to the next; so a page drawn alone has the pixels it has in
the book. What a template must not do for that is count its page's neighbours
(`:nth-child`, CSS counters): numbers come from composing.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

_PAGE = re.compile(r'(?=<section class="page )')
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_ADDRESS = re.compile(r'\b(?:src|href)="([^"#:]+)"|\burl\("?([^")]+)"?\)')


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
        parts = [self.head, self.css, self.body, *named]
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


_OVER_THE_EDGE = re.compile(
    r"counter|target-|string-set|running\(|element\(|leader\(|-quote|:nth|of-type|@page[^{]*:|[+~]\s*\.page\b"
)
"""What a style sheet says where a page looks at its neighbours: it counts, runs, tells pages apart."""


def stands_alone(pages: Sequence[LoosePage]) -> bool:
    """Whether every page is drawn alone as it is in the book, so far as the style sheet tells."""
    return not any(_looks_over_the_edge(css) for css in {page.css for page in pages})


@functools.lru_cache(maxsize=4)
def _looks_over_the_edge(css: str) -> bool:
    return _OVER_THE_EDGE.search(css) is not None
