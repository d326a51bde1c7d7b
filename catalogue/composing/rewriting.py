"""A paragraph with some of its text replaced, and everything tied to an offset moved along."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from catalogue.composing.punctuation import Change, moved
from catalogue.model.prose import Anchor, Prose, Span


def rewrite(prose: Prose, text: str, changes: Sequence[Change]) -> Prose:
    """The paragraph with its text replaced and everything tied to an offset moved along."""
    if not changes:
        return prose
    anchors = sorted(_moved_anchors(prose, changes), key=lambda anchor: anchor.offset)
    return Prose(text, tuple(_moved_spans(prose, changes)), tuple(anchors))


def _moved_spans(prose: Prose, changes: Sequence[Change]) -> Iterator[Span]:
    for span in prose.spans:
        yield replace(span, start=moved(changes, span.start), end=moved(changes, span.end, ends=True))


def _moved_anchors(prose: Prose, changes: Sequence[Change]) -> Iterator[Anchor]:
    """Every anchor, and a new one behind each change, so that columns stay true."""
    for anchor in prose.anchors:
        yield Anchor(moved(changes, anchor.offset), anchor.location)
    for change in changes:
        if prose.anchors:
            yield Anchor(moved(changes, change.end), prose.location(change.end))
