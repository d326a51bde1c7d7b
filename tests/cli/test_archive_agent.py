"""Who does it: a name, with an address where one is given."""

from __future__ import annotations

import pytest

from catalogue.cli.archive_options import agent


@pytest.mark.parametrize(
    ("typed", "name", "address"),
    [
        ("רות פתיר", "רות פתיר", ""),
        ("רות פתיר <ruth@example.org>", "רות פתיר", "mailto:ruth@example.org"),
        (" Dana  <d@e.org> ", "Dana", "mailto:d@e.org"),
        ("the <archive>", "the <archive>", ""),
    ],
)
def test_a_name_with_or_without_an_address(typed: str, name: str, address: str) -> None:
    assert (agent(typed).name, agent(typed).address) == (name, address)


def test_without_a_name_the_machines_user_serves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "archivist")
    assert agent(None).name == "archivist"
