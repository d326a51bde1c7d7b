"""A rule that cannot be drawn in inks is named, with its element and page; it is no traceback."""

from __future__ import annotations

import pytest

from catalogue.diagnostics import CatalogueError, ExitCode
from catalogue.setting.apart import take_apart
from catalogue.setting.pagepress import PagePress
from catalogue.setting.pdf import typeset

INKS = "device-cmyk(1 0 0 0), device-cmyk(0 1 0 0)"
RULES = {
    f"background: linear-gradient({INKS})": "background-image: linear-gradient()",
    f"background: radial-gradient({INKS})": "background-image: radial-gradient()",
    f"background-image: none, repeating-linear-gradient({INKS})": "background-image: linear-gradient()",
    f"border: 1pt solid; border-image: linear-gradient({INKS}) 1": "border-image: linear-gradient()",
    "box-shadow: 1mm 1mm 2mm device-cmyk(0 0 0 1)": "box-shadow",
    "border: 2pt inset device-cmyk(0 0 0 1)": "border: inset",
    "border-left: 2pt outset device-cmyk(0 0 0 1)": "border: outset",
    "border: 2pt groove device-cmyk(0 0 0 1)": "border: groove",
    "border: 2pt ridge device-cmyk(0 0 0 1)": "border: ridge",
    "outline: 2pt ridge device-cmyk(0 0 0 1)": "outline: ridge",
}


def book(rule: str, place: str = "") -> str:
    return (
        "<!doctype html><html lang=he dir=rtl><head><title>ספר</title><style>"
        f".page + .page {{ break-before: page }} .bad {{ height: 9mm; {place} {rule} }}</style></head><body>"
        '<section class="page one"><p>א</p></section>\n'
        '<section class="page two"><p class="very bad">ב</p></section></body></html>'
    )


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("place", ["", "position: absolute;"])
def test_the_rule_is_named_with_its_element_and_page(rule: str, place: str) -> None:
    with pytest.raises(CatalogueError) as caught:
        typeset(book(rule, place), {})
    assert caught.value.exit_code is ExitCode.LAYOUT
    (found,) = caught.value.report
    assert (found.code, found.page) == ("CAT-L07", 2)
    assert f"`{RULES[rule]}` on p.very.bad" in found.message


@pytest.mark.parametrize("rule", ["border: 2pt double device-cmyk(0 0 0 1)", "opacity: .5", "outline: none"])
def test_a_rule_that_can_be_drawn_is_drawn(rule: str) -> None:
    assert not typeset(book(rule), {}).report.errors


def test_the_preview_shows_the_page_bare_and_says_why() -> None:
    page = take_apart(book(f"background: linear-gradient({INKS})"))[1]
    drawn = PagePress().draw(page, {}, "")
    assert drawn.pdf.startswith(b"%PDF") and [found.code for found in drawn.report] == ["CAT-L07"]


def test_other_stops_stay_bugs(monkeypatch: pytest.MonkeyPatch) -> None:
    import weasyprint

    def broken(*_: object, **__: object) -> bytes:
        raise NotImplementedError

    monkeypatch.setattr(weasyprint.Document, "write_pdf", broken)
    with pytest.raises(NotImplementedError):
        typeset(book("color: inherit"), {})
