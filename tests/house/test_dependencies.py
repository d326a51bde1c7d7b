"""What we stand on: declared, locked, used, and free to be used."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import Distribution, distribution, packages_distributions
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

USED_BY_OTHERS = {
    "brotli": "fontTools reads and writes woff2 with it",
    "pytest-xdist": "the Makefile runs the tests on two cores",
    "ruff": "run as a program",
    "mypy": "run as a program",
    "types-pyyaml": "read by mypy",
    "import-linter": "run as a program",
}
COMES_WITH = {
    "markupsafe": "jinja2, whose text type it is",
    "pydantic-core": "pydantic, whose error type it is",
}
FREE = re.compile(
    r"MIT|BSD|Apache|PSF|Python Software Foundation|MPL|Mozilla|LGPL|Lesser General|Public Domain|zlib",
    re.I,
)
"""Permissive, or a copyleft that stops at the library's own files."""


@pytest.fixture(scope="module")
def project(root: Path) -> dict[str, Any]:
    return tomllib.loads((root / "pyproject.toml").read_text("utf-8"))


def locked(root: Path, lock: str) -> dict[str, str]:
    """Name → version of every package that this lock puts on this machine."""
    lines = re.findall(r"^[\w.-]+==[^\\\n]+", (root / lock).read_text("utf-8"), re.MULTILINE)
    wanted = [Requirement(line.strip()) for line in lines]
    return {
        canonicalize_name(r.name): str(r.specifier).removeprefix("==")
        for r in wanted
        if r.marker is None or r.marker.evaluate()
    }


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-test.lock"])
def test_the_environment_is_the_lock(lock: str, root: Path) -> None:
    differs = {n: v for n, v in locked(root, lock).items() if (i := _installed(n)) is None or i.version != v}
    assert not differs


def test_tests_run_on_what_the_reader_runs(root: Path) -> None:
    assert locked(root, "requirements.lock").items() <= locked(root, "requirements-test.lock").items()


def test_everything_at_run_time_is_free(root: Path) -> None:
    doubtful = {
        name: terms
        for name in locked(root, "requirements.lock")
        if (found := _installed(name)) and not _is_free(terms := _licence(found))
    }
    assert not doubtful


def test_every_declared_package_is_imported_and_the_other_way_round(
    root: Path, project: dict[str, Any]
) -> None:
    declared = _names(project["project"]["dependencies"])
    imported = _distributions(_imports(root.glob("catalogue/**/*.py")))
    assert sorted(declared - imported - USED_BY_OTHERS.keys()) == []
    assert sorted(imported - declared - COMES_WITH.keys()) == []


def test_tests_import_only_what_is_locked(root: Path) -> None:
    helpers = {path.stem for path in root.glob("tests/**/*.py")}
    imported = _distributions(_imports(root.glob("tests/**/*.py")), own=helpers.__contains__)
    assert sorted(imported - locked(root, "requirements-test.lock").keys()) == []


def test_every_dependency_has_its_line_in_the_readme(root: Path, project: dict[str, Any]) -> None:
    declared = _names(project["project"]["dependencies"]) | _names(project["dependency-groups"]["test"])
    readme = (root / "README.md").read_text("utf-8").lower()
    assert [
        name for name in sorted(declared) if not re.search(rf"^\| \[?`?{name}\b", readme, re.MULTILINE)
    ] == []


def _names(requirements: Iterable[str]) -> set[str]:
    return {canonicalize_name(Requirement(line).name) for line in requirements}


def _installed(name: str) -> Distribution | None:
    try:
        return distribution(name)
    except ModuleNotFoundError:
        return None


def _licence(found: Distribution) -> str:
    """The terms as the package states them; the head of its licence file where its metadata are silent."""
    told = [found.metadata.get("License-Expression") or "", found.metadata.get("License") or ""]
    told += [line for line in found.metadata.get_all("Classifier") or [] if line.startswith("License")]
    if not any(line and line != "UNKNOWN" for line in told):
        files = [file for file in found.files or [] if "LICEN" in file.name.upper()]
        told = [str(file.locate().read_text("utf-8"))[:200] for file in files]  # type: ignore[union-attr]
    return "; ".join(filter(None, told))


def _is_free(terms: str) -> bool:
    """Whether one of the offered terms is free; Affero terms are never, beside whatever they stand."""
    return bool(FREE.search(terms)) and "AFFERO" not in terms.upper() and "AGPL" not in terms.upper()


def _imports(paths: Iterable[Path]) -> set[str]:
    found = {name for path in paths for name in _imported(ast.parse(path.read_text("utf-8")))}
    return found - set(sys.stdlib_module_names) - {"catalogue", "__future__"}


def _imported(tree: ast.AST) -> Iterator[str]:
    """Top-level names of everything a module imports, late imports and `import_module("…")` included."""
    for node in ast.walk(tree):
        match node:
            case ast.Import():
                yield from (alias.name.partition(".")[0] for alias in node.names)
            case ast.ImportFrom(module=str(module), level=0):
                yield module.partition(".")[0]
            case ast.Call(ast.Name("import_module"), [ast.Constant(str(module)), *_]):
                yield module.partition(".")[0]


def _distributions(modules: set[str], *, own: Callable[[str], bool] = lambda _: False) -> set[str]:
    """The packages that bring these modules; a module that no installed package brings stands for itself."""
    bring = packages_distributions()
    strange = {module for module in modules if not own(module)}
    return {canonicalize_name(name) for module in strange for name in bring.get(module, [module])}
