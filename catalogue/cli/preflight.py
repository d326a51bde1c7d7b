"""`catalogue preflight`: what a printer's preflight would say of a PDF."""

from __future__ import annotations

from pathlib import Path

import click

from catalogue.cli.options import speaks
from catalogue.cli.voice import Voice
from catalogue.diagnostics import ExitCode


@click.command()
@click.argument("pdf", type=click.Path(path_type=Path))
@click.option(
    "--profile",
    type=click.Choice(["sheetfed", "digital", "screen", "archive"]),
    default="sheetfed",
    show_default=True,
    help="What the file is for.",
)
@click.option(
    "--reports",
    type=click.Path(path_type=Path, file_okay=False),
    default="out/preflight",
    show_default=True,
    help="Folder for preflight.json and preflight.html.",
)
@speaks
def preflight(voice: Voice, pdf: Path, profile: str, reports: Path) -> None:
    """Judge any PDF by the values of GWG 2022; exit 6 when it is not fit."""
    from catalogue import pipeline

    judged = pipeline.preflight(pdf, profile, reports)  # type: ignore[arg-type]
    for path in judged.files:
        voice.result(str(path))
    voice.result(f"{judged.pages} pages read", pages=judged.pages)
    voice.findings(judged.report.raise_errors(ExitCode.PREFLIGHT))
