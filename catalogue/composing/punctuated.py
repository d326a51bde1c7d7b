"""The whole book with its punctuation put right, and every change that took.

The curator's words stay as they are; what typography changes is returned
change by change, with the place in the source, for an editor to read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from catalogue.composing.memory import Memory
from catalogue.composing.punctuation import Change, bind, normalise
from catalogue.composing.rewriting import rewrite
from catalogue.diagnostics import Diagnostic, Location, Report, error, warning
from catalogue.model.blocks import Block, Heading, Listing, Paragraph, Placing, Quotation, Table
from catalogue.model.book import Book, HouseStyle, Part, Waiver
from catalogue.model.edition import Edition, Imprint
from catalogue.model.figures import Asset
from catalogue.model.names import Credit, Person
from catalogue.model.notes import Note
from catalogue.model.prose import Mark, Prose, plain
from catalogue.model.sections import Essay, Film, Title

CHANGE = "CAT-T02"
"""The code of a typographic change; a waiver of it keeps what was typed at its place."""

_AROUND = 12
"""Code points of context shown on either side of a change."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One typographic change: where, by which rule, what became what, and the words around it."""

    location: Location
    rule: str
    before: str
    after: str
    context: str


@dataclass(frozen=True, slots=True)
class Punctuated:
    """The book as it is to be set."""

    book: Book
    corrections: tuple[Correction, ...]
    report: Report


def punctuate(book: Book, memory: Memory | None = None) -> Punctuated:
    """Apply the house's punctuation to every word that will be printed."""
    memory = memory or Memory()
    hand = _Hand(book.style, book.waivers)
    corrected = replace(
        book,
        title=hand.prose(book.title),
        subtitle=hand.prose(book.subtitle) if book.subtitle else None,
        running_title=hand.prose(book.running_title) if book.running_title else None,
        credits=hand.credits(book.credits, book.location),
        people=tuple(hand.person(one) for one in book.people),
        order=tuple(one if isinstance(one, Part) else hand.whole(one, memory) for one in book.order),
        edition=hand.edition(book),
        imprint=hand.imprint(book),
    )
    idle = (_idle(waiver) for waiver in hand.waivers if waiver not in hand.used)
    return Punctuated(corrected, tuple(hand.corrections), Report.of([*hand.findings, *idle]))


def punctuate_alike(book: Book, proses: Sequence[Prose]) -> tuple[Prose, ...]:
    """The same for lines that say again what the book says (its colophon); nothing is noted twice."""
    return tuple(map(_Hand(book.style, book.waivers).prose, proses))


