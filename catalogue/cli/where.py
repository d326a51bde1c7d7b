"""`catalogue where`: from a place in the content to the page it is printed on."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from catalogue.cli.options import speaks, takes_folders
from catalogue.cli.voice import Voice

if TYPE_CHECKING:
    from catalogue.pipeline import Folders


@click.command()
@click.argument("place")
@speaks
@takes_folders
def where(voice: Voice, folders: Folders, place: str) -> None:
    """Say on which page PLACE, FILE[:LINE[:COLUMN]], is printed, and where on it (mm from the trim)."""
    from catalogue import pipeline

    found = pipeline.where(folders, place)
    places = [asdict(one) for one in found]
    for one in found:
        spread = "–".join(str(page) for page in one.spread)
        box = " ".join(f"{part:.1f}" for part in one.box) if one.box else "-"
        voice.result(f"p. {one.label}  spread {spread}  box {box}  {one.text}", places=places)
