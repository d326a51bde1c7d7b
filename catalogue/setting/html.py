"""The composed document and the designer's templates become one HTML page."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import jinja2
from markupsafe import Markup

from catalogue.composing.document import Document, Page, PlacedFigure
from catalogue.composing.levels import reading_level
from catalogue.diagnostics import CatalogueError, Diagnostic, ExitCode, Location, error
from catalogue.model.book import Book
from catalogue.model.design import Design
from catalogue.setting.fonts import Faces
from catalogue.setting.inline import line_html, phrase_html, plain_text
from catalogue.setting.stylesheet import ink_css, screen_css, token_css

ROOT = "booklet.html.j2"


@dataclass(frozen=True, slots=True)
class Dressing:
    """What the templates need beside the document."""

    faces: Faces
    font_css: str
    author: str
    plate: Callable[[Page], str]
    """Draws the plate of a page as SVG."""
    picture_url: Callable[[PlacedFigure], str]


def render_html(book: Book, design: Design, document: Document, templates: Path, dressing: Dressing) -> str:
    """Fill the templates. Raises CatalogueError (CAT-L01, CONTENT): file and line of a template's fault."""
    environment = _environment(templates, _texts(templates))
    environment.filters.update(
        plate=lambda page: Markup(dressing.plate(page)), picture_url=dressing.picture_url
    )
    try:
        return environment.get_template(ROOT).render(
            book=book,
            design=design,
            document=document,
            family=dressing.faces.family,
            font_css=Markup(dressing.font_css),
            token_css=Markup(token_css(design, dressing.faces)),
            author=dressing.author,
            direction="rtl" if reading_level(book.language) else "ltr",
            inks=_inks(design),
        )
    except jinja2.TemplateError as problem:
        raise CatalogueError(_template_fault(problem, templates), ExitCode.CONTENT) from problem


@functools.lru_cache(maxsize=2)
def _environment(folder: Path, texts: tuple[tuple[str, str], ...]) -> jinja2.Environment:
    """These very texts, compiled; `folder` is where a fault is said to be."""
    known = dict(texts)

    def load(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        return (known[name], str(folder / name), lambda: True) if name in known else None

    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(load),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(line=line_html, phrase=phrase_html, text=plain_text, words=_words)
    return environment


def _texts(folder: Path) -> tuple[tuple[str, str], ...]:
    """Every template by its name. Raises CatalogueError (CAT-L03, CONTENT) for one that is no UTF-8."""
    paths = sorted(path for path in folder.rglob("*.j2") if path.is_file())
    return tuple((path.relative_to(folder).as_posix(), _text(path)) for path in paths)


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError as problem:
        raise CatalogueError(
            error(
                "CAT-L03",
                f"the template is no UTF-8 text: byte {problem.start + 1} cannot be read",
                Location(str(path)),
                why="a letter read as another would be printed so",
                hint="save the file as UTF-8",
            ),
            ExitCode.CONTENT,
        ) from problem


def _inks(design: Design) -> Mapping[str, Mapping[str, Markup]]:
    return {
        name: {"press": Markup(ink_css(cmyk)), "screen": Markup(screen_css(cmyk))}
        for name, cmyk in design.inks
    }


def _words(text: str) -> str:
    """Text without what is there for line breaking only."""
    return text.replace("\u2060", "").replace("\u2028", " ").replace("\ufffc", "")


def _template_fault(problem: jinja2.TemplateError, templates: Path) -> Diagnostic:
    place = _place_in_traceback(problem, templates)
    if isinstance(problem, jinja2.TemplateSyntaxError):
        place = Location(str(templates / (problem.name or ROOT)), problem.lineno)
    return error(
        "CAT-L01",
        f"the template cannot be filled: {problem}",
        place,
        why="a name that the document does not have, or a slip in the template's own language",
        hint="templates/README.md lists what a template is given",
    )


def _place_in_traceback(problem: BaseException, templates: Path) -> Location:
    """The innermost template and its line."""
    place = Location(str(templates / ROOT))
    trace = problem.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.startswith(str(templates)):
            place = Location(file, trace.tb_lineno)
        trace = trace.tb_next
    return place
