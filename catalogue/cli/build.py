"""`catalogue build`: from content to the booklet's files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from catalogue.cli.options import speaks, takes_folders
from catalogue.cli.voice import Voice

if TYPE_CHECKING:
    from catalogue.pipeline import Folders


@click.command()
@speaks
@takes_folders
def build(voice: Voice, folders: Folders) -> None:
    """Set the booklet: out/booklet.html, .pdf, -screen.pdf and .json.

    A build that fails leaves the last good files as they are.
    """
    from catalogue import pipeline

    with voice.progress() as progress:
        built = pipeline.build(folders, progress, pipeline.cores())
    voice.findings(built.report, with_notes=False)
    for path in built.files:
        voice.result(str(path))
    files = [str(path) for path in built.files]
    voice.result(f"{built.pages} pages", pages=built.pages, files=files, seconds=dict(built.seconds))
