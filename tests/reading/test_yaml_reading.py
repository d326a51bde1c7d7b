"""YAML without YAML's surprises: every value is the text that was typed, and knows where."""

from __future__ import annotations

import pytest
import yaml
from good_book import GOOD, read
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue.diagnostics import Diagnostic
from catalogue.model.sections import Film
from catalogue.reading.scalars import Mapping, Scalar, parse_yaml
from catalogue.reading.source import source_of


def value(text: str) -> Scalar:
    found: list[Diagnostic] = []
    node = parse_yaml(source_of("a.yaml", text), found)
    assert not found and isinstance(node, Mapping)
    scalar = node.entries["key"]
    assert isinstance(scalar, Scalar)
    return scalar


@pytest.mark.parametrize(
    "text", ["1:30", "20:30", "0123", "no", "~", "null", "1977-01-01", "1e3", "0x10", "+5", "NaN"]
)
def test_nothing_is_taken_for_a_number_a_date_or_a_truth(text: str) -> None:
    assert value(f"key: {text}\n").text == text


def test_a_film_keeps_its_facts_as_they_were_typed() -> None:
    more = "year: 0123\nruntime: 1:30\ncountries: [no, ישראל]\ncopy-shown:\n  format: 35\n  aspect: 1.85:1\n"
    book = read({"films/laura/film.yaml": GOOD["films/laura/film.yaml"] + more}).book
    assert book
    *_, film = book.sections()
    assert isinstance(film, Film)
    assert (film.year, film.runtime, film.countries) == ("0123", "1:30", ("no", "ישראל"))
    assert (film.copy.format, film.copy.aspect, film.copy.colour) == ("35", "1.85:1", "")


def test_what_is_blank_is_not_given() -> None:
    book = read(
        {"films/laura/film.yaml": GOOD["films/laura/film.yaml"] + "year:\ncountries: ''\nplate:\n"}
    ).book
    assert book
    *_, film = book.sections()
    assert isinstance(film, Film)
    assert (film.year, film.countries, film.plate) == ("", (), None)


@settings(deadline=None, max_examples=150)
@given(
    st.text(st.sampled_from("אבגד ד'\"\n:#-,.[]{}&*!|>%@`AI1"), min_size=1, max_size=40),
    st.sampled_from([None, "'", '"', "|", ">"]),
    st.sampled_from([12, 80]),
)
def test_every_letter_of_a_value_has_its_place(text: str, style: str | None, width: int) -> None:
    written = yaml.dump({"key": text}, default_style=style, allow_unicode=True, width=width)
    if not yaml.safe_load(written)["key"]:
        return
    node = parse_yaml(source_of("a.yaml", written), [])
    assert isinstance(node, Mapping)
    scalar = node.entries["key"]
    assert isinstance(scalar, Scalar) and scalar.text == text
    offsets = scalar.offsets()
    assert offsets == sorted(offsets)
    for offset, letter in zip(offsets, text, strict=True):
        assert written[offset] == letter or letter in " \n"
