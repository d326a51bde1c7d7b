"""What the archive says while it stores, under permanent codes CAT-A01…A19 and A29.

CAT-A20…A28 are damages (`damages.py`); A30 and up are said when something is asked of the shelf
(`shelf_findings.py`).
"""

from __future__ import annotations

import errno
from pathlib import Path

from catalogue.diagnostics import CatalogueError, Diagnostic, ExitCode, Location, Report, error, note, warning


def stop(*findings: Diagnostic) -> CatalogueError:
    """The error that ends the work, with exit code 7."""
    return CatalogueError(Report.of(findings), ExitCode.ARCHIVE)


def unfit_name(path: str, why: str) -> Diagnostic:
    """CAT-A01: a logical path the archive cannot keep for every system and age."""
    return error(
        "CAT-A01",
        f"{path!r} cannot be the name of an archived file: {why}",
        Location(path),
        why="a stored edition must unpack inside its own folder on any computer",
        hint="give the file a plain relative name",
    )


def unfit_source(path: str, why: str) -> Diagnostic:
    """CAT-A02: what should be stored is not a plain, readable file."""
    return error(
        "CAT-A02",
        f"{path} cannot be stored: {why}",
        Location(path),
        why="a link or a device has no content of its own, so it cannot be kept",
        hint="put the file itself there",
    )


def twin_names(first: str, second: str) -> Diagnostic:
    """CAT-A03: two names that many file systems hold for one."""
    return error(
        "CAT-A03",
        f"{first!r} and {second!r} are one name on many computers",
        Location(second),
        why="they differ only in case or in the form of their letters (Unicode normalisation)",
        hint="rename one of them",
    )


def draft(reason: str) -> Diagnostic:
    """CAT-A04: a draft is offered as an edition."""
    return error(
        "CAT-A04",
        f"this is a draft: {reason}",
        why="an edition on the shelf is final; readers and libraries rely on it",
        hint="finish it, or store it with --as-proof",
    )


def nothing_new(version: str, words: str) -> Diagnostic:
    """CAT-A05: the edition equals the one on top of the shelf."""
    return note(
        "CAT-A05",
        f"nothing to store: this equals {version} ({words}), the last on the shelf",
        why="the same files under the same edition and printing are one edition",
        hint="for an unchanged reprint raise `printing`",
    )


def same_statement(version: str, words: str) -> Diagnostic:
    """CAT-A06: other content under an edition and printing that are taken."""
    return warning(
        "CAT-A06",
        f"{version} on the shelf already says {words}, with other content",
        why="readers tell two states of a book apart by edition and printing alone",
        hint="corrections are a new printing, new text is a new edition",
    )


def unfit_fact(name: str, value: str, wanted: str) -> Diagnostic:
    """CAT-A07: a fact of the submission that does not say what it must."""
    return error("CAT-A07", f"{name} is {value!r}, but must be {wanted}", hint=f"correct {name}")


def not_a_root(root: Path, why: str) -> Diagnostic:
    """CAT-A08: the folder is no storage root, or none this program may write to."""
    return error(
        "CAT-A08",
        f"{root} is not an archive: {why}",
        Location(str(root)),
        hint="name the archive with --archive, or an empty folder for a new one",
    )


def storage_failed(root: Path, failure: OSError) -> CatalogueError:
    """CAT-A09: the disk refused; the archive is as it was."""
    reasons = {
        errno.ENOSPC: ("the disk is full", "free some room and store again"),
        errno.EDQUOT: ("the disk quota is used up", "free some room and store again"),
        errno.EROFS: ("it is read-only", "make the disk writable, or name another with --archive"),
        errno.EACCES: ("permission is denied", "ask for the right to write there"),
        errno.EPERM: ("permission is denied", "ask for the right to write there"),
    }
    why, hint = reasons.get(
        failure.errno or 0, (failure.strerror or str(failure), "look at the disk and store again")
    )
    return stop(
        error(
            "CAT-A09",
            f"the archive {root} could not be written: {why}",
            Location(str(failure.filename or root)),
            why="nothing was stored; the editions on the shelf are as they were",
            hint=hint,
        )
    )


def interrupted_write(root: Path, failure: OSError) -> Diagnostic:
    """CAT-A10: an interrupted write has to be finished first, and cannot be."""
    return error(
        "CAT-A10",
        f"a write to {root} was interrupted and could not be finished: {failure.strerror}",
        Location(str(root)),
        why="one edition is in the middle of being put in its place",
        hint="run any archive command once where the archive can be written",
    )


def changed_meanwhile(path: str) -> Diagnostic:
    """CAT-A11: a source file changed between being read and being stored."""
    return error(
        "CAT-A11",
        f"{path} changed while it was being stored",
        Location(path),
        why="nothing was stored: half of it would have been of another edition",
        hint="let the build finish, then store again",
    )


def unsound_commit(detail: str) -> Diagnostic:
    """CAT-A12: the new version does not validate; it is thrown away."""
    return error(
        "CAT-A12",
        f"the new edition did not validate and was not stored: {detail}",
        why="nothing enters the shelf that the OCFL text would refuse",
        hint="this is a fault of the program; please report it",
    )


def built_on_damage(identifier: str) -> Diagnostic:
    """CAT-A13: an edition would be stored on a damaged history."""
    return error(
        "CAT-A13",
        f"{identifier} is damaged on the shelf; no edition is added to it",
        why="unchanged files are stored once, so a new edition would share the damage",
        hint="look with `archive verify`, mend with `archive repair --from`",
    )


def uncertain(identifier: str, version: str, failure: OSError) -> Diagnostic:
    """CAT-A14: the disk failed at the very moment the new state was put in place."""
    return error(
        "CAT-A14",
        f"the disk failed while {version} of {identifier} was put in place: {failure.strerror}",
        why="the shelf holds the old state or the new one, whole; which one, only a look can tell",
        hint="look with `archive list`, then `archive verify`, and store again if it is not there",
    )


def foreign_object(identifier: str, what: str) -> Diagnostic:
    """CAT-A15: another program keeps this catalogue in a way this one does not continue."""
    return error(
        "CAT-A15",
        f"{identifier} is kept by {what}; this program adds by OCFL 1.1 and sha512 only",
        why="a history that changes its rules half-way is hard to check; it is whole, and can be read",
        hint="go on with the program that began it, or begin a new archive with --archive",
    )


def date_not_kept(folder: str, why: str) -> Diagnostic:
    """CAT-A29: the look happened, but its date could not be written down."""
    return warning(
        "CAT-A29",
        f"the date of this check was not kept: {why}",
        Location(folder),
        why="`verify --oldest-first` will look at this catalogue again sooner than it must",
        hint="run it once where the archive can be written",
    )
