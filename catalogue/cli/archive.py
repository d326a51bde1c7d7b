"""`catalogue archive`: editions on the shelf: put there, listed, looked at, taken out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from catalogue.cli.archive_care import repair, sign, verify
from catalogue.cli.archive_compare import diff, rebuild
from catalogue.cli.archive_options import agent, by_option, now, say, takes_archive
from catalogue.cli.options import speaks, takes_folders
from catalogue.cli.voice import Voice

if TYPE_CHECKING:
    from catalogue.archive.editions import Receipt
    from catalogue.pipeline import Folders


@click.group()
def archive() -> None:
    """Keep editions: verified, compared, set again (OCFL 1.1)."""


@archive.command()
@click.option(
    "--archive",
    "shelf",
    type=click.Path(path_type=Path, file_okay=False),
    help="The storage root.  [default: archive in the --out folder]",
)
@click.option("--edition", type=click.IntRange(1), help="Its number, where book.yaml states no edition.")
@click.option("--printing", type=click.IntRange(1), help="Number of an unchanged reprint.")
@click.option("--message", default="", help="What this edition is, or what changed, in a sentence.")
@click.option("--as-proof", is_flag=True, help="Keep a draft, marked as one.")
@by_option
@speaks
@takes_folders
def add(
    voice: Voice,
    folders: Folders,
    shelf: Path | None,
    edition: int | None,
    printing: int | None,
    message: str,
    as_proof: bool,
    by: str | None,
) -> None:
    """Set the booklet and store it, with all it was set from, as the next version.

    Drafts are refused unless --as-proof: awaited stills, pages that fail preflight, an edition
    nobody has stated. One that equals the last is not stored again.
    """
    from catalogue import pipeline

    shelving = pipeline.Shelving(
        moment=now(),
        person=agent(by),
        edition=edition,
        printing=printing,
        message=message,
        as_proof=as_proof,
    )
    with voice.progress() as progress:
        receipt = pipeline.shelve(
            folders, shelf or folders.out / "archive", shelving, progress, pipeline.cores()
        )
    voice.findings(receipt.report, with_notes=False)
    say(voice, _told(receipt), _facts(receipt))


@archive.command("list")
@takes_archive
@speaks
def list_(voice: Voice, archive: Path, catalogue: str | None) -> None:
    """The history: version, day, edition and printing, digest, message."""
    from catalogue.archive.listing import list_editions, listing_json, listing_text

    listing = list_editions(archive, catalogue)
    voice.findings(listing.report)
    say(voice, listing_text(listing).splitlines(), listing_json(listing))


@archive.command()
@click.argument("version", default="head")
@takes_archive
@speaks
def show(voice: Voice, archive: Path, catalogue: str | None, version: str) -> None:
    """VERSION (v2, 2 or head) in full: its statement, its files, what happened to it."""
    from catalogue.archive.listing import edition_text, show_edition, shown_json

    shown = show_edition(archive, version, catalogue)
    say(voice, edition_text(shown).splitlines(), shown_json(shown))


@archive.command()
@click.argument("version")
@click.argument("destination", type=click.Path(path_type=Path))
@click.option("--file", "path", help="Only this file, by the path `archive show` lists.")
@click.option("--bag", is_flag=True, help="As a BagIt bag, for a library or legal deposit.")
@by_option
@takes_archive
@speaks
def export(
    voice: Voice,
    archive: Path,
    catalogue: str | None,
    version: str,
    destination: Path,
    path: str | None,
    bag: bool,
    by: str | None,
) -> None:
    """Restore VERSION into DESTINATION, each file compared with its digest on the way out.

    DESTINATION must not exist. A whole edition can be built where it stands: it has its fonts.
    """
    from catalogue.archive.bagging import export_bag
    from catalogue.archive.exporting import export as export_edition
    from catalogue.archive.exporting import export_file

    if bag and path:
        raise click.UsageError("a bag holds a whole edition: leave out --bag or --file")
    if bag:
        sender = agent(by) if by else None
        out = export_bag(archive, destination, version, catalogue, date=now()[:10], sender=sender)
    elif path:
        out = export_file(archive, path, destination, version, catalogue)
    else:
        out = export_edition(archive, destination, version, catalogue)
    restored = f"{out.version} of {out.identifier}: {len(out.files)} files, every digest right"
    facts = {"version": out.version, "identifier": out.identifier, "files": len(out.files)}
    say(voice, [restored, str(out.place)], {**facts, "place": str(out.place)})


def _told(receipt: Receipt) -> list[str]:
    version = f"{receipt.version} of {receipt.identifier}: {receipt.statement}"
    hint = f"for the next edition's colophon, under `edition:` in book.yaml: previous: {receipt.digest}"
    if not receipt.stored:
        again = f"an unchanged reprint is stored with --printing {receipt.statement.printing + 1}"
        return [f"nothing to store, this equals {version}", again, hint]
    new = f"{receipt.new_files} new files of {receipt.new_bytes:,} bytes, {receipt.kept_files} known"
    checked = (
        f"last read back whole on {receipt.last_check[:10]}" if receipt.last_check else "never read back yet"
    )
    older = [] if receipt.version == "v1" else [f"its older editions: {checked} (catalogue archive verify)"]
    return [f"stored as {version}", new, *older, hint]


def _facts(receipt: Receipt) -> dict[str, object]:
    names = (
        "identifier",
        "version",
        "stored",
        "digest",
        "new_files",
        "new_bytes",
        "kept_files",
        "last_check",
    )
    return {**{name: getattr(receipt, name) for name in names}, "folder": str(receipt.folder)}


for command in (verify, diff, rebuild, repair, sign):
    archive.add_command(command)
