"""A studio of its own for the tests; for those in a browser one that a module shares."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from copies import Copy, copy_book, watching

if TYPE_CHECKING:
    from looking import Browser


@pytest.fixture
def book(tmp_path: Path, faces: object) -> Copy:
    """`faces` fills the checkout's font cache, which the copy shares."""
    return copy_book(tmp_path)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory, faces: object) -> Copy:
    return copy_book(tmp_path_factory.mktemp("studio"))


@pytest.fixture(scope="module")
def url(shelf: Copy) -> Iterator[str]:
    with watching(shelf) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    from looking import Browser

    opened = Browser()
    yield opened
    opened.close()


@pytest.fixture
def studio(browser: Browser, url: str) -> Browser:
    """The spread of pages 6 and 7, as if just opened."""
    browser.driver.get("about:blank")
    browser.open(f"{url}#6")
    return browser
