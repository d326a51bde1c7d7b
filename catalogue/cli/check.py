"""`catalogue check`: the content and the house rules, and nothing written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from catalogue.cli.options import speaks, takes_folders
from catalogue.cli.voice import Voice
from catalogue.diagnostics import ExitCode

if TYPE_CHECKING:
    from catalogue.pipeline import Folders


@click.command()
@speaks
@takes_folders
def check(voice: Voice, folders: Folders) -> None:
    """Read the content and hold it against the house rules; write nothing."""
    from catalogue import pipeline

    voice.findings(pipeline.check(folders).raise_errors(ExitCode.CONTENT))
