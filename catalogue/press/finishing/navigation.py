"""How a viewer opens the book: which way it turns, what its pages are called."""

from __future__ import annotations

from collections.abc import Sequence

from pikepdf import Array, Dictionary, Name, Pdf, String

from catalogue.press.finishing.facts import PressFacts


def open_as_book(pdf: Pdf, facts: PressFacts, *, title_bar: bool) -> None:
    """Reading direction, spreads with the cover alone, page labels; the title in the window's bar."""
    preferences = Dictionary(Direction=Name.R2L if facts.binding == "right" else Name.L2R)
    if title_bar:
        preferences.DisplayDocTitle = True
    pdf.Root.ViewerPreferences = preferences
    # Odd pages are rectos either way: a viewer that knows R2L mirrors the spread (ISO 32000-1, table 150).
    pdf.Root.PageLayout = Name.TwoPageRight
    if facts.page_labels:
        pdf.Root.PageLabels = Dictionary(Nums=Array(_number_tree(facts.page_labels)))
    elif "/PageLabels" in pdf.Root:
        del pdf.Root.PageLabels


def label_runs(labels: Sequence[str]) -> list[tuple[int, str, int]]:
    """(first page index, literal label, first number): runs of pages that count on in digits.

    A literal label stands alone and its number is 0; a run of digits has an empty literal.

    >>> label_runs(["א", "2", "3", "5"])
    [(0, 'א', 0), (1, '', 2), (3, '', 5)]
    """
    runs: list[tuple[int, str, int]] = []
    expected = 0
    for index, label in enumerate(labels):
        number = int(label) if label.isascii() and label.isdigit() and label == str(int(label)) else 0
        if not number:
            runs.append((index, label, 0))
        elif number != expected:
            runs.append((index, "", number))
        expected = number + 1 if number else 0
    return runs


def _number_tree(labels: Sequence[str]) -> list[object]:
    entries: list[object] = []
    for index, literal, number in label_runs(labels):
        numbered = Dictionary(S=Name.D, St=number) if number else Dictionary(P=String(literal))
        entries += [index, numbered]
    return entries
