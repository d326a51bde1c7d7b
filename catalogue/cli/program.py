"""The program and its commands."""

from __future__ import annotations

import click

from catalogue.cli.archive import archive
from catalogue.cli.build import build
from catalogue.cli.check import check
from catalogue.cli.import_ import import_
from catalogue.cli.new import new
from catalogue.cli.preflight import preflight
from catalogue.cli.press import press
from catalogue.cli.proof import proof
from catalogue.cli.watch import watch
from catalogue.cli.where import where

HELP = """Print catalogues in Hebrew, from manuscript to press to archive.

Exit codes: 0 fine, 1 a bug of ours, 2 usage, 3 content, 4 missing program, library or font,
5 layout, 6 preflight, 7 archive, 130 interrupted.

Hebrew on the screen: terminals known to reorder right-to-left text are sent it as it is,
others are sent it already reordered. CATALOGUE_BIDI=terminal or =program overrides the guess.
Pipes, --plain and --json always carry the text as it is.
"""


@click.group(help=HELP, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
def catalogue() -> None:
    """The root; its help is `HELP`."""


for command in (archive, build, check, import_, preflight, press, proof, watch, where, new):
    catalogue.add_command(command)
