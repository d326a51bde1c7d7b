"""The first minute on somebody else's machine: what is missing is installed, or named to the letter.

The machine is made of small scripts in one folder, which is the whole PATH; they write
down how they were called. Nothing is installed and no network is touched.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

TOOLS = (
    "sh",
    "dirname",
    "sed",
    "sort",
    "tr",
    "grep",
    "env",
    "touch",
    "rm",
    "mkdir",
    "cp",
    "chmod",
    "ls",
    "cat",
)
ALL_MISSING = "fontconfig libfribidi0 libharfbuzz-subset0 libpango-1.0-0 libpangoft2-1.0-0 python3-venv"
LIBRARIES = "libpango-1.0.so.0 libpangoft2-1.0.so.0 libharfbuzz-subset.so.0 libfribidi.so.0"


@dataclass(frozen=True, slots=True)
class Machine:
    """A checkout and a PATH that hold nothing but what a test puts there."""

    root: Path
    path: Path

    def has(self, name: str, script: str) -> Machine:
        """Put a program on the machine; `{calls}` is the file where calls are written down."""
        program = self.path / name
        program.write_text(f"#!/bin/sh\n{script.format(calls=self.root / 'calls', path=self.path)}\n")
        program.chmod(0o755)
        return self

    def setup(self, group: str = "run") -> subprocess.CompletedProcess[str]:
        """Run setup.sh on it."""
        return subprocess.run(
            ["/bin/sh", self.root / ".ci/setup.sh", group],
            env={"PATH": str(self.path)},
            capture_output=True,
            text=True,
            check=False,
        )

    @property
    def calls(self) -> list[str]:
        """How apt-get, brew and pip were called, in order."""
        written = self.root / "calls"
        return written.read_text().splitlines() if written.exists() else []


@pytest.fixture
def machine(tmp_path: Path, root: Path) -> Machine:
    """A Debian with make and nothing else, and its reader without root's rights."""
    made = Machine(tmp_path / "checkout", tmp_path / "bin")
    made.path.mkdir()
    shutil.copytree(root / ".ci", made.root / ".ci")
    for tool in TOOLS:
        (made.path / tool).symlink_to(shutil.which(tool) or tool)
    made.has("uname", "echo Linux").has("id", "echo 1000").has("ldconfig", ":")
    return made.has("apt-get", 'echo "apt-get $*" >>{calls}').has("apt-cache", ":")


def with_everything(machine: Machine) -> Machine:
    """The needs of a run are met; the Python is a script that writes down what it is asked."""
    machine.has("ldconfig", f"for name in {LIBRARIES}; do echo $name; done").has("fc-match", ":")
    python = (
        'case "$*" in\n'
        '*"-m venv"*) mkdir -p "$3/bin" && cp "$0" "$3/bin/python" ;;\n'
        '*"-m pip"*) echo "pip $*" >>{calls} ;;\n'
        '*"import pip, sys"*) [ "${{0##*/}}" = python ] ;;\n'
        "*purelib*) mkdir -p {path}/site && echo {path}/site ;;\n"
        "esac"
    )
    return machine.has("python3", python)


def test_without_root_it_names_the_line_and_exits_4(machine: Machine) -> None:
    ran = machine.setup()
    assert ran.returncode == 4
    assert ran.stderr.splitlines()[-1] == (
        f"apt-get update && apt-get install -y --no-install-recommends {ALL_MISSING}"
    )
    assert machine.calls == []


def test_with_a_sudo_that_asks_it_names_the_line_with_sudo(machine: Machine) -> None:
    ran = machine.has("sudo", "exit 1").setup()
    assert ran.returncode == 4
    assert ran.stderr.splitlines()[-1] == (
        f"sudo apt-get update && sudo apt-get install -y --no-install-recommends {ALL_MISSING}"
    )


