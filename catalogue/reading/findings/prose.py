"""Prose: mark-up that is open, or that the pages have no form for."""

from __future__ import annotations

from catalogue.diagnostics import Severity
from catalogue.reading.findings import Finding

MARKUP_OPEN = Finding(
    "CAT-R50",
    Severity.ERROR,
    'the mark-up "{mark}" is not closed, or closes nothing',
    "it would be printed as it stands",
    "close it, or write \\{mark} to print it; a mark beside a letter and a bracket or quote may need moving",
)
HEADING_LEVEL = Finding(
    "CAT-R51",
    Severity.ERROR,
    "a heading of level {level} cannot stand here",
    "level 1 is the section’s own title; levels 2 and 3 stand in its text",
    "write ## or ### before the heading",
)
BLOCK_UNKNOWN = Finding(
    "CAT-R52",
    Severity.ERROR,
    "{block} cannot stand here",
    "the book’s pages have no form for it",
    "set it as {instead}",
)
PICTURE_INLINE = Finding(
    "CAT-R53",
    Severity.ERROR,
    "a picture stands within a line",
    "pictures stand between paragraphs",
    "put ![](id) in a paragraph of its own",
)
PICTURE_WORDS = Finding(
    "CAT-R54",
    Severity.ERROR,
    "words stand in the brackets of a picture",
    "they would not be printed: caption and alternative text are given with the picture",
    "move them to the picture’s caption or alternative",
)
ADDRESS_ODD = Finding(
    "CAT-R55",
    Severity.WARNING,
    'the link leads to "{address}"',
    "a printed book and its PDF can lead to http, https and mailto addresses",
    "write the whole address",
)
HTML_TAG = Finding(
    "CAT-R56",
    Severity.ERROR,
    "there is an HTML tag {tag}",
    "it would be printed as it stands",
    "use Markdown, or write \\< to print the bracket",
)
ONE_PARAGRAPH = Finding(
    "CAT-R57",
    Severity.ERROR,
    "only one paragraph of running text can stand here",
    "titles, captions and labels are set as one paragraph",
    "keep one paragraph, without lists, headings or quotations",
)
HEAD_MISSING = Finding(
    "CAT-R58",
    Severity.ERROR,
    "the essay has no head",
    "its title and signature stand between two lines of --- at the top",
    "begin the file with the lines ---, title: …, ---",
)
MARKUP_CALL = Finding(
    "CAT-R59",
    Severity.ERROR,
    '"{mark}" is not a note call or a citation',
    "it would be printed as it stands",
    "write [^name] or [@source, pages]; \\[ prints a bracket",
)
LIST_NUMBER = Finding(
    "CAT-R60",
    Severity.WARNING,
    'a paragraph that begins with "{number}" is read as a list',
    "the number would be printed as a list’s letter",
    "write \\. for the full stop if it is a sentence, or begin the list with 1",
)
TABLE_ROW = Finding(
    "CAT-R61",
    Severity.ERROR,
    "the row has {cells} cells, the table’s head {columns}",
    "cells beyond the head would not be printed",
    "add a column to the head, or write \\| for a bar within a cell",
)
