"""Preflight of a strange file in a process of its own, which may die without taking us along.

The bounds of `limits` hold everywhere; here the operating system holds them too, for what no
counter sees: a library that loops, an image that unfolds inside a decoder.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from catalogue.diagnostics import Severity
from catalogue.press.preflight.finding import Finding
from catalogue.press.preflight.levels import LevelName

_SECONDS = 180
_CPU_SECONDS = 150
_ADDRESS_SPACE = 4 * 1024**3
_SEVERITIES = {severity.word: severity for severity in Severity}
Verdict = tuple[int, tuple[Finding, ...]]


def judged_apart(file: Path, level: LevelName, into: Path) -> Verdict:
    """Judge a file in a child process; writes preflight.json and preflight.html into a folder.

    Returns how many pages were read and the findings; CAT-P03, and no files, when the child did
    not come back: reports of another file must not lie there then.
    """
    report = into / "preflight.json"
    report.unlink(missing_ok=True)
    (into / "preflight.html").unlink(missing_ok=True)
    command = [sys.executable, "-m", __name__, str(file.resolve()), level, str(into.resolve())]
    try:
        child = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return _gave_up(f"it took longer than {_SECONDS} seconds")
    if child.returncode or not report.is_file():
        return _gave_up("reading it broke the reader")
    return _read(report)


def _read(report: Path) -> Verdict:
    document = json.loads(report.read_text("utf-8"))
    return document["pages"], tuple(
        Finding(
            entry["code"],
            _SEVERITIES[entry["severity"]],
            entry["message"],
            entry["page"] or 0,
            tuple((spot[0], spot[1], spot[2], spot[3]) for spot in entry["places"]),
            entry["why"],
            entry["hint"],
            entry["source"],
        )
        for entry in document["findings"]
    )


def _gave_up(reason: str) -> Verdict:
    found = Finding(
        "CAT-P03",
        Severity.ERROR,
        f"the file could not be judged: {reason}",
        why="a file that breaks one reader breaks the printer's too",
        hint="export it again, simpler",
    )
    return 0, (found,)


def _bound() -> None:
    """Limits of this process, where the system knows them."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (_ADDRESS_SPACE, _ADDRESS_SPACE))
    resource.setrlimit(resource.RLIMIT_CPU, (_CPU_SECONDS, _CPU_SECONDS))


def _main(file: Path, level: LevelName, into: Path) -> None:
    from catalogue.press.preflight.judging import judge
    from catalogue.press.preflight.reports import preflight_html, preflight_json

    _bound()
    judged = judge(file, level)
    data = file.read_bytes()
    (into / "preflight.html").write_text(preflight_html(judged, file.name, data), "utf-8")
    (into / "preflight.json").write_text(preflight_json(judged, file.name, data), "utf-8")


if __name__ == "__main__":
    _main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]))  # type: ignore[arg-type]
