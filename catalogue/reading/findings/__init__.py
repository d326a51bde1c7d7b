"""Every finding of reading: permanent code, weight, sentence, reason, remedy.

Codes are never reused. ``R`` speaks of files, YAML, facts, pictures and
markup, ``N`` of notes, ``M`` of the import of a manuscript. One module a
subject, and nothing in them but the list.
"""

from __future__ import annotations

from dataclasses import dataclass

from catalogue.diagnostics import Diagnostic, Location, Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """A kind of diagnostic; what stands in braces is filled in where it is found."""

    code: str
    severity: Severity
    message: str
    why: str
    hint: str

    def at(self, location: Location, hint: str = "", **words: object) -> Diagnostic:
        """This finding at `location`, `words` filled in; a `hint` given here replaces the general one."""
        message, remedy = self.message.format(**words), hint or self.hint.format(**words)
        return Diagnostic(self.code, self.severity, message, location, self.why, remedy)
