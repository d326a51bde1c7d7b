"""The import of a manuscript: what was joined, what stayed open, what looks like a slip."""

from __future__ import annotations

from catalogue.diagnostics import Severity
from catalogue.reading.findings import Finding

CALL_WITHOUT_BODY = Finding(
    "CAT-M01",
    Severity.WARNING,
    'call "{mark}" has no note',
    "no paragraph of the manuscript begins with this number",
    "the sign stays in the text as it came; write the note or take the sign out",
)
BODY_WITHOUT_CALL = Finding(
    "CAT-M02",
    Severity.WARNING,
    'note "{mark}" is not called anywhere',
    "no word of the manuscript carries this number",
    "the note stays in its section’s text; put its call where it belongs",
)
REJOINED = Finding(
    "CAT-M03",
    Severity.NOTE,
    'a paragraph was cut here and is joined again: "{before} | {after}"',
    "the page of the manuscript ended within it",
    "nothing to do if it reads on; otherwise make two paragraphs of it",
)
LINK_LOST = Finding(
    "CAT-M04",
    Severity.WARNING,
    'the link "{words}" has lost its address',
    "the manuscript came with # in its place",
    "ask the author for the address",
)
HEADING_GUESSED = Finding(
    "CAT-M05",
    Severity.NOTE,
    '"{words}" is read as {what}',
    "it is short, ends without a full stop and stands alone",
    "move it if it is something else",
)
ROLE_GUESSED = Finding(
    "CAT-M06",
    Severity.WARNING,
    'the role behind "{label}" is not known',
    "roles are MARC relator codes; ctb (contributor) stands in for it",
    "give the right code in book.yaml",
)
NAMES_WHOLE = Finding(
    "CAT-M07",
    Severity.WARNING,
    '"{names}" could not be told apart into people',
    "joining the names again would have changed a word",
    "make one entry of people.yaml for each person",
)
TITLE_MISSING = Finding(
    "CAT-M08",
    Severity.WARNING,
    "the manuscript does not begin with a title",
    "a book needs one, and none is invented",
    "write the title in book.yaml",
)
WORDS_CHANGED = Finding(
    "CAT-M09",
    Severity.ERROR,
    'the words changed: "{manuscript}" became "{content}"',
    "an import changes no word; this is a fault of the import",
    "nothing was written; please report it with the manuscript",
)
NOTHING = Finding(
    "CAT-M10",
    Severity.ERROR,
    "there are no words in the manuscript",
    "there is nothing to make a book of",
    "check that it is the right file, saved as plain text in UTF-8",
)
CONTROL_DROPPED = Finding(
    "CAT-M14",
    Severity.WARNING,
    "the invisible character {character} is left out",
    "directions are computed; such a mark often shows where another program went wrong",
    "look at this place in the proof",
)
CALL_ON_TITLE_PAGE = Finding(
    "CAT-M15",
    Severity.WARNING,
    'call "{mark}" stands on the title page',
    "notes belong to essays and films; a title page has no foot for them",
    "the note is kept with the last section; put its call where it belongs",
)
FOLDER_TAKEN = Finding(
    "CAT-M11",
    Severity.ERROR,
    'the folder "{path}" has content already',
    "an import never writes over somebody’s work",
    "name another folder with --into",
)
MANUSCRIPT_UNREADABLE = Finding(
    "CAT-M12",
    Severity.ERROR,
    'the manuscript "{path}" cannot be opened: {reason}',
    "without it there is nothing to import",
    "check its name and that you may read it",
)
FOLDER_UNWRITABLE = Finding(
    "CAT-M13",
    Severity.ERROR,
    'the folder "{path}" cannot be written: {reason}',
    "the import could not be kept",
    "name a folder you may write to",
)
WORD_DOUBLED = Finding(
    "CAT-M20",
    Severity.WARNING,
    'the word "{word}" stands twice in a row',
    "one of the two is often a slip",
    "ask the author",
)
SPELLED_TWO_WAYS = Finding(
    "CAT-M21",
    Severity.WARNING,
    '"{word}" is spelled "{other}" in line {line}',
    "two spellings of what seems one word",
    "ask the author which one is meant",
)
BRACKET_UNPAIRED = Finding(
    "CAT-M22",
    Severity.WARNING,
    "the bracket {bracket} has no partner in its paragraph",
    "one of the two was lost or forgotten",
    "ask the author",
)
