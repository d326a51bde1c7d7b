"""What a face does by itself, the same for every script and language.

Only features HarfBuzz applies unasked are kept, and all of them under every
script: shaping then depends on the text and its direction alone, not on
language tags, on how Pango cuts a line into scripts, or on a style sheet.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables

from catalogue.setting.fonts.mirrors import substitution
from catalogue.setting.fonts.repertoire import BLANKS, CONTROLS, LINE_ENDS

KEPT = ("ccmp", "kern", "liga", "mark", "mkmk", "rtla")
_SCRIPTS = ("DFLT", "hebr", "latn")


def settle_features(font: TTFont, right_to_left: dict[str, str]) -> None:
    """Add `rtla`, drop optional and language features, treat all scripts alike."""
    substitutions = font["GSUB"].table
    lookups = substitutions.LookupList
    lookups.Lookup.append(substitution(right_to_left))
    lookups.LookupCount = len(lookups.Lookup)
    _rebuild(substitutions, {"rtla": {lookups.LookupCount - 1}})
    _rebuild(font["GPOS"].table, {})


def free_spaces(font: TTFont) -> None:
    """Let no kern reach over a space, or over a sign after which a line may end.

    The width of a line is then exactly the sum of its words and its spaces,
    wherever it is broken.
    """
    cmap = font.getBestCmap()
    spaces = {cmap[ord(char)] for char in BLANKS + CONTROLS if ord(char) in cmap}
    ends = spaces | {cmap[ord(char)] for char in LINE_ENDS if ord(char) in cmap}
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for subtable in (getattr(sub, "ExtSubTable", sub) for sub in lookup.SubTable):
            if subtable.LookupType == 2:
                _forget_first(subtable, ends)
                _forget_second(subtable, spaces)


def _rebuild(table: Any, added: dict[str, set[int]]) -> None:
    lookups: defaultdict[str, set[int]] = defaultdict(set)
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag in KEPT:
            lookups[record.FeatureTag].update(record.Feature.LookupListIndex)
    lookups |= added
    table.FeatureList.FeatureRecord = [_feature(tag, found) for tag, found in sorted(lookups.items())]
    table.FeatureList.FeatureCount = len(lookups)
    table.ScriptList.ScriptRecord = [_script(tag, len(lookups)) for tag in _SCRIPTS]
    table.ScriptList.ScriptCount = len(_SCRIPTS)


def _feature(tag: str, lookups: set[int]) -> otTables.FeatureRecord:
    record = otTables.FeatureRecord()
    record.FeatureTag, record.Feature = tag, otTables.Feature()
    record.Feature.FeatureParams = None
    record.Feature.LookupListIndex = sorted(lookups)
    record.Feature.LookupCount = len(lookups)
    return record


def _script(tag: str, features: int) -> otTables.ScriptRecord:
    record = otTables.ScriptRecord()
    record.ScriptTag, record.Script = tag, otTables.Script()
    language = otTables.DefaultLangSys()
    language.LookupOrder, language.ReqFeatureIndex = None, 0xFFFF
    language.FeatureIndex, language.FeatureCount = list(range(features)), features
    record.Script.DefaultLangSys = language
    record.Script.LangSysRecord, record.Script.LangSysCount = [], 0
    return record


def _forget_first(subtable: Any, names: set[str]) -> None:
    """Drop all pairs that begin with one of these glyphs."""
    kept = [i for i, name in enumerate(subtable.Coverage.glyphs) if name not in names]
    subtable.Coverage.glyphs = [subtable.Coverage.glyphs[i] for i in kept]
    if subtable.Format == 1:
        subtable.PairSet = [subtable.PairSet[i] for i in kept]
        subtable.PairSetCount = len(kept)
    else:
        for name in names & subtable.ClassDef1.classDefs.keys():
            del subtable.ClassDef1.classDefs[name]


def _forget_second(subtable: Any, names: set[str]) -> None:
    """Drop all pairs that end with one of these glyphs."""
    if subtable.Format == 1:
        for pairs in subtable.PairSet:
            pairs.PairValueRecord = [r for r in pairs.PairValueRecord if r.SecondGlyph not in names]
            pairs.PairValueCount = len(pairs.PairValueRecord)
    else:
        for name in names & subtable.ClassDef2.classDefs.keys():
            del subtable.ClassDef2.classDefs[name]
