"""`catalogue press`: the printer's folder and its zip."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from catalogue.cli.options import speaks, takes_folders
from catalogue.cli.voice import Voice

if TYPE_CHECKING:
    from catalogue.pipeline import Folders


@click.command()
@click.option("--proof", is_flag=True, help="Let faults through and mark every page as a proof.")
@speaks
@takes_folders
def press(voice: Voice, folders: Folders, proof: bool) -> None:
    """Pages, imposed sheets, ticket, preflight report, checksums: out/press/.

    Anything a press would refuse ends with 6 and leaves the last good folder.
    """
    from catalogue import pipeline

    with voice.progress() as progress:
        pressed = pipeline.press(folders, progress, proof=proof)
    voice.findings(pressed.report)
    voice.result(str(pressed.folder))
    voice.result(str(pressed.zip), folder=str(pressed.folder))
