"""Hebrew punctuation: what an author types, brought to what a Hebrew book prints.

`normalise` returns the text, every change it made, and every doubt it left to
a person; nothing is changed in silence. The rules and their codes are listed
in `rules`; the house's choices are the fields of `PunctuationStyle`.
"""

from catalogue.composing.punctuation.changes import Change, Flag, Normalised, apply, moved, origin
from catalogue.composing.punctuation.joiners import bind
from catalogue.composing.punctuation.normalising import normalise
from catalogue.composing.punctuation.rules import RULES, explain
from catalogue.model.punctuation import Profile, PunctuationStyle

__all__ = [
    "RULES",
    "Change",
    "Flag",
    "Normalised",
    "Profile",
    "PunctuationStyle",
    "apply",
    "bind",
    "explain",
    "moved",
    "normalise",
    "origin",
]
