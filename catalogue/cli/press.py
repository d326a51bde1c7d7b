"""`catalogue press`: the printer's folder and its zip."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import click

from catalogue.cli.options import speaks, takes_folders
from catalogue.cli.voice import Voice
from catalogue.diagnostics import ExitCode

if TYPE_CHECKING:
    from catalogue.pipeline import Folders

SCHEMES = ("saddle-stitch", "perfect-bound", "n-up")
BACKINGS = ("turn", "tumble", "work-and-turn", "work-and-tumble", "long-edge", "short-edge")
"""The values of `Scheme` and `Backing`, written out: `--help` loads no part of the program."""
_SHEETS = ("scheme", "signature", "up", "stacked", "back", "size")


class By(click.ParamType[tuple[float, ...]]):
    """Two numbers with an x between them."""

    name = "W×H"

    def __init__(self, number: type[int] | type[float]) -> None:
        self.number = number

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """`450x320` as (450, 320)."""
        match = re.fullmatch(r"([\d.]+)\s*[x×]\s*([\d.]+)", value) if isinstance(value, str) else None
        try:
            pair = tuple(self.number(side) for side in match.groups()) if match else ()
        except ValueError:
            pair = ()
        if len(pair) != 2 or min(pair) <= 0:
            self.fail(f"write two numbers with an x between them, not {value}", param, ctx)
        return pair


def takes_sheets(command: Callable[..., ExitCode]) -> Callable[..., ExitCode]:
    """Add what may be asked of the sheets; hand the command only what was asked."""

    @functools.wraps(command)
    def with_sheets(**given: Any) -> ExitCode:
        asked = {key: given.pop(key) for key in _SHEETS}
        sheets = {key: value for key, value in asked.items() if value is not None}
        return command(sheets=sheets, **given)

    options = (
        click.option("--scheme", type=click.Choice(SCHEMES), help="What becomes of the sheets."),
        click.option("--signature", type=click.IntRange(4, 32), help="Pages a section."),
        click.option("--up", type=By(int), help="Leaves a sheet side: columns x rows."),
        click.option("--stacked", is_flag=True, default=None, help="Pile after pile of cut leaves."),
        click.option("--back", type=click.Choice(BACKINGS), help="How a sheet gets its back."),
        click.option("--sheet", "size", type=By(float), help="The sheet as it lies: width x height in mm."),
    )
    for option in reversed(options):
        with_sheets = option(with_sheets)
    return with_sheets


@click.command()
@click.option("--proof", is_flag=True, help="Let faults through and mark every page as a proof.")
@takes_sheets
@speaks
@takes_folders
def press(voice: Voice, folders: Folders, proof: bool, sheets: Mapping[str, Any]) -> None:
    """Pages, imposed sheets, ticket, preflight report, checksums: out/press/.

    The sheets are those of `print: sheets:` in book.yaml, or as the options say.
    Anything a press would refuse ends with 6 and leaves the last good folder.
    """
    from catalogue import pipeline

    with voice.progress() as progress:
        pressed = pipeline.press(folders, progress, pipeline.cores(), proof=proof, sheets=sheets)
    voice.findings(pressed.report)
    voice.result(str(pressed.folder))
    voice.result(str(pressed.zip), folder=str(pressed.folder))
