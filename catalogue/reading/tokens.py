"""The designer's numbers in: templates/tokens.yaml → Design."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from catalogue.diagnostics import Diagnostic, Location, Report
from catalogue.model.design import Design, Limits, Makeup, NoteArea, PageFormat, TextStyle, Weights
from catalogue.reading.checking import checked
from catalogue.reading.fields import Facts
from catalogue.reading.findings.facts import WRONG_VALUE
from catalogue.reading.findings.files import FILE_MISSING, FILE_UNREADABLE, NO_FACTS
from catalogue.reading.lengths import Measured
from catalogue.reading.scalars import Mapping, parse_yaml
from catalogue.reading.source import decode
from catalogue.reading.token_schema import DesignTokens, StyleTokens

FILE = "tokens.yaml"


class ReadDesign(NamedTuple):
    """The design, or None with every reason in the report."""

    design: Design | None
    report: Report


def read_design(templates: Path) -> ReadDesign:
    """Read `templates`/tokens.yaml; every length becomes points, those of the page millimetres."""
    path = templates / FILE
    shown = path.as_posix()
    found: list[Diagnostic] = []
    try:
        source = decode(shown, path.read_bytes(), found)
    except FileNotFoundError:
        return ReadDesign(None, Report.of([FILE_MISSING.at(Location(shown), path=FILE)]))
    except OSError as reason:
        words = {"path": FILE, "reason": reason.strerror or "unknown reason"}
        return ReadDesign(None, Report.of([FILE_UNREADABLE.at(Location(shown), **words)]))
    node = parse_yaml(source, found) if source else None
    tokens = checked(DesignTokens, node, found) if node else None
    if source and node is None and not found:
        found.append(NO_FACTS.at(Location(shown)))
    if tokens is None or not isinstance(node, Mapping):
        return ReadDesign(None, Report.of(found))
    design = _design(tokens)
    found += _frame(design, node)
    report = Report.of(found)
    return ReadDesign(None if report.errors else design, report)


def _design(tokens: DesignTokens) -> Design:
    grid = tokens.grid.points(0.0)
    page = tokens.page
    sizes = {name: getattr(page, name).millimetres for name in ("width", "height", "bleed", "head")}
    return Design(
        page=PageFormat(
            **sizes, inner=page.inner.millimetres, outer=page.outer.millimetres, lines=page.lines
        ),
        grid=grid,
        styles=tuple(_style(name, style, grid) for name, style in tokens.styles.items()),
        notes=NoteArea(**_given(tokens.notes, grid)),
        makeup=Makeup(**_given(tokens.makeup, grid)),
        inks=tuple((tokens.inks or {}).items()),
        hang=tuple((tokens.hang or {}).items()),
        plates=tuple((tokens.plates or {}).items()),
        tokens=tuple((tokens.tokens or {}).items()),
    )


def _style(name: str, style: StyleTokens, grid: float) -> TextStyle:
    given = _given(style, grid)
    given |= {"limits": Limits(**given["limits"])} if "limits" in given else {}
    given |= {"weights": Weights(**given["weights"])} if "weights" in given else {}
    return TextStyle(name=name, **given)


def _given(facts: Facts, grid: float) -> dict[str, Any]:
    """What the file says, lengths in points; what it leaves out is for the model to fill in."""
    given: dict[str, Any] = {}
    for name in facts.model_fields_set:
        value = getattr(facts, name)
        if isinstance(value, Measured):
            value = value.points(grid)
        elif isinstance(value, Facts):
            value = _given(value, grid)
        given[name] = value
    return given


def _frame(design: Design, node: Mapping) -> list[Diagnostic]:
    """A text frame that is wider or higher than the page has no room for a line."""
    page = design.page
    place = node.entries["page"].location
    foot = page.height - page.head - page.lines * design.grid * 25.4 / 72
    problems = []
    if page.measure <= 0:
        problems.append(("inner + outer", "they leave no room for a line"))
    if foot < 0:
        problems.append((f"lines: {page.lines}", f"the frame is {-foot:.1f} mm higher than the page"))
    return [WRONG_VALUE.at(place, value=value, problem=problem) for value, problem in problems]
