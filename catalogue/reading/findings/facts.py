"""Facts in YAML: its form, its keys, its values, and what they refer to."""

from __future__ import annotations

from catalogue.diagnostics import Severity
from catalogue.reading.findings import Finding

YAML_SYNTAX = Finding(
    "CAT-R20",
    Severity.ERROR,
    "this is not YAML: {problem}",
    "the lines after it cannot be understood",
    "compare the indents with the lines above, or put the whole value between single quotes",
)
KEY_DOUBLED = Finding(
    "CAT-R21",
    Severity.ERROR,
    'the key "{key}" is given twice',
    "one of the two values would be lost",
    "keep one of them; the first stands in line {line}",
)
YAML_FEATURE = Finding(
    "CAT-R22",
    Severity.ERROR,
    "{feature} is not read here",
    "every value is plain text that the catalogue types itself",
    "write the value out in full",
)
YAML_DEPTH = Finding(
    "CAT-R23",
    Severity.ERROR,
    "the values are nested more than {limit} deep",
    "no fact of a book lies that deep",
    "look for brackets that were never closed",
)
UNKNOWN_KEY = Finding(
    "CAT-R24",
    Severity.ERROR,
    'unknown key "{key}"',
    "a key with a typing error would be passed over without a word",
    "known here: {known}",
)
KEY_MISSING = Finding(
    "CAT-R25",
    Severity.ERROR,
    'the key "{key}" is missing',
    "the book cannot be made without it",
    "add the line “{key}: …”",
)
WRONG_VALUE = Finding(
    "CAT-R26",
    Severity.ERROR,
    '"{value}" cannot stand here: {problem}',
    "the value would be misunderstood further on",
    "see the line’s meaning in the description of the content folder",
)
WRONG_KIND = Finding(
    "CAT-R27",
    Severity.ERROR,
    "expected {expected} here, found {found}",
    "the file has another shape than the book needs",
    "compare with the shipped content folder",
)

CONTRADICTION = Finding(
    "CAT-R39",
    Severity.ERROR,
    "{words}",
    "the two lines cannot both be meant; whichever were followed, the other would be passed over",
    "take one of them out, or add the one that is wanted",
)

UNKNOWN_PERSON = Finding(
    "CAT-R30",
    Severity.ERROR,
    'nobody has the id "{id}" in people.yaml',
    "names are printed from people.yaml, so that one person is spelled one way",
    "add the person to people.yaml",
)
UNKNOWN_ROLE = Finding(
    "CAT-R31",
    Severity.ERROR,
    'there is no role "{role}"',
    "roles are MARC relator codes, so that libraries understand them",
    "common ones: cre creator, cur curator, fmd film director, aut author, edt editor, trl translator",
)
ID_DOUBLED = Finding(
    "CAT-R32",
    Severity.ERROR,
    'the id "{name}" is used twice',
    "a reference to it could mean either",
    "give one of them another id; the other stands at {other}",
)
ORDER_UNKNOWN = Finding(
    "CAT-R33",
    Severity.ERROR,
    'the order names "{entry}", which is not there',
    "every entry of the order is a page of the book, an essay or a film",
    "write essays/NAME, films/NAME or one of {parts}",
)
ORDER_DOUBLED = Finding(
    "CAT-R34",
    Severity.ERROR,
    'the order names "{entry}" twice',
    "its words would be printed twice",
    "take one of the two out",
)
NOT_IN_ORDER = Finding(
    "CAT-R35",
    Severity.WARNING,
    '"{entry}" is not in the order of book.yaml',
    "what the order does not name is not printed",
    "add it to the order, or move it out of the content folder",
)
CREDITED_AS_UNEVEN = Finding(
    "CAT-R36",
    Severity.ERROR,
    "{names} names are credited for {people} people",
    "names as credited are one for each person, in the same order",
    "give one name for each person, or none to print their own",
)
BAD_ID = Finding(
    "CAT-R37",
    Severity.ERROR,
    '"{id}" is no id',
    "ids become file names and addresses: small Latin letters, digits and hyphens travel everywhere",
    "for instance {proposal}",
)
UNKNOWN_SOURCE = Finding(
    "CAT-R38",
    Severity.ERROR,
    'no work has the id "{id}" in sources.yaml',
    "a citation is printed from sources.yaml",
    "add the work to sources.yaml",
)
