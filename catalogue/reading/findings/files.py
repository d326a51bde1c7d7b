"""Files: missing, empty, unreadable, or with letters in them that nobody typed."""

from __future__ import annotations

from catalogue.diagnostics import Severity
from catalogue.reading.findings import Finding

FOLDER_MISSING = Finding(
    "CAT-R01",
    Severity.ERROR,
    'there is no content folder "{path}"',
    "the book is read from its content folder",
    "name the folder with --content, or import a manuscript: catalogue import MANUSCRIPT --into DIR",
)
FILE_MISSING = Finding(
    "CAT-R02",
    Severity.ERROR,
    'the file "{path}" is missing',
    "the book names it, so its words would be missing too",
    "put the file there, or take its entry out",
)
FILE_EMPTY = Finding(
    "CAT-R03",
    Severity.ERROR,
    "the file is empty",
    "an empty file is more often lost work than meant",
    "write its text, or take the file and its entry out",
)
NO_FACTS = Finding(
    "CAT-R14",
    Severity.ERROR,
    "there are no facts in the file, only remarks or blank lines",
    "the book cannot be made without them",
    "compare with the shipped content folder",
)
TEXT_MISSING = Finding(
    "CAT-R15",
    Severity.WARNING,
    'the film has no text: "{path}" is not there',
    "it opens with its title and its facts alone",
    "write the file, or leave it so",
)
ESSAY_BARE = Finding(
    "CAT-R17",
    Severity.WARNING,
    "the essay has no text",
    "it opens with its title alone, or not at all",
    "write it under its head, or leave it so",
)
NOT_UTF8 = Finding(
    "CAT-R04",
    Severity.ERROR,
    "the file is not UTF-8: byte {byte} cannot be read",
    "Hebrew in an older encoding would come out as other letters",
    "save the file again as UTF-8",
)
BYTE_ORDER_MARK = Finding(
    "CAT-R05",
    Severity.WARNING,
    "the file begins with a byte order mark",
    "UTF-8 needs none, and other programs may print it",
    'save the file as UTF-8 "without BOM"',
)
CARRIAGE_RETURNS = Finding(
    "CAT-R06",
    Severity.WARNING,
    "the lines end with a carriage return",
    "versions kept with and without it differ in every line",
    "save the file with Unix line ends (LF)",
)
TAB = Finding(
    "CAT-R07",
    Severity.WARNING,
    "there is a tab in the text",
    "a tab has no width in running text; it is set as a word space",
    "type a space",
)
CONTROL_CHARACTER = Finding(
    "CAT-R08",
    Severity.ERROR,
    "there is an invisible control character {character}",
    "no face has a glyph for it, and some readers stop at it",
    "delete it; it often comes along when text is pasted",
)
BIDI_CONTROL = Finding(
    "CAT-R09",
    Severity.ERROR,
    "there is an invisible direction mark {character} in the text",
    "directions are computed from the whole paragraph; a stray mark turns brackets and numbers around",
    "delete it",
)
FILE_TOO_LARGE = Finding(
    "CAT-R10",
    Severity.ERROR,
    "the file has {size} bytes, more than the {limit} that are read",
    "no chapter is that long; such a file is usually another kind of file under this name",
    "split the file, or put the right one in its place",
)
PATH_LEAVES = Finding(
    "CAT-R11",
    Severity.ERROR,
    'the path "{path}" leads out of the content folder',
    "an edition keeps the content folder and nothing else; what lies outside would be lost",
    "copy the file into the folder and name it there",
)
PROFILE_MISSING = Finding(
    "CAT-R16",
    Severity.ERROR,
    'there is no press profile "{path}"',
    "pictures are converted to the inks of this profile, and the printer's file names it",
    "put the printer's .icc file into {folder}/ and name it there, or leave the line out for FOGRA39",
)
FILE_UNUSED = Finding(
    "CAT-R12",
    Severity.WARNING,
    'nothing reads the file "{path}"',
    "a file under a wrong name stays out of the book without a word",
    "rename it, or move it out of the content folder",
)
FILE_UNREADABLE = Finding(
    "CAT-R13",
    Severity.ERROR,
    'the file "{path}" cannot be opened: {reason}',
    "what cannot be opened cannot be printed",
    "check that it is a file and that you may read it",
)
