"""`catalogue archive verify`, `repair` and `sign`: looking after what stands on the shelf."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from catalogue.cli.archive_options import archive_option, now, say, takes_archive
from catalogue.cli.options import speaks
from catalogue.cli.voice import Voice
from catalogue.diagnostics import ExitCode, Report

if TYPE_CHECKING:
    from catalogue.archive.verifying import Checked, Verified

FOLDER = click.Path(path_type=Path, file_okay=False)
FILE = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.option("--oldest-first", is_flag=True, help="Begin with what was checked longest ago.")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="Only so many, the rest next time.")
@click.option("--replica", type=FOLDER, help="Read this copy too, every byte, and compare the histories.")
@click.option("--signers", type=FILE, help="Check signatures against this file of allowed signers.")
@takes_archive
@speaks
def verify(
    voice: Voice,
    archive: Path,
    catalogue: str | None,
    oldest_first: bool,
    limit: int | None,
    replica: Path | None,
    signers: Path | None,
) -> None:
    """Read every byte of every edition; exit 7 on any damage, and say which edition and file it touches."""
    from catalogue.archive.verifying import verify as verify_root

    verified = verify_root(
        archive,
        now(),
        identifier=catalogue,
        oldest_first=oldest_first,
        limit=limit,
        allowed_signers=signers,
    )
    report = verified.report + _compared(archive, replica)
    waiting = f", {verified.waiting} wait for the next slice" if verified.waiting else ""
    lines = [*map(_checked, verified.checked), f"{len(verified.checked)} catalogues looked at{waiting}"]
    say(voice, lines, _facts(verified))
    voice.findings(report.raise_errors(ExitCode.ARCHIVE))


@click.command()
@click.option("--from", "replica", type=FOLDER, required=True, help="A whole copy; it is only read.")
@archive_option
@speaks
def repair(voice: Voice, archive: Path, replica: Path) -> None:
    """Restore what is damaged or lost in the archive from a copy; exit 7 while damage is left."""
    from catalogue.archive.repairing import repair as repair_root

    repaired = repair_root(archive, replica, now())
    restored = [f"{one.folder}/{path}" for one in repaired.restored for path in one.paths]
    set_aside = [f"{one.folder}/{path}" for one in repaired.restored for path in one.set_aside]
    lines = [*(f"restored {path}" for path in restored), *(f"set aside {path}" for path in set_aside)]
    lines.append(f"{len(restored)} files restored, {len(set_aside)} set aside")
    say(voice, lines, {"restored": restored, "set_aside": set_aside})
    voice.findings(repaired.report.raise_errors(ExitCode.ARCHIVE))


@click.command()
@click.argument("version", default="head")
@click.option("--key", type=FILE, required=True, help="An SSH private key.")
@takes_archive
@speaks
def sign(voice: Voice, archive: Path, catalogue: str | None, version: str, key: Path) -> None:
    """Sign VERSION and with it every version before; `verify --signers` checks."""
    from catalogue.archive.signing import sign as sign_edition

    signature = sign_edition(archive, key, now(), version, catalogue)
    voice.result(str(signature), signature=str(signature))


def _compared(archive: Path, replica: Path | None) -> Report:
    from catalogue.archive.replicas import compare_replica

    return compare_replica(archive, replica).report if replica else Report()


def _checked(one: Checked) -> str:
    state = f"{len(one.damages)} findings" if one.damages else "whole"
    before = f"checked before on {one.last_check[:10]}" if one.last_check else "never checked before"
    size = f"{one.versions} versions, {one.files} files, {one.bytes:,} bytes"
    return f"{one.identifier or one.folder}: {state}; {size}; {before}"


def _facts(verified: Verified) -> dict[str, object]:
    checked = [
        {
            "identifier": one.identifier,
            "folder": one.folder,
            "versions": one.versions,
            "files": one.files,
            "bytes": one.bytes,
            "last_check": one.last_check or None,
            "damages": len(one.damages),
        }
        for one in verified.checked
    ]
    return {"checked": checked, "waiting": verified.waiting}
