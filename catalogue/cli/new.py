"""`catalogue new`: begin a catalogue."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from catalogue.cli.options import speaks, takes_folders
from catalogue.cli.voice import Voice

if TYPE_CHECKING:
    from catalogue.pipeline import Folders


@click.command()
@click.argument("into", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@speaks
@takes_folders
def new(voice: Voice, folders: Folders, into: Path) -> None:
    """Begin a catalogue in DIR: a sample essay, film, note and still, and two looks for them.

    It builds at once:

        catalogue build --content DIR/content --templates DIR/templates --out DIR/out

    and with --templates DIR/brochure the same words become a small festival brochure.
    """
    from catalogue import pipeline

    made = pipeline.new_catalogue(into, folders.templates)
    for folder in made:
        voice.result(str(folder), folders=[str(one) for one in made])
