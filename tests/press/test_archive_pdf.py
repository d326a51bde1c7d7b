"""Streams of the copy for keeping end where anybody would look for their end."""

from __future__ import annotations

import zlib
from io import BytesIO

import pikepdf
import pytest

from catalogue.press.finishing.archive import plainly_ended


def content_packed_to(last: int) -> bytes:
    """A content stream whose packed form ends with this byte."""
    text = b"0 0 m"
    while zlib.compress(text)[-1] != last:
        text += b" "
    return text


def saved(content: bytes) -> bytes:
    out = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        stream = pikepdf.Stream(pdf, zlib.compress(content))
        stream.Filter = pikepdf.Name.FlateDecode
        pdf.pages[0].Contents = stream
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


def test_a_packed_stream_that_ends_like_a_line_is_kept_unpacked() -> None:
    content = content_packed_to(0x0D)
    mended = plainly_ended(saved(content))
    assert b"\r\nendstream" in saved(content) and b"\r\nendstream" not in mended
    with pikepdf.open(BytesIO(mended)) as pdf:
        assert pdf.pages[0].Contents.read_bytes() == content
        assert "/Filter" not in pdf.pages[0].Contents
    assert plainly_ended(saved(content)) == mended


@pytest.mark.parametrize("last", [0x0A, 0x20])
def test_every_other_file_stays_as_it_is(last: int) -> None:
    data = saved(content_packed_to(last))
    assert plainly_ended(data) == data
