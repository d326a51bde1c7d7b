"""Notes: their names, their calls, their bodies."""

from __future__ import annotations

from catalogue.diagnostics import Severity
from catalogue.reading.findings import Finding

NOTE_DANGLING = Finding(
    "CAT-N01",
    Severity.ERROR,
    'note "{name}" is called but has no body',
    "the call would lead nowhere",
    "add a paragraph “[^{name}]: …” to the same section’s text",
)
NOTE_UNUSED = Finding(
    "CAT-N02",
    Severity.ERROR,
    'note "{name}" is never called',
    "its words would not be printed",
    "put [^{name}] where it belongs, or take the note out",
)
NOTE_CALLED_TWICE = Finding(
    "CAT-N03",
    Severity.ERROR,
    'note "{name}" is called twice',
    "a note has one call; a second call would print its text twice",
    'give the second call its own note, or refer back with "שם"',
)
NOTE_DOUBLED = Finding(
    "CAT-N04",
    Severity.ERROR,
    'there are two notes called "{name}"',
    "a call could mean either",
    "give one of them another name; the other stands at {other}",
)
NOTE_SERIES = Finding(
    "CAT-N05",
    Severity.ERROR,
    'there is no note series "{series}"',
    "each series has its own marks, given in book.yaml",
    "add the series under notes in book.yaml",
)
NOTE_NESTED = Finding(
    "CAT-N06",
    Severity.ERROR,
    'note "{name}" is called from within a note',
    "a note’s note has no place on the page",
    "put its words into the note itself, in brackets",
)
NOTE_EMPTY = Finding(
    "CAT-N07",
    Severity.ERROR,
    'note "{name}" has no words',
    "a mark without a note would be printed",
    "write the note, or take it and its call out",
)
NOTE_NAME = Finding(
    "CAT-N08",
    Severity.ERROR,
    '"{name}" is not a note’s name',
    "notes are numbered by the program; a number in the source is wrong as soon as a note is added",
    "give it a name of letters, as in [^crawford] or, in another series, [^editor/remark]",
)
NOTE_HOMELESS = Finding(
    "CAT-N09",
    Severity.ERROR,
    'note "{name}" is called from {where}',
    "notes belong to an essay or a film; here there is no text that could hold the note’s words",
    "put the note’s words here in brackets, or call it from the essay or the film",
)
CITATION_HOMELESS = Finding(
    "CAT-N10",
    Severity.ERROR,
    'the work "{source}" is cited outside a note',
    "a citation is printed long, short or as שם by the notes before it; running text has no such order",
    "call a note here, and cite the work in it",
)
