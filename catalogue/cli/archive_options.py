"""What the archive's commands take: which archive, which catalogue in it, who is at work, and when."""

from __future__ import annotations

import getpass
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from catalogue.cli.voice import Voice

if TYPE_CHECKING:
    from catalogue.archive.editions import Agent

Command = Callable[..., Any]

archive_option = click.option(
    "--archive",
    type=click.Path(path_type=Path, file_okay=False),
    default="out/archive",
    show_default=True,
    help="The storage root.",
)
by_option = click.option("--by", metavar="NAME", help="Who does this: NAME or “NAME <address@…>”.")


def takes_archive(command: Command) -> Command:
    """Add --archive and --catalogue."""
    which = click.option("--catalogue", metavar="ID", help="Which catalogue, where the archive has several.")
    return archive_option(which(command))


def say(voice: Voice, lines: Sequence[str], facts: Mapping[str, object]) -> None:
    """Lines for people; with the last of them the facts for programs."""
    *before, last = lines
    for line in before:
        voice.result(line)
    voice.result(last, **facts)


def now() -> str:
    """The moment of this run (RFC 3339, UTC): the one place where the clock enters an archive."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def agent(by: str | None) -> Agent:
    """Who is at work: as given, or the user's name on this machine. Raises UsageError without any."""
    from catalogue.archive.editions import Agent

    if by is None:
        try:
            return Agent(getpass.getuser())
        except (KeyError, OSError):
            raise click.UsageError("say who stores it: --by NAME") from None
    found = re.fullmatch(r"\s*(.*\S)\s*<([^<>\s]+@[^<>\s]+)>\s*", by)
    return Agent(found[1], address=f"mailto:{found[2]}") if found else Agent(by.strip())
