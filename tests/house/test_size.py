"""One idea a module, one thought a function: what is too long to be read at once is cut."""

from __future__ import annotations

import ast
from pathlib import Path

MODULE_LINES = 300
FUNCTION_LINES = 40


def test_modules_are_short(modules: dict[Path, str]) -> None:
    too_long = {
        str(path): lines for path, text in modules.items() if (lines := text.count("\n")) > MODULE_LINES
    }
    assert not too_long


def test_functions_are_short(modules: dict[Path, str]) -> None:
    too_long = {
        f"{path}:{function.lineno} {function.name}": lines
        for path, text in modules.items()
        for function in ast.walk(ast.parse(text))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := _lines(function)) > FUNCTION_LINES
    }
    assert not too_long


def test_names_say_what_is_in_a_module(modules: dict[Path, str]) -> None:
    empty_names = {"utils", "util", "helpers", "helper", "manager", "constants", "common", "misc"}
    assert not [path for path in modules if path.stem in empty_names]


def _lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1
