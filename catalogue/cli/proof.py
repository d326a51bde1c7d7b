"""`catalogue proof`: what editor, curator and proof-reader look at."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from catalogue.cli.options import speaks, takes_folders
from catalogue.cli.voice import Voice

if TYPE_CHECKING:
    from catalogue.pipeline import Folders


@click.command()
@click.option("--lines", is_flag=True, help="Instead: every justified line with its word space, worst first.")
@click.option(
    "--remarks",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="Instead: list the remarks in this file (saved by the page, or proof.pdf), each with its place.",
)
@speaks
@takes_folders
def proof(voice: Voice, folders: Folders, lines: bool, remarks: Path | None) -> None:
    """Make a proof to send: out/proof/index.html, opened without a network, and proof.pdf beside it.

    Both show the spreads, what was found, what typography changed, what is missing, and the stills;
    remarks written on the pages are saved to a file, which --remarks reads.
    """
    if lines and remarks:
        raise click.UsageError("--lines and --remarks are two different things")
    if lines:
        _list_lines(voice, folders)
    elif remarks:
        _list_remarks(voice, folders, remarks)
    else:
        _send(voice, folders)


def _send(voice: Voice, folders: Folders) -> None:
    from catalogue import pipeline

    with voice.progress() as progress:
        sent = pipeline.prove(folders, progress)
    voice.findings(sent.report, with_notes=False)
    voice.result(str(sent.index), index=str(sent.index), pages=sent.pages)
    voice.result(str(sent.pdf), pdf=str(sent.pdf))


def _list_lines(voice: Voice, folders: Folders) -> None:
    from catalogue import pipeline

    with voice.progress() as progress:
        proved = pipeline.prove_lines(folders, progress)
    voice.findings(proved.report)
    for line in proved.table:
        voice.result(line)
    voice.result(str(proved.picture), lines=proved.lines)


def _list_remarks(voice: Voice, folders: Folders, path: Path) -> None:
    from catalogue import pipeline

    same, returned = pipeline.read_remarks(folders, path)
    if not same:
        voice.result("The book has changed since this proof: places may have moved.")
    for one in returned:
        author = f" ({one.remark.author})" if one.remark.author else ""
        where = f"p. {one.remark.page}  {one.place}  {one.words}" if one.remark.page else "on the lists"
        voice.result(f"{where}: {one.remark.text}{author}")
    facts = [
        {"page": one.remark.page, "place": one.place, "words": one.words, "text": one.remark.text}
        | {"author": one.remark.author}
        for one in returned
    ]
    voice.result(f"{len(returned)} remarks", same=same, remarks=facts)
