"""Which Markdown is read, and the two forms of ours: note calls and citations.

CommonMark through markdown-it, with emphasis, links, addresses, headings,
quotations, lists, tables and pictures; without HTML, code, entities and
indented blocks, which a manuscript produces by accident more often than by
intent. Added are ``[^name]``, ``[^series/name]`` and ``[@source, locator]``.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, image, link

Rule = Callable[[StateInline, bool], bool]

CALL_TOKEN = "note_call"
CITATION_TOKEN = "citation"

NAME = r"[^\W_][\w.-]*(?:/[^\W_][\w.-]*)?"
"""A note's name, with its series before a slash where it is not the main one."""

_CALL = re.compile(rf"\[\^({NAME})\]")
_CITATION = re.compile(r"\[@([^\W_][\w.-]*)(?:,[ ]*([^\[\]\n]*))?\]")


@functools.cache
def parser() -> MarkdownIt:
    """The one parser of the house."""
    markdown = MarkdownIt("zero").enable(["heading", "blockquote", "list", "table"])
    markdown.enable(["newline", "escape", "emphasis", "link", "image", "autolink"])
    markdown.disable("text_join")
    markdown.inline.ruler.before("link", CALL_TOKEN, _note_call)
    markdown.inline.ruler.before("link", CITATION_TOKEN, _citation)
    markdown.inline.ruler.at("link", _ended(link))
    markdown.inline.ruler.at("image", _ended(image))
    # An address is printed and followed as it was typed; percent-encoding is for whoever writes the HTML.
    markdown.__dict__.update(normalizeLink=str, normalizeLinkText=str, validateLink=_any_address)
    return markdown


def _any_address(address: str) -> bool:
    """Every address is taken here; odd ones are reported with their place, not passed over."""
    return True


def _ended(rule: Rule) -> Rule:
    """The same rule, whose last token says where it ended: addresses leave no other trace of their width."""

    def ending(state: StateInline, silent: bool) -> bool:
        taken = rule(state, silent)
        if taken and not silent:
            state.tokens[-1].meta = {"end": state.pos}
        return taken

    return ending


def _note_call(state: StateInline, silent: bool) -> bool:
    return _push(state, silent, _CALL, CALL_TOKEN)


def _citation(state: StateInline, silent: bool) -> bool:
    return _push(state, silent, _CITATION, CITATION_TOKEN)


def _push(state: StateInline, silent: bool, pattern: re.Pattern[str], kind: str) -> bool:
    match = pattern.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        token = state.push(kind, "", 0)
        token.markup = match.group()
        token.content = ":".join(part.strip() for part in match.groups() if part)
    state.pos = match.end()
    return True