def test_only_what_is_missing_is_named(machine: Machine) -> None:
    machine.has("ldconfig", "echo libpango-1.0.so.0; echo libfribidi.so.0").has("fc-match", ":")
    line = machine.setup().stderr.splitlines()[-1]
    assert line.endswith(" libharfbuzz-subset0 libpangoft2-1.0-0 python3-venv")


def test_tests_need_more_than_a_run(machine: Machine) -> None:
    line = machine.setup("test").stderr.splitlines()[-1]
    assert {"poppler-utils", "qpdf", "ghostscript", "git"} < set(line.split())


def test_a_python_that_is_too_old_is_none(machine: Machine) -> None:
    machine.has("python3", "exit 1")
    assert "python3-venv" in machine.setup().stderr


@pytest.mark.parametrize("rights", ["root", "sudo"])
def test_with_rights_it_installs_once(machine: Machine, rights: str) -> None:
    if rights == "root":
        machine.has("id", "echo 0")
    else:
        machine.has("sudo", 'while [ "${{1#-}}" != "$1" ]; do shift; done; "$@"').has("true", ":")
    ran = machine.setup()
    install = "apt-get -qq -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=120 install -y --no-install-recommends"
    assert machine.calls == [f"{install} {ALL_MISSING}"]
    # This apt-get installs nothing, and setup.sh looks again instead of believing it.
    assert ran.returncode == 4
    assert "still missing after installing" in ran.stderr


def test_lists_are_fetched_when_a_package_is_unknown(machine: Machine) -> None:
    machine.has("id", "echo 0").has("apt-cache", "exit 100").setup()
    assert [call.split()[6] for call in machine.calls] == ["update", "install"]


def test_stale_lists_are_fetched_again(machine: Machine) -> None:
    machine.has("id", "echo 0").has("apt-get", 'echo "apt-get $*" >>{calls}; [ "$6" = update ]')
    ran = machine.setup()
    assert [call.split()[6] for call in machine.calls] == ["install", "update", "install"]
    assert (ran.returncode, ran.stderr.splitlines()[-1]) == (
        4,
        f"apt-get update && apt-get install -y --no-install-recommends {ALL_MISSING}",
    )


def test_a_machine_that_has_everything_asks_for_no_rights(machine: Machine) -> None:
    ran = with_everything(machine).setup()
    assert ran.returncode == 0, ran.stderr
    assert [call.split()[-1].rpartition("/")[2] for call in machine.calls] == [
        "requirements-build.lock",
        "requirements.lock",
    ]
    assert all("--require-hashes" in call and "--no-deps" in call for call in machine.calls)
    environment = machine.root / ".venv"
    assert (environment / "ready-run").exists() and not (environment / "ready-test").exists()
    assert os.access(environment / "bin/catalogue", os.X_OK)
    assert (machine.path / "site/catalogue.pth").read_text() == "../../../..\n"


def test_a_failed_fetch_leaves_no_stamp(machine: Machine) -> None:
    with_everything(machine)
    python = machine.path / "python3"
    python.write_text(python.read_text().replace('echo "pip $*"', "exit 1; echo"))
    ran = machine.setup()
    assert ran.returncode == 4
    assert not (machine.root / ".venv/ready-run").exists()


def test_a_mac_is_served_by_homebrew(machine: Machine) -> None:
    (machine.path / "apt-get").unlink()
    machine.has("uname", "echo Darwin").has("brew", 'echo "brew $*" >>{calls}').setup()
    assert [call.split()[:3] for call in machine.calls] == [["brew", "install", "--quiet"]]
    assert {"fontconfig", "fribidi", "harfbuzz", "pango", "python@3.13"} <= set(machine.calls[0].split())


def test_an_unknown_system_is_told_what_to_look_for(machine: Machine) -> None:
    (machine.path / "apt-get").unlink()
    ran = machine.setup()
    assert ran.returncode == 4
    assert "no apt-get and no brew here" in ran.stderr and "fontconfig" in ran.stderr
