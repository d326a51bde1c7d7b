"""Every finding of reading, in one list: permanent code, weight, sentence, reason, remedy.

Codes are never reused. ``R`` speaks of files, YAML, facts, pictures and
markup, ``N`` of notes.
"""

from __future__ import annotations

from dataclasses import dataclass

from catalogue.diagnostics import Diagnostic, Location, Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """A kind of diagnostic; `message` is filled in where it is found."""

    code: str
    severity: Severity
    message: str
    why: str
    hint: str

    def at(self, location: Location, hint: str = "", **words: object) -> Diagnostic:
        """This finding at `location`; a `hint` given here replaces the general one."""
        return Diagnostic(
            self.code, self.severity, self.message.format(**words), location, self.why, hint or self.hint
        )


E, W, N = Severity.ERROR, Severity.WARNING, Severity.NOTE

# Files
FOLDER_MISSING = Finding(
    "CAT-R01", E, 'there is no content folder "{path}"',
    "the book is read from its content folder",
    "name the folder with --content, or import a manuscript: catalogue import MANUSCRIPT --into DIR",
)
FILE_MISSING = Finding(
    "CAT-R02", E, 'the file "{path}" is missing',
    "the book names it, so its words would be missing too",
    "put the file there, or take its entry out",
)
FILE_EMPTY = Finding(
    "CAT-R03", E, "the file is empty",
    "an empty file is more often lost work than meant",
    "write its text, or take the file and its entry out",
)
NOT_UTF8 = Finding(
    "CAT-R04", E, "the file is not UTF-8: byte {byte} cannot be read",
    "Hebrew in an older encoding would come out as other letters",
    "save the file again as UTF-8",
)
BYTE_ORDER_MARK = Finding(
    "CAT-R05", W, "the file begins with a byte order mark",
    "UTF-8 needs none, and other programs may print it",
    'save the file as UTF-8 "without BOM"',
)
CARRIAGE_RETURNS = Finding(
    "CAT-R06", W, "the lines end with a carriage return",
    "versions kept with and without it differ in every line",
    "save the file with Unix line ends (LF)",
)
TAB = Finding(
    "CAT-R07", W, "there is a tab in the text",
    "a tab has no width in running text; it is set as a word space",
    "type a space",
)
CONTROL_CHARACTER = Finding(
    "CAT-R08", E, "there is an invisible control character {character}",
    "no face has a glyph for it, and some readers stop at it",
    "delete it; it often comes along when text is pasted",
)
BIDI_CONTROL = Finding(
    "CAT-R09", E, "there is an invisible direction mark {character} in the text",
    "directions are computed from the whole paragraph; a stray mark turns brackets and numbers around",
    "delete it",
)
FILE_TOO_LARGE = Finding(
    "CAT-R10", E, "the file has {size} bytes, more than the {limit} that are read",
    "no chapter is that long; such a file is usually another kind of file under this name",
    "split the file, or put the right one in its place",
)
PATH_LEAVES = Finding(
    "CAT-R11", E, 'the path "{path}" leads out of the content folder',
    "an edition keeps the content folder and nothing else; what lies outside would be lost",
    "copy the file into the folder and name it there",
)
FILE_UNUSED = Finding(
    "CAT-R12", W, 'nothing reads the file "{path}"',
    "a file under a wrong name stays out of the book without a word",
    "rename it, or move it out of the content folder",
)
FILE_UNREADABLE = Finding(
    "CAT-R13", E, 'the file "{path}" cannot be opened: {reason}',
    "what cannot be opened cannot be printed",
    "check that it is a file and that you may read it",
)

