"""The rules by their codes, in a sentence each, for whoever reads a list of changes."""

from __future__ import annotations

from collections.abc import Mapping

RULES: Mapping[str, str] = {
    "G1": "gershayim before the last letter of an acronym",
    "G2": "gershayim, although every letter before the mark may be a prefix",
    "G3": "gershayim typed as a curly quotation mark or two apostrophes",
    "G4": "gershayim stay in their place when the acronym is inflected",
    "G5": "an inflected acronym known by name",
    "G6": "geresh after the thousands of a Hebrew year",
    "E1": "geresh inside a word",
    "E2": "geresh at a word's end after a foreign consonant",
    "E3": "geresh of an abbreviation",
    "E4": "geresh after a letter that stands for a number",
    "E5": "a single mark no rule knows",
    "L1": "the apostrophe of Latin words is U+2019",
    "L3": "feet, inches and minutes take primes",
    "Q1": "quotation marks around a phrase",
    "Q2": "another style of quotation marks, brought to the house's",
    "Q3": "quotation marks open after a prefix, touching it",
    "Q4": "no hyphen between a prefix and a quotation mark",
    "Q5": "inner quotation marks differ from the outer ones",
    "Q7": "Latin words quoted in a Hebrew sentence take the Hebrew pair",
    "Q8": "a quotation wholly among Latin words takes the Latin pair",
    "Q9": "a quotation mark with white space on both sides",
    "Q10": "a quotation mark without a partner",
    "Q11": "two readings of a mark are almost equally likely",
    "Q12": "a quotation mark touches the word outside it",
    "S1": "single quotation marks",
    "H1": "maqaf joins Hebrew words",
    "H2": "maqaf joins a prefix or a word to a number or a Latin word",
    "H2s": "maqaf joins a Hebrew ending to a number or a Latin word",
    "H3": "a range takes an en dash without spaces",
    "H3y": "a range of years with its end cut short",
    "H4": "a range that descends",
    "H5": "two names with a hyphen: perhaps a relation or a route",
    "D1": "a dash is an en dash with a space on both sides",
    "D3": "a hyphen or dash whose meaning cannot be told",
    "M1": "the minus sign is U+2212",
    "M2": "the multiplication sign is U+00D7",
    "M3": "no space before a per cent sign",
    "M3v": "a per cent sign stands behind its number",
    "T1": "an ellipsis is U+2026, glued to the word it follows",
    "T2": "marks touch the word before them, one space after; brackets hug",
    "T4": "two or four points in a row",
    "B1": "no break between an abbreviation and its number",
    "B2": "no break between a title and a name",
    "B3": "no break between a number and its unit",
    "B4": "no break between initials and a name",
    "C1": "invisible direction controls and soft hyphens are dropped",
    "C2": "wide letters and ligatures are plain letters",
    "C3": "canonical order of points (Unicode NFC)",
    "W1": "no break at the dash of a range",
    "W2": "no break after the maqaf of a prefix",
    "W3": "no break after an ellipsis that opens a phrase",
}


def explain(rule: str) -> str:
    """The sentences of a change's rules (``G6+H3``), joined with semicolons."""
    return "; ".join(RULES[one] for one in rule.split("+"))
