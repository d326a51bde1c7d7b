"""`catalogue archive verify`, `repair` and `sign`: looking after what stands on the shelf."""

from __future__ import annotations

from pathlib import Path

import click

from catalogue.cli.archive_options import archive_option, now, say, takes_archive
from catalogue.cli.options import speaks
from catalogue.cli.voice import Voice
from catalogue.diagnostics import ExitCode

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
    from catalogue.archive.looking_after import compared_text, verified_json, verified_text
    from catalogue.archive.replicas import compare_replica
    from catalogue.archive.verifying import verify as verify_root

    verified = verify_root(
        archive,
        now(),
        identifier=catalogue,
        oldest_first=oldest_first,
        limit=limit,
        allowed_signers=signers,
    )
    lines, facts, report = verified_text(verified).splitlines(), verified_json(verified), verified.report
    if replica:
        compared = compare_replica(archive, replica)
        lines += compared_text(compared).splitlines()
        facts["same_in_replica"] = list(compared.same)
        report += compared.report
    say(voice, lines, facts)
    voice.findings(report.raise_errors(ExitCode.ARCHIVE))


@click.command()
@click.option("--from", "replica", type=FOLDER, required=True, help="A whole copy; it is only read.")
@archive_option
@speaks
def repair(voice: Voice, archive: Path, replica: Path) -> None:
    """Restore what is damaged or lost in the archive from a copy; exit 7 while damage is left."""
    from catalogue.archive.looking_after import repaired_json, repaired_text
    from catalogue.archive.repairing import repair as repair_root

    repaired = repair_root(archive, replica, now())
    say(voice, repaired_text(repaired).splitlines(), repaired_json(repaired))
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