# YAML
YAML_SYNTAX = Finding(
    "CAT-R20", E, "this is not YAML: {problem}",
    "the lines after it cannot be understood",
    "compare the indents with the lines above, or put the whole value between single quotes",
)
KEY_DOUBLED = Finding(
    "CAT-R21", E, 'the key "{key}" is given twice',
    "one of the two values would be lost",
    "keep one of them; the first stands in line {line}",
)
YAML_FEATURE = Finding(
    "CAT-R22", E, "{feature} is not read here",
    "every value is plain text that the catalogue types itself",
    "write the value out in full",
)
YAML_DEPTH = Finding(
    "CAT-R23", E, "the values are nested more than {limit} deep",
    "no fact of a book lies that deep",
    "look for brackets that were never closed",
)
UNKNOWN_KEY = Finding(
    "CAT-R24", E, 'unknown key "{key}"',
    "a key with a typing error would be passed over without a word",
    "known here: {known}",
)
KEY_MISSING = Finding(
    "CAT-R25", E, 'the key "{key}" is missing',
    "the book cannot be made without it",
    "add the line “{key}: …”",
)
WRONG_VALUE = Finding(
    "CAT-R26", E, '"{value}" cannot stand here: {problem}',
    "the value would be misunderstood further on",
    "see the line’s meaning in the description of the content folder",
)
WRONG_KIND = Finding(
    "CAT-R27", E, "expected {expected} here, found {found}",
    "the file has another shape than the book needs",
    "compare with the shipped content folder",
)

# Facts
UNKNOWN_PERSON = Finding(
    "CAT-R30", E, 'nobody has the id "{id}" in people.yaml',
    "names are printed from people.yaml, so that one person is spelled one way",
    "add the person to people.yaml",
)
UNKNOWN_ROLE = Finding(
    "CAT-R31", E, 'there is no role "{role}"',
    "roles are MARC relator codes, so that libraries understand them",
    "common ones: cre creator, cur curator, fmd film director, aut author, edt editor, trl translator",
)
ID_DOUBLED = Finding(
    "CAT-R32", E, 'the id "{id}" is used twice',
    "a reference to it could mean either",
    "give one of them another id; the other stands at {other}",
)
ORDER_UNKNOWN = Finding(
    "CAT-R33", E, 'the order names "{entry}", which is not there',
    "every entry of the order is a page of the book, an essay or a film",
    "write essays/NAME, films/NAME or one of {parts}",
)
ORDER_DOUBLED = Finding(
    "CAT-R34", E, 'the order names "{entry}" twice',
    "its words would be printed twice",
    "take one of the two out",
)
NOT_IN_ORDER = Finding(
    "CAT-R35", W, '"{entry}" is not in the order of book.yaml',
    "what the order does not name is not printed",
    "add it to the order, or move it out of the content folder",
)
CREDITED_AS_UNEVEN = Finding(
    "CAT-R36", E, "{names} names are credited for {people} people",
    "names as credited are one for each person, in the same order",
    "give one name for each person, or none to print their own",
)
BAD_ID = Finding(
    "CAT-R37", E, '"{id}" is no id',
    "ids become file names and addresses: small Latin letters, digits and hyphens travel everywhere",
    "for instance {proposal}",
)
UNKNOWN_SOURCE = Finding(
    "CAT-R38", E, 'no work has the id "{id}" in sources.yaml',
    "a citation is printed from sources.yaml",
    "add the work to sources.yaml",
)

# Pictures
UNKNOWN_FIGURE = Finding(
    "CAT-R40", E, 'there is no picture "{id}" here',
    "a picture is placed by its id, within its own film or essay",
    "give a picture this id, or drop the file into the folder",
)
PICTURE_UNREADABLE = Finding(
    "CAT-R41", E, 'the picture "{path}" cannot be read: {reason}',
    "it could not be printed either",
    "export it again as JPEG, PNG or TIFF",
)
STILL_AWAITED = Finding(
    "CAT-R42", W, 'the picture "{path}" has not come yet',
    "a marked placeholder stands for it on proofs; the printer’s folder is not made without it",
    "put the file there under this name",
)
FIGURE_DOUBLED = Finding(
    "CAT-R43", E, 'the picture "{id}" is placed twice',
    "a figure is one placing; a second needs its own caption and alternative text",
    "give the second placing its own id with the same file",
)
PICTURE_KIND = Finding(
    "CAT-R44", W, 'pictures of this kind are not read: "{path}"',
    "press pages are made from JPEG, PNG and TIFF",
    "export it as JPEG, PNG or TIFF",
)

