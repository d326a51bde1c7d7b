"""Essays and films, each from its own files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from catalogue.diagnostics import Diagnostic
from catalogue.model.blocks import Block, Placing, proses
from catalogue.model.names import Credit
from catalogue.model.prose import CALL, Anchor, Mark, Prose, Span
from catalogue.model.sections import Copy, Essay, Film, Plate, Section, Title
from catalogue.reading.blocks import NoteText, read_line, read_text
from catalogue.reading.checking import checked, near
from catalogue.reading.findings.facts import CREDITED_AS_UNEVEN, UNKNOWN_PERSON, UNKNOWN_ROLE, UNKNOWN_SOURCE
from catalogue.reading.findings.files import ESSAY_BARE, TEXT_MISSING
from catalogue.reading.findings.notes import NOTE_SERIES
from catalogue.reading.findings.pictures import FIGURE_DOUBLED, UNKNOWN_FIGURE
from catalogue.reading.findings.prose import HEAD_MISSING
from catalogue.reading.folder import Folder
from catalogue.reading.notes import joined, refuse_calls, refuse_citations
from catalogue.reading.pictures import Pictures, read_pictures
from catalogue.reading.registers import Known, read_facts, read_source
from catalogue.reading.relators import RELATORS
from catalogue.reading.scalars import Scalar, parse_yaml
from catalogue.reading.schema import CreditFacts, EssayFacts, FilmFacts, MakerFacts, PlateFacts
from catalogue.reading.written import written_file, written_scalar

_HEAD = re.compile(r"---[ ]*\n(?P<facts>(?:.*\n)*?)---[ ]*(?:\n|$)")


def read_film(folder: Folder, slug: str, known: Known, found: list[Diagnostic]) -> Film | None:
    """The film in films/SLUG; None when its facts cannot be read."""
    home = f"films/{slug}"
    facts = read_facts(folder, f"{home}/film.yaml", FilmFacts, found, required=True).facts
    blocks, notes = _text(folder, f"{home}/text.md", found)
    if facts is None:
        return None
    pictures = read_pictures(folder, home, slug, facts.stills, True, found)
    titles = tuple(Title(_line(one.text, found), one.kind, one.language) for one in facts.titles)
    running = _running(facts, found)
    titles = (replace(titles[0], running=running), *titles[1:])
    calls = _maker_calls(facts.credits)
    opening = [title.prose for title in titles]
    texts = [*opening, *calls, *proses(blocks), *_captions(pictures)]
    film = Film(
        id=slug,
        titles=titles,
        credits=_read_makers(facts.credits, known, found),
        blocks=_placed(blocks, pictures, found),
        notes=joined(texts, notes, found),
        year=facts.year,
        countries=tuple(facts.countries),
        runtime=facts.runtime,
        copy=_copy(facts),
        figures=pictures.figures,
        assets=pictures.assets,
        plate=_plate(facts.plate) if facts.plate else None,
        location=folder.location(f"{home}/film.yaml", 1, 1),
    )
    _check_references(film, texts, known, found)
    return film


def read_essay(folder: Folder, slug: str, known: Known, found: list[Diagnostic]) -> Essay | None:
    """The essay in essays/SLUG.md; None when its head cannot be read."""
    source = read_source(folder, f"essays/{slug}.md", found)
    if source is None:
        return None
    head = _HEAD.match(source.text)
    start = head.end() if head else 0
    blocks, notes = read_text(written_file(source, start), found)
    if head is None:
        found.append(HEAD_MISSING.at(source.location(0)))
        return None
    node = parse_yaml(source, found, head.start("facts"), head.end("facts"))
    facts = checked(EssayFacts, node, found) if node else EssayFacts()
    if facts is None:
        return None
    pictures = read_pictures(folder, "essays", slug, facts.stills, False, found)
    if not blocks and not pictures.figures:
        found.append(ESSAY_BARE.at(source.location(0)))
    running = _running(facts, found)
    title = Title(_line(facts.title, found), running=running) if facts.title else None
    opening = [one for one in (title.prose if title else None, running) if one]
    texts = [*opening, *_maker_calls(facts.credits), *proses(blocks), *_captions(pictures)]
    signed = _person(facts.signed_by, known, found) if facts.signed_by else None
    essay = Essay(
        id=slug,
        title=title,
        blocks=_placed(blocks, pictures, found),
        notes=joined(texts, notes, found),
        credits=_read_makers(facts.credits, known, found),
        figures=pictures.figures,
        assets=pictures.assets,
        language=facts.language,
        signed_by=signed,
        location=source.location(0),
    )
    _check_references(essay, texts, known, found)
    return essay


def _text(
    folder: Folder, path: str, found: list[Diagnostic]
) -> tuple[tuple[Block, ...], tuple[NoteText, ...]]:
    if path not in folder.all_texts:
        place = folder.location(path.rpartition("/")[0])
        found.append(TEXT_MISSING.at(place, path=path))
    source = read_source(folder, path, found)
    return read_text(written_file(source), found) if source else ((), ())


def _running(facts: FilmFacts | EssayFacts, found: list[Diagnostic]) -> Prose | None:
    if facts.running_title is None:
        return None
    running = _line(facts.running_title, found)
    refuse_calls([running], "a running title", found)
    return running


def _line(scalar: Scalar, found: list[Diagnostic]) -> Prose:
    return read_line(written_scalar(scalar), found)


def _captions(pictures: Pictures) -> list[Prose]:
    return [figure.caption for figure in pictures.figures if figure.caption]


def _plate(facts: PlateFacts) -> Plate:
    return Plate(facts.style.text, tuple((facts.parameters or {}).items()), facts.style.location)


def _copy(facts: FilmFacts) -> Copy:
    shown = facts.copy_shown
    return Copy(
        shown.format,
        shown.colour,
        shown.sound,
        shown.aspect,
        shown.runtime,
        tuple(shown.languages),
        tuple(shown.subtitles),
        shown.courtesy,
    )


def read_credits(facts: Sequence[CreditFacts], known: Known, found: list[Diagnostic]) -> tuple[Credit, ...]:
    """Credits whose roles and people are known."""
    return tuple(_credit(one, known, found) for one in facts)


def _read_makers(facts: Sequence[MakerFacts], known: Known, found: list[Diagnostic]) -> tuple[Credit, ...]:
    """A section's credits, with the notes they call."""
    credits = zip(read_credits(facts, known, found), facts, strict=True)
    return tuple(replace(credit, notes=tuple(one.text for one in fact.notes)) for credit, fact in credits)


