"""What can be wrong with a catalogue on the shelf, as values that name the file and the editions touched."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from catalogue.diagnostics import Diagnostic, Location, Severity


class Kind(enum.Enum):
    """The kinds of damage, each with its permanent code."""

    CHANGED = "CAT-A20"
    MISSING = "CAT-A21"
    UNKNOWN = "CAT-A22"
    NOT_A_FILE = "CAT-A23"
    INVENTORY = "CAT-A24"
    STRUCTURE = "CAT-A25"
    LINKED = "CAT-A26"
    MISPLACED = "CAT-A27"
    LEFTOVER = "CAT-A28"


_WHY = {
    Kind.CHANGED: "its bytes do not have the digest the inventory states",
    Kind.MISSING: "the inventory names it, the disk does not have it",
    Kind.UNKNOWN: "it lies among the archived files, and no inventory names it",
    Kind.NOT_A_FILE: "a link, pipe or folder stands where an archived file was",
    Kind.INVENTORY: "without a sound inventory nobody can tell what belongs to which edition",
    Kind.STRUCTURE: "the object is not built as OCFL 1.1 asks",
    Kind.LINKED: "the same blocks on the disk have a second name; a slip there would damage the archive",
    Kind.MISPLACED: "the storage root holds something in a place where only catalogues stand",
    Kind.LEFTOVER: "a program that was writing here was cut short; the catalogues are whole",
}
_HINTS = {
    Kind.CHANGED: "restore it: `archive repair --from REPLICA`",
    Kind.MISSING: "restore it: `archive repair --from REPLICA`",
    Kind.UNKNOWN: "look at it and move it away; nothing on the shelf needs it",
    Kind.NOT_A_FILE: "restore it: `archive repair --from REPLICA`",
    Kind.INVENTORY: "restore it: `archive repair --from REPLICA`",
    Kind.STRUCTURE: "restore it: `archive repair --from REPLICA`",
    Kind.LINKED: "make replicas by copying, not by linking",
    Kind.MISPLACED: "look at it and move it away",
    Kind.LEFTOVER: "nothing to do; the next write sweeps it away",
}
_SEVERITIES = {Kind.LINKED: Severity.WARNING, Kind.LEFTOVER: Severity.NOTE}


@dataclass(frozen=True, slots=True)
class Damage:
    """One thing wrong at one path (relative to the object, or to the root)."""

    kind: Kind
    path: str
    words: str
    rule: str = ""
    """The number of the OCFL rule that does not hold, such as ``E092``."""
    editions: tuple[str, ...] = ()
    """Versions that show the file, such as ``("v1", "v2")``."""

    @property
    def severity(self) -> Severity:
        """ERROR for all that endangers an edition."""
        return _SEVERITIES.get(self.kind, Severity.ERROR)

    def diagnostic(self, folder: str) -> Diagnostic:
        """The damage as a finding, at a path relative to the storage root."""
        place = "/".join(part for part in (folder, self.path) if part)
        touched = f"; touches {', '.join(self.editions)}" if self.editions else ""
        rule = f" (OCFL {self.rule})" if self.rule else ""
        message = f"{self.words}{rule}{touched}"
        return Diagnostic(
            self.kind.value, self.severity, message, Location(place), _WHY[self.kind], _HINTS[self.kind]
        )


def damaging(damages: tuple[Damage, ...]) -> tuple[Damage, ...]:
    """Those that endanger an edition, without warnings and notes."""
    return tuple(damage for damage in damages if damage.severity is Severity.ERROR)
