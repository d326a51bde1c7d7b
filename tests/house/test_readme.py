"""The README tells what the program does: every verb and command it names is there, and none is left out."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from catalogue.cli.program import catalogue


@pytest.fixture(scope="module")
def readme(root: Path) -> str:
    return (root / "README.md").read_text("utf-8")


@pytest.fixture(scope="module")
def verbs(root: Path) -> set[str]:
    """What `make help` lists."""
    return set(re.findall(r"^([a-z]+):.*## ", (root / "Makefile").read_text("utf-8"), re.MULTILINE))


def test_every_verb_is_told_and_every_told_verb_is_there(readme: str, verbs: set[str]) -> None:
    told = set(re.findall(r"`make ([a-z]+)\b", readme)) | set(
        re.findall(r"^make ([a-z]+)\b", readme, re.MULTILINE)
    )
    assert told == verbs - {"build"}


def test_every_command_is_told_and_every_told_command_is_there(readme: str) -> None:
    told = set(re.findall(r"(?:`|^)catalogue ([a-z]+)\b", readme, re.MULTILINE))
    assert told == set(catalogue.commands)


def test_told_options_exist(readme: str) -> None:
    known = {option for command in _commands(catalogue) for p in command.params for option in p.opts} | {
        "--help"
    }
    told = {
        option
        for line in re.findall(r"`catalogue ([^`]*)`|^catalogue (.*)$", readme, re.MULTILINE)
        for option in re.findall(r"--[a-z-]+", " ".join(line))
    }
    assert sorted(told - known) == []


def test_every_verb_is_one_line_that_sets_up_and_calls(root: Path, verbs: set[str]) -> None:
    recipes = re.findall(
        r"^([a-z]+):(.*)\n((?:\t.*\n)+)", (root / "Makefile").read_text("utf-8"), re.MULTILINE
    )
    assert {name for name, _, _ in recipes} == verbs
    assert {name for name, _, recipe in recipes if recipe.count("\n") > 1} <= {"clean"}
    calls = {name for name, _, recipe in recipes if "$(CATALOGUE)" in recipe or "$(PYTEST)" in recipe}
    assert all(".venv/ready-" in needs for name, needs, _ in recipes if name in calls)


def test_continuous_integration_runs_what_the_readme_says(root: Path, readme: str) -> None:
    assert "make test" in (root / ".ci/run").read_text("utf-8")
    assert "`make test`" in readme


def test_every_command_and_option_has_help() -> None:
    silent = [
        f"{command.name} {' '.join(param.opts)}".strip()
        for command in _commands(catalogue)
        for param in (command, *command.params)
        if not isinstance(param, click.Argument) and not param.help
    ]
    assert silent == []


def _commands(group: click.Group) -> list[click.Command]:
    """The program's commands, groups and what is in them."""
    return [
        inner
        for command in group.commands.values()
        for inner in (command, *(_commands(command) if isinstance(command, click.Group) else ()))
    ]
