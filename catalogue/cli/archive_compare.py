"""`catalogue archive diff` and `rebuild`: what changed, and whether it can be set again."""

from __future__ import annotations

from pathlib import Path

import click

from catalogue.cli.archive_options import say, takes_archive
from catalogue.cli.options import speaks
from catalogue.cli.voice import Voice
from catalogue.diagnostics import ExitCode


@click.command()
@click.argument("old")
@click.argument("new", default="head")
@click.option(
    "--html",
    "page",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Also write one page with both editions side by side.",
)
@takes_archive
@speaks
def diff(voice: Voice, archive: Path, catalogue: str | None, old: str, new: str, page: Path | None) -> None:
    """What changed from OLD to NEW: words, notes, pages, facts, fonts, templates, programs."""
    from catalogue.archive.comparing.compare import diff as compare
    from catalogue.archive.comparing.comparison import comparison_json
    from catalogue.archive.comparing.comparison_html import comparison_html
    from catalogue.archive.comparing.comparison_text import comparison_text
    from catalogue.pipeline.writing import write_all

    comparison, old_pages, new_pages = compare(archive, old, new, catalogue)
    voice.findings(comparison.report)
    lines = comparison_text(comparison).splitlines()
    if page:
        write_all({page: comparison_html(comparison, old_pages, new_pages).encode()})
        lines.append(str(page))
    say(voice, lines, comparison_json(comparison))


@click.command()
@click.argument("version")
@click.option(
    "--here", is_flag=True, help="With this machine's packages, without fetching the edition's own."
)
@takes_archive
@speaks
def rebuild(voice: Voice, archive: Path, catalogue: str | None, version: str, here: bool) -> None:
    """Set VERSION again from nothing but the archive; say how like it is: bytes, pixels, differences.

    The packages of its own lock file are fetched; where that fails, those of this machine serve.
    Exit 7 when pages differ.
    """
    from catalogue import pipeline
    from catalogue.archive.rebuilding import rebuilt_text

    with voice.progress() as progress:
        progress(f"setting {version} again")
        rebuilt = pipeline.rebuild_edition(archive, version, catalogue, here=here)
    files = {one.path: one.level.name.lower() for one in rebuilt.files}
    facts = {"version": rebuilt.version, "level": rebuilt.level.name.lower(), "files": files}
    say(voice, rebuilt_text(rebuilt).splitlines(), facts)
    voice.findings(rebuilt.report.raise_errors(ExitCode.ARCHIVE))
