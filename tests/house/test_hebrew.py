"""Every finding a Hebrew reader can meet in the preview or on a proof is there in Hebrew too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from code_table import modules, rows

from catalogue.composing.punctuation import RULES
from catalogue.diagnostics import error, note
from catalogue.proofing.hebrew import in_hebrew

ROOT = Path(__file__).resolve().parents[2]
TABLE = yaml.safe_load((ROOT / "catalogue/proofing/hebrew.yaml").read_text("utf-8"))
MET = re.compile(r"CAT-(?:[ENRT]\d\d|L0\d|L7\d|S20|P88)")
"""Content, notes, reading, typography; templates, plates, pictures. What else a build says is English."""


def said() -> Iterator[tuple[str, str]]:
    """Every sentence of these findings, as the program's own text has it."""
    for _, row in rows(modules(ROOT)):
        if MET.fullmatch(row.code):
            for words in filter(None, (row.says, row.why, row.hint)):
                yield row.code, words.replace("&lt;", "<").replace("\\|", "|")


def test_every_sentence_has_its_hebrew_and_no_other_stands_there():
    known = {(code, english) for code, some in TABLE.items() if code != "words" for english in some}
    assert sorted(set(said()) - known) == [], "to be added to catalogue/proofing/hebrew.yaml"
    assert sorted(known - set(said())) == [], "to be taken out of it"


def test_nothing_is_filled_in_that_the_program_does_not_say():
    for code, some in TABLE.items():
        for english, hebrew in some.items():
            places = {int(number) for number in re.findall(r"\{(\d)\}", hebrew)}
            assert places <= set(range(1, english.count("…") + 1)), (code, english)
            assert hebrew.count("`") % 2 == 0 and re.search(r"[א-ת]|^\{1\}$", hebrew), (code, hebrew)


def test_every_rule_of_punctuation_is_explained():
    assert set(RULES) <= set(TABLE["words"])


@pytest.mark.parametrize(
    ("finding", "message"),
    [
        (error("CAT-N03", 'note "crawford" is called twice'), "ההערה ”⁨crawford⁩” נקראת פעמיים"),
        (note("CAT-T02", "“-” becomes “–” (H3) in “1-2”"), "טווח מקבל קו מפריד"),
        (note("CAT-T02", "“-” becomes “–” (G6+H3) in “1-2”"), "גרש אחרי האלפים בשנה עברית; טווח"),
        (note("CAT-T02", "a space becomes nothing (T2) in “1-2”"), "רווח⁩ הוחלף ב־⁨דבר"),
        (error("CAT-E01", 'the call of note "a" stands before the punctuation'), "עומד ⁨לפני⁩ סימן"),
        (error("CAT-L21", "nobody has put this into Hebrew"), "nobody has put this into Hebrew"),
        (error("CAT-N03", "words the program never says"), "words the program never says"),
    ],
)
def test_what_is_known_is_said_in_hebrew_and_the_rest_stays(finding, message):
    assert message in in_hebrew(finding).message


def test_the_reason_and_the_remedy_are_hebrew_too():
    told = in_hebrew(
        error(
            "CAT-N02",
            "x",
            why="its words would not be printed",
            hint="put [^a] where it belongs, or take the note out",
        )
    )
    assert told.why == "המילים שלה לא יודפסו"
    assert "\u2066[^a]\u2069" in told.hint, "what is to be typed keeps its direction"
