"""The files of a content folder, from an outlined manuscript."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from catalogue.diagnostics import Diagnostic
from catalogue.reading.manuscript.calls import Call
from catalogue.reading.manuscript.inline import marked_down
from catalogue.reading.manuscript.outline import Outline, Part
from catalogue.reading.manuscript.people import Cast, role, sort_form, told_apart
from catalogue.reading.manuscript.pieces import Piece
from catalogue.reading.manuscript.slugs import slug, unique

NO_TITLE = "title:"
"""The line of book.yaml that the editor has to fill in."""

_PLAIN = re.compile(r"[^\W_](?:(?!: |:$| #)[^\n])*")


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A manuscript taken apart: paragraphs, notes, and what leads from one to the other."""

    paragraphs: Sequence[Piece]
    notes: Sequence[Piece]
    names: Sequence[str]
    """The notes' names."""
    calls: Sequence[Call]
    outline: Outline

    def marked(self, index: int, start: int = 0, end: int | None = None) -> str:
        """A paragraph, or a part of it, as Markdown."""
        text = self.paragraphs[index].text
        end = len(text) if end is None else end
        inside = [call for call in self.calls_in(index, start) if call.start < end]
        calls = [(call.start - start, call.end - start, self.names[call.note]) for call in inside]
        return marked_down(text[start:end], calls)

    def calls_in(self, index: int, start: int = 0) -> list[Call]:
        """The calls of a paragraph from offset `start` on."""
        return [call for call in self.calls if call.paragraph == index and call.start >= start]

    def notes_of(self, indices: Iterable[int]) -> list[int]:
        """The notes called from these paragraphs, in the order of their calls."""
        wanted = set(indices)
        return [call.note for call in self.calls if call.paragraph in wanted]


def rendered(manuscript: Manuscript, found: list[Diagnostic]) -> dict[str, str]:
    """Relative path → text, for every file of the folder."""
    cast, taken = Cast({}), set[str]()
    files: dict[str, str] = {}
    order = ["cover", "title", "contents"]
    makers = _makers(manuscript, found)
    credits = _credits(manuscript, cast, {name for names in makers.values() for name in names}, found)
    for part in manuscript.outline.parts:
        text = _text(manuscript, part)
        if part.film and part.title is not None:
            home = f"films/{unique(slug(part.film['title']) or 'film', taken)}"
            files[f"{home}/film.yaml"] = _film(manuscript, part.title, part.film, makers[part.title], cast)
            files[f"{home}/text.md"] = text
        else:
            title = manuscript.marked(part.title) if part.title is not None else ""
            home = f"essays/{unique(slug(title) or 'essay', taken)}"
            head = f"title: {quoted(title)}\n" if title else ""
            files[f"{home}.md"] = f"---\n{head}---\n\n{text}"
        order.append(home)
    files["people.yaml"] = _people(cast)
    files["book.yaml"] = _book(manuscript, credits, [*order, "colophon", "back-cover"])
    return dict(sorted(files.items()))


def quoted(text: str) -> str:
    """A text as a YAML scalar: plain where that is safe, else between single quotes."""
    if _PLAIN.fullmatch(text) and text == text.strip():
        return text
    return "'" + text.replace("'", "''") + "'"


def _text(manuscript: Manuscript, part: Part) -> str:
    """The Markdown of a part: its paragraphs, then its notes; the last part keeps those nobody calls."""
    blocks = []
    for index in part.paragraphs:
        prefix = "## " if index in part.headings else ""
        blocks.append(prefix + manuscript.marked(index))
    notes = manuscript.notes_of([*([part.title] if part.title is not None else []), *part.paragraphs])
    if part is manuscript.outline.parts[-1]:
        called = {call.note for call in manuscript.calls}
        notes += [index for index in range(len(manuscript.notes)) if index not in called]
    for index in notes:
        blocks.append(f"[^{manuscript.names[index]}]: {marked_down(manuscript.notes[index].text, ())}")
    return "\n\n".join(blocks) + "\n"


def _makers(manuscript: Manuscript, found: list[Diagnostic]) -> dict[int, list[str]]:
    """The makers of each film heading, by its paragraph."""
    makers = {}
    for part in manuscript.outline.parts:
        if part.film and part.title is not None:
            start = part.film.start("makers")
            place = manuscript.paragraphs[part.title].written.location(start)
            names = _without_calls(manuscript, part.title, start)
            makers[part.title] = told_apart(names, set(), place, found)
    return makers


def _without_calls(manuscript: Manuscript, index: int, start: int) -> str:
    """paragraph[start:] without its calls."""
    text = manuscript.paragraphs[index].text
    for call in reversed(manuscript.calls_in(index, start)):
        text = text[: call.start] + text[call.end :]
    return text[start:].strip()


def _film(
    manuscript: Manuscript, index: int, heading: re.Match[str], makers: Sequence[str], cast: Cast
) -> str:
    """film.yaml. A call behind the maker's name goes to the title, since names carry no notes."""
    title = manuscript.marked(index, 0, heading.end("title"))
    moved = manuscript.calls_in(index, heading.start("makers"))
    title += "".join(f"[^{manuscript.names[call.note]}]" for call in moved)
    people = ", ".join(cast.add(name) for name in makers)
    return f"titles:\n  - text: {quoted(title)}\ncredits:\n  - role: cre\n    people: [{people}]\n"


def _credits(
    manuscript: Manuscript, cast: Cast, makers: set[str], found: list[Diagnostic]
) -> list[tuple[str, str, list[str]]]:
    """Role, label and people of the front matter's credits."""
    credits = []
    for line in manuscript.outline.credits:
        place = manuscript.paragraphs[line.paragraph].written.location(0)
        names = told_apart(line.names, makers, place, found)
        credits.append((role(line.label, place, found), line.label, [cast.add(name) for name in names]))
    return credits


def _people(cast: Cast) -> str:
    entries = [
        f"{identity}:\n  name: {quoted(name)}\n  sort: {quoted(sort_form(name))}\n"
        for name, identity in cast.ids.items()
    ]
    return "\n".join(entries) if entries else "{}\n"


def _book(manuscript: Manuscript, credits: Sequence[tuple[str, str, list[str]]], order: Sequence[str]) -> str:
    """book.yaml, with the facts the manuscript gives and no others."""
    outline = manuscript.outline
    title = manuscript.marked(outline.title) if outline.title is not None else ""
    lines = [f"slug: {slug(title) or 'catalogue'}", f"title: {quoted(title)}" if title else NO_TITLE]
    if outline.subtitle is not None:
        lines.append(f"subtitle: {quoted(manuscript.marked(outline.subtitle))}")
    lines += ["language: he", "binding: right", "", "edition:", "  id: 1", ""]
    if credits:
        lines.append("credits:")
    for code, label, people in credits:
        lines += [f"  - role: {code}", f"    label: {quoted(label)}", f"    people: [{', '.join(people)}]"]
    lines += ["", "order:", *(f"  - {entry}" for entry in order)]
    return "\n".join(lines) + "\n"
