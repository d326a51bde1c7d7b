"""Bad input never gives a traceback: any bytes in any file end in a report."""

from __future__ import annotations

import pytest
from good_book import GOOD, laid_over
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue.diagnostics import Location
from catalogue.editing import check
from catalogue.reading.book import read_folder

PATHS = st.sampled_from([*sorted(GOOD), "waivers.yaml"])
YAML_LIKE = st.text(st.sampled_from("אבid:titlesrole- \n'\"[]{},#&*!|>%@`0123\\ ?~"), max_size=80)


def survives(path: str, raw: bytes) -> None:
    result = read_folder(laid_over({path: raw}))
    for finding in result.report:
        assert finding.message and finding.why and finding.hint
        assert finding.location != Location()
        assert "{" not in finding.hint.replace("{}", "") or "{" in raw.decode("utf-8", "replace")
    if result.book:
        check(result.book)


@settings(deadline=None, max_examples=60)
@given(PATHS, st.binary(max_size=80))
def test_any_bytes(path: str, raw: bytes) -> None:
    survives(path, raw)


@settings(deadline=None, max_examples=60)
@given(PATHS, YAML_LIKE)
def test_anything_that_looks_like_yaml(path: str, text: str) -> None:
    survives(path, text.encode())


@settings(deadline=None, max_examples=100)
@given(PATHS, st.integers(0, 400), st.integers(0, 30), st.one_of(st.text(max_size=8), YAML_LIKE))
def test_a_good_file_with_a_stretch_of_it_replaced(path: str, start: int, length: int, patch: str) -> None:
    text = GOOD.get(path, "- {rule: CAT-E01, place: book.yaml, reason: כך}\n")
    start = min(start, len(text))
    survives(path, (text[:start] + patch + text[start + length :]).encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize(
    "text",
    ["[" * 100_000, "{a: " * 50_000, "- " * 100_000, "a: &x [*x]\n", "? [a]\n: b\n", "\"\\ud800\"",
     "%YAML 9\n---\n", "a: |\n  x\n b", "\x00", "--- !<tag:x> a", "'", "a: 'b\n\n\nc'\n"],
)  # fmt: skip
@pytest.mark.parametrize("path", ["book.yaml", "people.yaml", "waivers.yaml"])
def test_hostile_yaml(path: str, text: str) -> None:
    survives(path, text.encode())


@pytest.mark.parametrize(
    "text",
    ["[" * 20_000, "*" * 20_000, ">" * 5_000 + "א", "- " * 3_000 + "א", "![" * 5_000, "[a](" * 5_000,
     "<" * 20_000, "\\\n" * 5_000, "|a|b|\n|-|-|\n" + "|x|y|\n" * 2_000, "[^a]: " * 3_000, "**a* " * 4_000],
)  # fmt: skip
def test_hostile_prose(text: str) -> None:
    survives("essays/opening.md", b"---\n---\n\n" + text.encode())