# Prose
MARKUP_OPEN = Finding(
    "CAT-R50", E, 'the mark-up "{mark}" is not closed, or closes nothing',
    "it would be printed as it stands",
    "close it, or write \\{mark} to print it; a mark beside a letter and a bracket or quote may need moving",
)
HEADING_LEVEL = Finding(
    "CAT-R51", E, "a heading of level {level} cannot stand here",
    "level 1 is the section’s own title; levels 2 and 3 stand in its text",
    "write ## or ### before the heading",
)
BLOCK_UNKNOWN = Finding(
    "CAT-R52", E, "{block} cannot stand here",
    "the book’s pages have no form for it",
    "set it as {instead}",
)
PICTURE_INLINE = Finding(
    "CAT-R53", E, "a picture stands within a line",
    "pictures stand between paragraphs",
    "put ![](id) in a paragraph of its own",
)
PICTURE_WORDS = Finding(
    "CAT-R54", E, "words stand in the brackets of a picture",
    "they would not be printed: caption and alternative text are given with the picture",
    "move them to the picture’s caption or alternative",
)
ADDRESS_ODD = Finding(
    "CAT-R55", W, 'the link leads to "{address}"',
    "a printed book and its PDF can lead to http, https and mailto addresses",
    "write the whole address",
)
HTML_TAG = Finding(
    "CAT-R56", E, "there is an HTML tag {tag}",
    "it would be printed as it stands",
    "use Markdown, or write \\< to print the bracket",
)
ONE_PARAGRAPH = Finding(
    "CAT-R57", E, "only one paragraph of running text can stand here",
    "titles, captions and labels are set as one paragraph",
    "keep one paragraph, without lists, headings or quotations",
)
HEAD_MISSING = Finding(
    "CAT-R58", E, "the essay has no head",
    "its title and signature stand between two lines of --- at the top",
    "begin the file with the lines ---, title: …, ---",
)
MARKUP_CALL = Finding(
    "CAT-R59", E, '"{mark}" is not a note call or a citation',
    "it would be printed as it stands",
    "write [^name] or [@source, pages]; \\[ prints a bracket",
)
LIST_NUMBER = Finding(
    "CAT-R60", W, 'a paragraph that begins with "{number}" is read as a list',
    "the number would be printed as a list’s letter",
    "write \\. for the full stop if it is a sentence, or begin the list with 1",
)

# Notes
NOTE_DANGLING = Finding(
    "CAT-N01", E, 'note "{name}" is called but has no body',
    "the call would lead nowhere",
    "add a paragraph “[^{name}]: …” to the same section’s text",
)
NOTE_UNUSED = Finding(
    "CAT-N02", E, 'note "{name}" is never called',
    "its words would not be printed",
    "put [^{name}] where it belongs, or take the note out",
)
NOTE_CALLED_TWICE = Finding(
    "CAT-N03", E, 'note "{name}" is called twice',
    "a note has one call; a second call would print its text twice",
    'give the second call its own note, or refer back with "שם"',
)
NOTE_DOUBLED = Finding(
    "CAT-N04", E, 'there are two notes called "{name}"',
    "a call could mean either",
    "give one of them another name; the other stands at {other}",
)
NOTE_SERIES = Finding(
    "CAT-N05", E, 'there is no note series "{series}"',
    "each series has its own marks, given in book.yaml",
    "add the series under notes in book.yaml",
)
NOTE_NESTED = Finding(
    "CAT-N06", E, 'note "{name}" is called from within a note',
    "a note’s note has no place on the page",
    "put its words into the note itself, in brackets",
)
NOTE_EMPTY = Finding(
    "CAT-N07", E, 'note "{name}" has no words',
    "a mark without a note would be printed",
    "write the note, or take it and its call out",
)
NOTE_NAME = Finding(
    "CAT-N08", E, '"{name}" is not a note’s name',
    "notes are numbered by the program; a number in the source is wrong as soon as a note is added",
    "give it a name of letters, as in [^crawford] or, in another series, [^editor/remark]",
)

ALL: tuple[Finding, ...] = tuple(value for value in tuple(globals().values()) if isinstance(value, Finding))
"""Every finding, for the documentation and for the test that each has a case."""
