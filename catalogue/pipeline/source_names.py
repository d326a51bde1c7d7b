"""Source files as the page map names them: wherever the folders stood and however they were typed.

The page map is an output, and the same input must give the same bytes from any folder. What a
person reads on the screen names files as that person typed them; what is written names them
`content/…`, `templates/…` and `fonts/…`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from catalogue.pipeline.folders import Folders


def with_source_names(mapped: Mapping[str, Any], folders: Folders) -> dict[str, Any]:
    """The page map with every source named from its own folder on, in places and in sentences."""
    named = {"content": folders.content, "templates": folders.templates, "fonts": folders.fonts}
    lines = [{**line, "file": _named(line["file"], named)} for line in mapped["lines"]]
    findings = [_finding(finding, named) for finding in mapped["findings"]]
    return {**mapped, "lines": lines, "findings": findings}


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
