"""Every way a run can end, and the exit code that promises it."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator

import click
import pytest

from catalogue.cli.door import run
from catalogue.cli.options import speaks
from catalogue.cli.program import catalogue
from catalogue.cli.voice import Voice
from catalogue.diagnostics import CatalogueError, ExitCode, Location, Report, error, warning

Act = Callable[[Voice], None]
BROKEN = error("CAT-N03", "note is called twice", Location("content/מקור.md", 3, 1))


@pytest.fixture
def trial() -> Iterator[Callable[[Act], None]]:
    """A command named `trial` that does what a test wants it to."""

    def install(act: Act) -> None:
        @click.command("trial")
        @speaks
        def command(voice: Voice) -> None:
            act(voice)

        catalogue.add_command(command)

    yield install
    catalogue.commands.pop("trial", None)


def stop(code: ExitCode) -> Act:
    def act(voice: Voice) -> None:
        raise CatalogueError(BROKEN, code)

    return act


@pytest.mark.parametrize("code", [c for c in ExitCode if c not in (0, 1, 2, 130)])
def test_a_stage_chooses_its_code(
    code: ExitCode, trial: Callable[[Act], None], capsys: pytest.CaptureFixture[str]
) -> None:
    trial(stop(code))
    assert run(["trial", "--plain"]) == code
    assert capsys.readouterr().err == "content/מקור.md:3:1: error CAT-N03: note is called twice\n"


def test_json_says_all_in_one_object(
    trial: Callable[[Act], None], capsys: pytest.CaptureFixture[str]
) -> None:
    def act(voice: Voice) -> None:
        with voice.progress() as progress:
            progress("reading")
        voice.result("2 pages", pages=2)
        voice.findings(Report.of([warning("CAT-M20", "twice")]))
        raise CatalogueError(BROKEN, ExitCode.CONTENT)

    trial(act)
    assert run(["trial", "--json"]) == ExitCode.CONTENT
    captured = capsys.readouterr()
    assert captured.err == ""
    spoken = json.loads(captured.out)
    assert (spoken["exit"], spoken["pages"]) == (3, 2)
    assert [finding["code"] for finding in spoken["findings"]] == ["CAT-M20", "CAT-N03"]
    assert "מקור" in captured.out


def test_plain_says_results_on_standard_output(
    trial: Callable[[Act], None], capsys: pytest.CaptureFixture[str]
) -> None:
    trial(lambda voice: voice.result("2 pages", pages=2))
    assert run(["trial", "--plain"]) == ExitCode.FINE
    assert capsys.readouterr() == ("2 pages\n", "")


@pytest.mark.parametrize("arguments", [["nonsense"], ["trial", "--nonsense"], []])
def test_misuse_is_two(
    arguments: list[str], trial: Callable[[Act], None], capsys: pytest.CaptureFixture[str]
) -> None:
    trial(lambda voice: None)
    assert run(arguments) == ExitCode.USAGE
    assert "Usage: catalogue" in capsys.readouterr().err


def test_a_bug_is_one_and_shows_itself(
    trial: Callable[[Act], None], capsys: pytest.CaptureFixture[str]
) -> None:
    def act(voice: Voice) -> None:
        raise ZeroDivisionError("ours")

    trial(act)
    assert run(["trial"]) == ExitCode.BUG
    told = capsys.readouterr().err
    assert "Traceback" in told and "ZeroDivisionError: ours" in told and "bug of ours" in told


@pytest.mark.parametrize("number", [errno.EACCES, errno.ENOSPC, errno.EROFS])
def test_a_machine_that_refuses_is_no_bug(
    number: int, trial: Callable[[Act], None], capsys: pytest.CaptureFixture[str]
) -> None:
    def act(voice: Voice) -> None:
        raise OSError(number, os.strerror(number), "out/booklet.pdf")

    trial(act)
    assert run(["trial", "--plain"]) == ExitCode.MISSING
    assert capsys.readouterr().err.startswith("out/booklet.pdf: error CAT-S01: the system refused")


def test_a_file_we_should_have_looked_for_is_a_bug(
    trial: Callable[[Act], None], capsys: pytest.CaptureFixture[str]
) -> None:
    def act(voice: Voice) -> None:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), "x")

    trial(act)
    assert run(["trial"]) == ExitCode.BUG
    assert "FileNotFoundError" in capsys.readouterr().err


def test_control_c_is_130(trial: Callable[[Act], None], capsys: pytest.CaptureFixture[str]) -> None:
    def act(voice: Voice) -> None:
        raise KeyboardInterrupt

    trial(act)
    assert run(["trial"]) == ExitCode.INTERRUPTED
    assert capsys.readouterr().err.strip() == "catalogue: interrupted"


WAITING = textwrap.dedent("""
    import click, signal, time
    from catalogue.cli.door import main
    from catalogue.cli.program import catalogue

    @catalogue.command()
    def wait():
        try:
            print("ready", flush=True)
            time.sleep(60)
        finally:
            print("cleared", flush=True)

    @catalogue.command()
    def greet():
        print("שלום")
        return 0

    @catalogue.command()
    def talk():
        for _ in range(100_000):
            print("line")

    signal.signal(signal.SIGINT, signal.default_int_handler)  # a background job inherits it ignored
    main()
""")


def test_a_locale_without_hebrew_gets_code_points() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", WAITING, "greet"],
        env=os.environ | {"PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout == "\\u05e9\\u05dc\\u05d5\\u05dd\n"


def start(command: str) -> subprocess.Popen[str]:
    pipe = subprocess.PIPE
    return subprocess.Popen([sys.executable, "-c", WAITING, command], stdout=pipe, stderr=pipe, text=True)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_polite_kill_clears_up_first(number: signal.Signals) -> None:
    with start("wait") as waiting:
        assert waiting.stdout is not None and waiting.stdout.readline() == "ready\n"
        waiting.send_signal(number)
        out, err = waiting.communicate(timeout=30)
    assert (waiting.returncode, out, err.strip()) == (130, "cleared\n", "catalogue: interrupted")


def test_a_reader_who_leaves_gets_no_traceback() -> None:
    with start("talk") as talking:
        assert talking.stdout is not None and talking.stderr is not None
        talking.stdout.readline()
        talking.stdout.close()
        assert talking.stderr.read() == ""
    assert talking.returncode == 130