def _maker_calls(facts: Iterable[MakerFacts]) -> list[Prose]:
    """The note calls of a section's credits, as calls in a text are."""
    notes = (note for one in facts for note in one.notes)
    return [Prose(CALL, (Span(0, 1, Mark.CALL, one.text),), (Anchor(0, one.location),)) for one in notes]


def _credit(facts: CreditFacts, known: Known, found: list[Diagnostic]) -> Credit:
    role = facts.role
    if role.text not in RELATORS:
        found.append(UNKNOWN_ROLE.at(role.location, role=role.text))
    people = tuple(_person(one, known, found) for one in facts.people)
    if facts.credited_as and len(facts.credited_as) != len(people):
        uneven = CREDITED_AS_UNEVEN.at(role.location, names=len(facts.credited_as), people=len(people))
        found.append(uneven)
    return Credit(role.text, people, facts.label, tuple(facts.credited_as))


def _person(scalar: Scalar, known: Known, found: list[Diagnostic]) -> str:
    if known.people is not None and scalar.text not in known.people:
        hint = near(scalar.text, known.people)
        found.append(UNKNOWN_PERSON.at(scalar.location, hint=hint, id=scalar.text))
    return scalar.text


def _placed(blocks: Iterable[Block], pictures: Pictures, found: list[Diagnostic]) -> tuple[Block, ...]:
    """The blocks, whose placings all name a picture of the section, each once."""
    known = {figure.id for figure in pictures.figures}
    seen: set[str] = set()
    kept: list[Block] = []
    for block in blocks:
        if isinstance(block, Placing) and block.figure not in known:
            found.append(UNKNOWN_FIGURE.at(block.location, hint=near(block.figure, known), id=block.figure))
        elif isinstance(block, Placing) and block.figure in seen:
            found.append(FIGURE_DOUBLED.at(block.location, id=block.figure))
        else:
            kept.append(block)
            seen |= {block.figure} if isinstance(block, Placing) else set()
    return tuple(kept)


def _check_references(
    section: Section, texts: Iterable[Prose], known: Known, found: list[Diagnostic]
) -> None:
    """Note series and cited works that nobody declared, and citations outside the notes."""
    refuse_citations(texts, found)
    names = None if known.series is None else {series.id for series in known.series}
    for note in section.notes:
        if names is not None and note.series not in names:
            hint = near(note.series, names)
            found.append(NOTE_SERIES.at(note.location, hint=hint, series=note.series))
    for prose in (one for note in section.notes for one in note.paragraphs):
        for span in prose.marked(Mark.CITATION):
            work = span.value.partition(":")[0]
            if known.works is not None and work not in known.works:
                place = prose.location(span.start)
                found.append(UNKNOWN_SOURCE.at(place, hint=near(work, known.works), id=work))
