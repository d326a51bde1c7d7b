"""`catalogue proof`: what a proof-reader looks at before there is a proof."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from catalogue.cli.options import speaks, takes_folders
from catalogue.cli.voice import Voice

if TYPE_CHECKING:
    from catalogue.pipeline import Folders


@click.command()
@click.option(
    "--lines", is_flag=True, required=True, help="Every justified line with its word space, worst first."
)
@speaks
@takes_folders
def proof(voice: Voice, folders: Folders, lines: bool) -> None:
    """List the book's lines with their grey, and draw it: out/proof/grey.svg."""
    from catalogue import pipeline

    with voice.progress() as progress:
        proved = pipeline.prove_lines(folders, progress)
    voice.findings(proved.report)
    for line in proved.table:
        voice.result(line)
    voice.result(str(proved.picture), lines=proved.lines)
