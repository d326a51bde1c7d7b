"""`catalogue watch`: the book in the browser, following every save."""

from __future__ import annotations

import webbrowser
from typing import TYPE_CHECKING

import click

from catalogue.cli.options import speaks, takes_folders
from catalogue.cli.voice import Voice

if TYPE_CHECKING:
    from catalogue.pipeline import Folders
    from catalogue.pipeline.watching import Address


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="[default: a free one]")
@click.option("--open/--no-open", "opens", default=True, help="Open the page in the browser.")
@speaks
@takes_folders
def watch(voice: Voice, folders: Folders, port: int, opens: bool) -> None:
    """Show the book as spreads in the browser and follow every save, until Ctrl-C.

    Only this machine can look, and only with the address that is printed.
    """
    from catalogue import pipeline

    def ready(address: Address) -> None:
        click.echo(address.url)
        if opens:
            webbrowser.open(address.url)

    pipeline.watch(folders, port, ready)
