"""What the archive says when something is asked of the shelf, under permanent codes CAT-A30 and up."""

from __future__ import annotations

from pathlib import Path

from catalogue.diagnostics import Diagnostic, Location, error, note, warning


def no_catalogue(root: str, wanted: str | None, known: list[str]) -> Diagnostic:
    """CAT-A30: the shelf does not have it, or has several and none was named."""
    what = f"no catalogue {wanted}" if wanted else f"{len(known)} catalogues, not one"
    hint = f"name one of: {', '.join(known)}" if known else "the archive is empty"
    return error("CAT-A30", f"there is {what} in {root}", Location(root), hint=hint)


def no_version(identifier: str, wanted: str, head: str) -> Diagnostic:
    """CAT-A31: the catalogue has no such version."""
    return error("CAT-A31", f"{identifier} has no version {wanted}", hint=f"versions go from v1 to {head}")


def no_file(path: str, version: str) -> Diagnostic:
    """CAT-A32: the version has no such file."""
    return error(
        "CAT-A32", f"{version} holds no file {path}", Location(path), hint=f"see `archive show {version}`"
    )


def in_the_way(path: Path) -> Diagnostic:
    """CAT-A33: something stands where an export should go."""
    return error(
        "CAT-A33",
        f"{path} is there already",
        Location(str(path)),
        why="an export never writes over anything",
        hint="name a folder that does not exist yet",
    )


def damaged(path: str, version: str, why: str) -> Diagnostic:
    """CAT-A34: an archived file is not what it was; it is not handed out."""
    return error(
        "CAT-A34",
        f"{path} of {version} is damaged: {why}",
        Location(path),
        why="a restored file must be the one that was stored, to the last bit",
        hint="look with `archive verify`, mend with `archive repair --from`",
    )


def export_failed(destination: Path, failure: OSError) -> Diagnostic:
    """CAT-A35: the place an export should go to cannot be written."""
    return error(
        "CAT-A35",
        f"{destination} could not be written: {failure.strerror or failure}",
        Location(str(destination)),
        why="nothing was left there; the archive is untouched",
        hint="name another place, or free some room",
    )


def replica_lacks(identifier: str, what: str) -> Diagnostic:
    """CAT-A40: the replica is behind."""
    return warning(
        "CAT-A40",
        f"{identifier}: {what}",
        Location(identifier),
        why="what is kept in one place only is kept by luck",
        hint="copy the catalogue's folder to the replica",
    )


def replica_leads(identifier: str, what: str) -> Diagnostic:
    """CAT-A41: the shelf has lost what the replica still has."""
    return error(
        "CAT-A41",
        f"{identifier}: {what}",
        Location(identifier),
        why="editions are never taken off the shelf, so something was lost or written elsewhere",
        hint="look at both; `archive repair --from REPLICA` restores a missing catalogue",
    )


def replica_differs(identifier: str, version: str) -> Diagnostic:
    """CAT-A42: two histories of one catalogue."""
    return error(
        "CAT-A42",
        f"{identifier}: shelf and replica tell different histories from {version} on",
        Location(identifier),
        why="one of them was changed by hand or written by two houses",
        hint="compare the printed digests in the colophons; a person has to decide",
    )


def replica_damaged(identifier: str, replica: str, damages: list[str]) -> Diagnostic:
    """CAT-A43: the replica itself has decayed."""
    more = f" and {len(damages) - 1} more" if len(damages) > 1 else ""
    return error(
        "CAT-A43",
        f"{identifier} is damaged in the replica {replica}: {damages[0]}{more}",
        Location(identifier),
        why="a replica that cannot restore is none",
        hint="run `archive verify` there, then `archive repair` with the roles named rightly",
    )


def repair_refused(why: str) -> Diagnostic:
    """CAT-A44: a repair that could harm is not begun."""
    return error(
        "CAT-A44",
        f"nothing was repaired: {why}",
        hint="name the damaged archive first, the whole one after --from",
    )


def not_restored(place: str, why: str) -> Diagnostic:
    """CAT-A45: a damaged file the replica cannot give back."""
    return error(
        "CAT-A45",
        f"{place} could not be restored: {why}",
        Location(place),
        why="a restored file must have the digest the inventory states, and no program may choose a history",
        hint="try another replica, or the printer's or deposit library's copy",
    )


def no_ssh_keygen() -> Diagnostic:
    """CAT-A50: the program that signs and checks is not installed."""
    return error(
        "CAT-A50", "ssh-keygen is not on this machine", hint="install OpenSSH (Debian: openssh-client)"
    )


def signing_failed(version: str, why: str) -> Diagnostic:
    """CAT-A51: the key could not be used."""
    return error(
        "CAT-A51", f"{version} was not signed: {why}", hint="give an SSH private key made by ssh-keygen"
    )


def bad_signature(identifier: str, version: str, why: str) -> Diagnostic:
    """CAT-A52: a signature that does not hold."""
    return error(
        "CAT-A52",
        f"the signature under {version} of {identifier} does not hold: {why}",
        why="either the edition was rewritten together with its digests, or the signature was",
        hint="compare the digest with the one printed in the next edition's colophon",
    )


def not_signed(identifier: str, version: str) -> Diagnostic:
    """CAT-A53: the last edition carries no signature."""
    return warning(
        "CAT-A53", f"{version} of {identifier} is not signed", hint="sign it with `archive sign --key KEY`"
    )


def not_comparable(version: str, what: str, lost: str) -> Diagnostic:
    """CAT-A60: an edition lacks a file the comparison would have used."""
    return warning(
        "CAT-A60",
        f"{version} has no {what}; {lost} could not be compared",
        why="pages and notes are compared by what the edition itself recorded",
        hint="`archive add` keeps it when the build has written it",
    )


def unreadable_part(version: str, path: str, why: str) -> Diagnostic:
    """CAT-A61: a part of an edition that cannot be understood."""
    return warning("CAT-A61", f"{path} of {version} could not be understood: {why}", Location(path))


def sources_missing(version: str, what: str) -> Diagnostic:
    """CAT-A62: an edition that holds too little to be set again."""
    return error(
        "CAT-A62",
        f"{version} cannot be set again: it holds no {what}",
        why="a rebuild uses nothing but what the archive holds",
        hint="the pages themselves can still be exported",
    )


def rebuild_failed(version: str) -> Diagnostic:
    """CAT-A63: the archived sources could not be set."""
    return error(
        "CAT-A63",
        f"{version} could not be set again",
        why="the reasons are told beside this",
        hint="try it in the environment the edition was made in; `archive show` names it",
    )


def present_environment(why: str) -> Diagnostic:
    """CAT-A64: the edition's own environment was not to be had."""
    return note(
        "CAT-A64",
        f"set again with the programs of this machine: {why}",
        why="an environment from the edition's lock file needs the package registries",
        hint="differences found may come from newer programs",
    )


def not_set_again(version: str, path: str) -> Diagnostic:
    """CAT-A65: a rebuild that does not make a file the edition has."""
    return error("CAT-A65", f"{path} of {version} was not made by the rebuild", Location(path))
