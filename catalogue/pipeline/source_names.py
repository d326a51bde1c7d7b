"""Source files as the page map names them: wherever the folders stood and however they were typed.

The page map is an output, and the same input must give the same bytes from any folder. What a
person reads on the screen names files as that person typed them; what is written names them
`content/…`, `templates/…` and `fonts/…`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

from catalogue.diagnostics import Diagnostic
from catalogue.pipeline.folders import Folders


def with_source_names(mapped: Mapping[str, Any], folders: Folders) -> dict[str, Any]:
    """The page map with every source named from its own folder on, in places and in sentences."""
    named = _folders(folders)
    names = {file: _named(file, named) for file in {line["file"] for line in mapped["lines"]}}
    lines = [{**line, "file": names[line["file"]]} for line in mapped["lines"]]
    findings = [_finding(finding, named) for finding in mapped["findings"]]
    return {**mapped, "lines": lines, "findings": findings}


def sourced(finding: Diagnostic, folders: Folders) -> Diagnostic:
    """The finding with its place, and places in its words, named from their own folders on."""
    named, place = _folders(folders), finding.location
    message, why, hint = (_reworded(words, named) for words in (finding.message, finding.why, finding.hint))
    here = replace(place, file=_named(place.file, named))
    return replace(finding, location=here, message=message, why=why, hint=hint)


def source_name(file: str, folders: Folders) -> str:
    """The file's name from its own folder on."""
    return _named(file, _folders(folders))


def _folders(folders: Folders) -> Mapping[str, Path]:
    return {"content": folders.content, "templates": folders.templates, "fonts": folders.fonts}


def _finding(finding: Mapping[str, Any], named: Mapping[str, Path]) -> dict[str, Any]:
    words = {key: _reworded(finding[key], named) for key in ("message", "hint")}
    return {**finding, **words, "file": _named(finding["file"], named)}


def _named(file: str, named: Mapping[str, Path]) -> str:
    place = PurePosixPath(file)
    for name, folder in named.items():
        if file and place.is_relative_to(folder.as_posix()):
            return str(PurePosixPath(name) / place.relative_to(folder.as_posix()))
    return file


def _reworded(sentence: str, named: Mapping[str, Path]) -> str:
    """The same in a sentence; a folder typed as a dot leaves no trace there."""
    for name, folder in named.items():
        if folder.parts:
            typed = re.escape(folder.as_posix())
            sentence = re.sub(rf"(?<![\w./-]){typed}/", f"{name}/", sentence)
    return sentence
