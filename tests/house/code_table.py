"""catalogue/codes.md, made from the program itself: `make codes` writes it, a test holds it to be true."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CODE = re.compile(r"CAT-[A-Z]\d{2}")
HEAD = """# Diagnostic codes

Made from the program by `make codes`. A code is permanent: it is said in one place, keeps its meaning, and is
never given to something else. An error stops the work; a warning and a note do not. `…` stands for what the
program fills in.

| code | severity | says | why | try |
|---|---|---|---|---|
"""


@dataclass(frozen=True, slots=True)
class Row:
    """What one place in the program says under a code."""

    code: str
    severity: str
    says: str
    why: str
    hint: str

    def __str__(self) -> str:
        return f"| {self.code} | {self.severity} | {self.says} | {self.why} | {self.hint} |"


def table(modules: dict[Path, str]) -> str:
    """The whole page, sorted by code; a code said in several wordings has one row."""
    said: dict[str, list[Row]] = {}
    for _, row in rows(modules):
        said.setdefault(row.code, []).append(row)
    return HEAD + "".join(f"{_joined(said[code])}\n" for code in sorted(said))


def rows(modules: dict[Path, str]) -> Iterator[tuple[Path, Row]]:
    """Every place in the program that gives a code to something, with what it says there."""
    trees = {path: ast.parse(text) for path, text in modules.items()}
    codes = {name: text for tree in trees.values() for name, text in _texts(tree, {}) if CODE.fullmatch(text)}
    for path, tree in trees.items():
        texts = codes | dict(_texts(tree, codes))
        for node in ast.walk(tree):
            match node:
                case ast.ClassDef():
                    yield from ((path, row) for row in _kinds(node, tree))
                case ast.Call(ast.Name("Check"), [ast.Constant(str(code)), name, standard, *_]):
                    yield path, _check(code, _words(name, texts), _words(standard, texts), tree)
                case ast.Call(ast.Name(), [first, _, *_]) if CODE.fullmatch(code := _words(first, texts)):
                    yield path, _row(node, code, texts)


def _joined(said: list[Row]) -> Row:
    names = ("severity", "says", "why", "hint")
    wordings = {name: dict.fromkeys(getattr(row, name) for row in said) for name in names}
    return Row(said[0].code, *(" / ".join(filter(None, wordings[name])) for name in names))


def _check(code: str, name: str, standard: str, tree: ast.Module) -> Row:
    """A preflight check: what it asks stands in its module's first line, by whose rule beside its name."""
    _, _, asks = (ast.get_docstring(tree) or "").partition("\n")[0].rstrip(".").partition(": ")
    return Row(code, "by finding", f"{name}: {asks}", standard, "see the finding")


def _row(call: ast.Call, code: str, texts: dict[str, str]) -> Row:
    """`error("CAT-…", message, why=…, hint=…)` or `Finding("CAT-…", Severity.ERROR, message, why, hint)`."""
    said = {key.arg: _words(key.value, texts) for key in call.keywords}
    match call.args:
        case [_, ast.Attribute(ast.Name("Severity"), severity), *words]:
            said = (
                dict(zip(("message", "why", "hint"), (_words(word, texts) for word in words), strict=False))
                | said
            )
        case [_, message, *_]:
            name = getattr(call.func, "id", "")
            severity = name if name in ("warning", "note") else "error"
            said["message"] = _words(message, texts)
    return Row(code, severity.lower(), said["message"], said.get("why", ""), said.get("hint", ""))


def _kinds(kinds: ast.ClassDef, tree: ast.Module) -> Iterator[Row]:
    """Codes that are members of an enumeration, with reasons and remedies in tables beside it."""
    for member in kinds.body:
        match member:
            case ast.Assign([ast.Name(name)], ast.Constant(str(code))) if CODE.fullmatch(code):
                why, hint = (_looked_up(table, name, tree) for table in ("_WHY", "_HINTS"))
                yield Row(code, "error", name.lower().replace("_", " "), why, hint)


def _looked_up(table: str, member: str, tree: ast.Module) -> str:
    for node in tree.body:
        match node:
            case ast.Assign([ast.Name(name)], ast.Dict(keys, values)) if name == table:
                found = [
                    v
                    for k, v in zip(keys, values, strict=True)
                    if isinstance(k, ast.Attribute) and k.attr == member
                ]
                return _words(found[0], {}) if found else ""
    return ""


def _texts(tree: ast.Module, known: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Texts that a module names once and says in several findings."""
    for node in tree.body:
        match node:
            case ast.Assign([ast.Name(name)], ast.Constant(str()) | ast.JoinedStr() as value):
                yield name, _words(value, known)


def _words(node: ast.expr, texts: dict[str, str]) -> str:
    """The text a reader sees, with `…` for what is filled in at run time."""
    match node:
        case ast.Constant(str(text)):
            return re.sub(r"\{\w+\}", "…", text).replace("|", "\\|").replace("<", "&lt;")
        case ast.JoinedStr(values):
            return "".join(_words(value, texts) for value in values)
        case ast.Name(name) if name in texts:
            return texts[name]
    return "…"


def modules(root: Path) -> dict[Path, str]:
    """The program's own modules and their text, by path from the root."""
    return {
        path.relative_to(root): path.read_text("utf-8") for path in sorted(root.glob("catalogue/**/*.py"))
    }


if __name__ == "__main__":
    root = Path(__file__).resolve().parents[2]
    (root / "catalogue/codes.md").write_text(table(modules(root)), "utf-8")
