"""The single door: every way a run can end becomes one exit code."""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import sys
import traceback
from collections.abc import Sequence
from io import TextIOWrapper
from types import FrameType
from typing import NoReturn, cast

import click

from catalogue.cli.program import catalogue
from catalogue.diagnostics import ExitCode


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run one command and leave with its exit code."""
    signal.signal(signal.SIGTERM, _interrupt)
    for stream in (sys.stdout, sys.stderr):
        # Where a locale has no Hebrew, its code points are better than a traceback.
        cast(TextIOWrapper, stream).reconfigure(errors="backslashreplace")
    # A run is short, and nearly all it makes lives until its end. Looking for rubbish every 700 objects
    # on the way, and freeing every object one by one at the end, took a quarter of a build (`make bench`).
    gc.set_threshold(100_000)
    code = run(sys.argv[1:] if arguments is None else arguments)
    with contextlib.suppress(OSError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)


def run(arguments: Sequence[str]) -> int:
    """The exit code of one command; see `ExitCode` for what each promises."""
    try:
        # click's own main would turn a closed pipe into 1, which is our word for a bug.
        with catalogue.make_context("catalogue", list(arguments)) as context:
            code: int = catalogue.invoke(context)
        sys.stdout.flush()
        return code
    except click.exceptions.Exit as told:
        return told.exit_code
    except click.ClickException as misuse:
        misuse.show()
        return ExitCode.USAGE
    except KeyboardInterrupt:
        print("catalogue: interrupted", file=sys.stderr)
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        # Whoever read us (head, less) has left. Python flushes once more on its way out: let that go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.INTERRUPTED
    except Exception:
        traceback.print_exc()
        print("catalogue: this is a bug of ours; please report the lines above", file=sys.stderr)
        return ExitCode.BUG


def _interrupt(_number: int, _frame: FrameType | None) -> NoReturn:
    """A polite kill ends a run as Ctrl-C does: half-written files are cleared on the way out."""
    raise KeyboardInterrupt
