"""A verdict written down: for the terminal, for programs, and as a page with pictures."""

from __future__ import annotations

import base64
import hashlib
import json
from html import escape
from typing import Any

import pypdfium2

from catalogue.diagnostics import Severity
from catalogue.press.preflight.asking import times
from catalogue.press.preflight.finding import Finding
from catalogue.press.preflight.judging import Judged
from catalogue.press.preflight.pictures import Camera

_MOST_PICTURES = 60
_TOO_MUCH = "CAT-P03"
_STYLE = """
body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.4rem } table.facts td { padding: 0 1.5rem 0 0 }
article { display: grid; grid-template-columns: 1fr auto; gap: 1.5rem; padding: 1rem 0 }
article { border-top: 1px solid #999 }
article.note { color: #555 } h2 { font-size: 1rem; margin: 0 } p { margin: .3rem 0 } small { color: #555 }
.error h2::before { content: "■ "; color: #d6003c } .warning h2::before { content: "▲ "; color: #b36b00 }
img { max-width: 24rem; border: 1px solid #ccc } code { font-size: .9em }
"""


def terminal_lines(judged: Judged, file: str) -> list[str]:
    """The verdict as plain lines: one a finding, and the sum."""
    lines = []
    for found in judged.findings:
        place = f"{file} page {found.page}" if found.page else file
        lines.append(f"{place}: {found.severity.word} {found.code}: {found.message}")
    return [*lines, f"{file}: {verdict(judged)}"]


def verdict(judged: Judged) -> str:
    """One sentence: fit for what, or how much is wrong."""
    errors = sum(found.severity is Severity.ERROR for found in judged.findings)
    warnings = sum(found.severity is Severity.WARNING for found in judged.findings)
    if not errors and not warnings:
        return f"fit for {judged.level} ({judged.pages} pages)"
    found = f"{times(errors, 'error')} and {times(warnings, 'warning')}"
    return f"{found} for {judged.level} ({judged.pages} pages)"


def preflight_json(judged: Judged, file: str, data: bytes) -> str:
    """The verdict for programs; points from the page's lower left corner, pages from 1."""
    document: dict[str, Any] = {
        "file": file,
        "sha256": hashlib.sha256(data).hexdigest(),
        "profile": judged.level,
        "pages": judged.pages,
        "passed": judged.passed,
        "findings": [_as_object(found) for found in judged.findings],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def preflight_html(judged: Judged, file: str, data: bytes) -> str:
    """The verdict as one page of HTML that needs nothing beside it."""
    articles = "\n".join(_articles(judged, data))
    facts = (
        ("verdict", verdict(judged)),
        ("profile", judged.level),
        ("SHA-256", hashlib.sha256(data).hexdigest()),
    )
    rows = "".join(f"<tr><td>{escape(name)}<td>{escape(value)}" for name, value in facts)
    title = escape(file)
    return (
        f'<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>Preflight: {title}</title>\n'
        f"<style>{_STYLE}</style>\n<h1>Preflight: <bdi>{title}</bdi></h1>\n"
        f'<table class="facts">{rows}</table>\n{articles}\n</html>\n'
    )


def _as_object(found: Finding) -> dict[str, Any]:
    return {
        "code": found.code,
        "severity": found.severity.word,
        "page": found.page or None,
        "message": found.message,
        "why": found.why,
        "hint": found.hint,
        "source": found.source,
        "places": [[round(side, 2) for side in spot] for spot in found.spots],
    }


def _articles(judged: Judged, data: bytes) -> list[str]:
    """Each finding, with a picture of its place; none of a file that asks more than can be drawn."""
    if any(found.code == _TOO_MUCH for found in judged.findings):
        return [_article(found, b"") for found in judged.findings]
    try:
        camera = Camera(data)
    except pypdfium2.PdfiumError:
        return [_article(found, b"") for found in judged.findings]
    try:
        shown = judged.findings[:_MOST_PICTURES]
        pictured = [_article(found, _seen(camera, found)) for found in shown]
    finally:
        camera.close()
    return [*pictured, *(_article(found, b"") for found in judged.findings[_MOST_PICTURES:])]


def _seen(camera: Camera, found: Finding) -> bytes:
    try:
        return camera.picture(found)
    except (pypdfium2.PdfiumError, ValueError, MemoryError):
        return b""


def _article(found: Finding, picture: bytes) -> str:
    where = f"page {found.page}" if found.page else "the file"
    image = base64.b64encode(picture).decode()
    seen = f'<img alt="{escape(where)}" src="data:image/png;base64,{image}">' if picture else ""
    source = f"<p><small>{escape(found.source)}</small></p>" if found.source else ""
    return (
        f'<article class="{found.severity.word}"><div><h2>{escape(found.message)}</h2>'
        f"<p><code>{found.code}</code> {found.severity.word}, {where}</p>"
        f"<p>{escape(found.why)}</p><p>{escape(found.hint)}</p>{source}</div><div>{seen}</div></article>"
    )