class _Hand:
    """Walks the book with a pen, writing down what it changes."""

    def __init__(self, style: HouseStyle, waivers: tuple[Waiver, ...]) -> None:
        self.house, self.refused = style, waivers
        self.style = style.punctuation
        self.waivers = [waiver for waiver in waivers if waiver.rule == CHANGE]
        self.used: set[Waiver] = set()
        self.corrections: list[Correction] = []
        self.findings: list[Diagnostic] = []

    def prose(self, prose: Prose) -> Prose:
        """One paragraph, its spans moved along; then the joiners that only the setting needs."""
        protected = [(span.start, span.end) for span in prose.marked(Mark.ADDRESS)]
        made = normalise(prose.text, self.style, protected=protected)
        refused = [one for one in made.changes if self._is_waived(prose, one)]
        if refused:
            protected += [(one.start, one.end) for one in refused]
            made = normalise(prose.text, self.style, protected=protected)
        self._note(prose, made.changes)
        self.findings.extend(
            warning(
                "CAT-T01",
                f"{one.what!r} was left as typed ({one.rule})",
                prose.location(one.start),
                why=one.why,
            )
            for one in made.flags
        )
        corrected = rewrite(prose, made.text, made.changes)
        bound = bind(corrected.text)
        return rewrite(corrected, bound.text, bound.changes)

    def text(self, text: str, place: Location) -> str:
        """A name, a label or a fact, kept as plain text; of its place only the file is known."""
        return self.prose(plain(text, Location(place.file))).text

    def texts(self, texts: Iterable[str], place: Location) -> tuple[str, ...]:
        """Several of them."""
        return tuple(self.text(one, place) for one in texts)

    def edition(self, book: Book) -> Edition:
        """What the colophon says of it."""
        statement, year = self.texts((book.edition.statement, book.edition.year), book.location)
        return replace(book.edition, statement=statement, year=year)

    def imprint(self, book: Book) -> Imprint:
        """The publisher's facts."""
        said = book.imprint
        publisher, place, rights = self.texts((said.publisher, said.place, said.rights), book.location)
        return Imprint(publisher, place, rights, self.texts(said.lines, book.location))

    def credits(self, credits: tuple[Credit, ...], place: Location) -> tuple[Credit, ...]:
        """Labels and names as credited."""
        return tuple(
            replace(one, label=self.text(one.label, place), credited_as=self.texts(one.credited_as, place))
            for one in credits
        )

    def person(self, person: Person) -> Person:
        """A name, and the words about it."""
        return replace(
            person,
            name=self.text(person.name, person.location),
            biography=tuple(map(self.prose, person.biography)),
        )

    def whole(self, section: Essay | Film, memory: Memory) -> Essay | Film:
        """A section with all that is noted on the way, as it was done last time if nothing has changed."""

        def work() -> tuple[Essay | Film, _Hand]:
            hand = _Hand(self.house, self.refused)
            return hand.section(section), hand

        made_from = (section, self.house, self.refused)
        corrected, hand = memory.recall(("punctuation", section.id), made_from, work)
        self.used |= hand.used
        self.corrections += hand.corrections
        self.findings += hand.findings
        return corrected

    def section(self, section: Essay | Film) -> Essay | Film:
        """Titles, text, notes, captions, and whom the pictures are owed to."""
        figures = tuple(
            replace(one, caption=self.prose(one.caption) if one.caption else None) for one in section.figures
        )
        shared = {
            "blocks": tuple(map(self._block, section.blocks)),
            "notes": tuple(map(self._one_note, section.notes)),
            "credits": self.credits(section.credits, section.location),
            "figures": figures,
            "assets": tuple(map(self._asset, section.assets)),
        }
        if isinstance(section, Film):
            titles = tuple(map(self._title, section.titles))
            return replace(section, titles=titles, **self._facts(section), **shared)  # type: ignore[arg-type]
        title = self._title(section.title) if section.title else None
        return replace(section, title=title, **shared)  # type: ignore[arg-type]

    def _asset(self, asset: Asset) -> Asset:
        """Whom a picture is owed to; its place in the source stays that of its file's name."""
        credit, rights = self.texts((asset.credit, asset.rights), asset.location)
        return replace(asset, credit=credit, rights=rights)

    def _facts(self, film: Film) -> dict[str, object]:
        """Country, running time, and what is known of the copy."""
        place, copy = film.location, film.copy
        lists = {name: self.texts(getattr(copy, name), place) for name in ("languages", "subtitles")}
        words = ("format", "colour", "sound", "aspect", "runtime", "courtesy")
        facts = {name: self.text(getattr(copy, name), place) for name in words}
        return {
            "year": self.text(film.year, place),
            "countries": self.texts(film.countries, place),
            "runtime": self.text(film.runtime, place),
            "copy": replace(copy, **lists, **facts),  # type: ignore[arg-type]
        }

    def _title(self, title: Title) -> Title:
        running = self.prose(title.running) if title.running else None
        return replace(title, prose=self.prose(title.prose), running=running)

    def _one_note(self, note: Note) -> Note:
        return replace(note, paragraphs=tuple(map(self.prose, note.paragraphs)))

    def _block(self, block: Block) -> Block:
        match block:
            case Paragraph(prose):
                return Paragraph(self.prose(prose))
            case Heading(prose, level):
                return Heading(self.prose(prose), level)
            case Quotation(paragraphs):
                return Quotation(tuple(map(self.prose, paragraphs)))
            case Listing():
                return replace(block, items=tuple(map(self.prose, block.items)))
            case Table(rows):
                return Table(tuple(tuple(map(self.prose, row)) for row in rows))
            case Placing():
                return block

    def _is_waived(self, prose: Prose, change: Change) -> bool:
        place = prose.location(change.start)
        matching = [waiver for waiver in self.waivers if waiver.covers(CHANGE, place)]
        self.used.update(matching)
        return bool(matching)

    def _note(self, prose: Prose, changes: tuple[Change, ...]) -> None:
        self.corrections.extend(
            Correction(
                prose.location(one.start),
                one.rule,
                one.before,
                one.after,
                prose.text[max(0, one.start - _AROUND) : one.end + _AROUND],
            )
            for one in changes
        )


def _idle(waiver: Waiver) -> Diagnostic:
    return error(
        "CAT-T03",
        f'no typographic change is refused by the waiver at "{waiver.place}"',
        waiver.location,
        why="a waiver that waives nothing would hide the next change at its place",
        hint="take it out, or correct its place: `catalogue check` lists every change with its place",
    )
