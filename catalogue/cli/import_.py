"""`catalogue import`: from a flat manuscript to a content folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from catalogue.cli.options import speaks, takes_folders
from catalogue.cli.voice import Voice

if TYPE_CHECKING:
    from catalogue.pipeline import Folders


@click.command("import")
@click.argument("manuscript", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--into", type=click.Path(path_type=Path, file_okay=False), help="[default: the --content folder]"
)
@speaks
@takes_folders
def import_(voice: Voice, folders: Folders, manuscript: Path, into: Path | None) -> None:
    """Turn MANUSCRIPT, a flat text with its notes, into a content folder.

    Every word is kept, in order. What looks like a slip is reported and left alone.
    A folder that has content is never overwritten.
    """
    from catalogue import pipeline

    target = into or folders.content
    voice.findings(pipeline.import_manuscript(manuscript, target))
    voice.result(f"imported into {target}", into=str(target))
