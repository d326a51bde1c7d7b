"""Chromium as a third opinion: where it puts every character of a page's lines."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from catalogue.setting.fonts import Faces, place_fonts

PROGRAM = shutil.which("chromium") or shutil.which("chromium-browser")
needs_chromium = pytest.mark.skipif(PROGRAM is None, reason="there is no Chromium here (Debian: chromium)")

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--virtual-time-budget=20000",
    "--timeout=120000",
)

SCRIPT = """<script>
document.fonts.ready.then(() => {
  const lines = [...document.querySelectorAll('.line')].map(line => {
    const found = [];
    const texts = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      for (let at = 0; at < node.length; at++) {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const box = range.getBoundingClientRect();
        found.push([node.data[at], (box.left + box.right) / 2]);
      }
    }
    return found.sort((one, other) => one[1] - other[1]).map(one => one[0]).join('');
  });
  const result = document.createElement('pre');
  result.id = 'order';
  result.textContent = JSON.stringify(lines);
  document.body.replaceChildren(result);
});
</script>"""


def seen_by_chromium(page: str, faces: Faces, folder: Path) -> list[str]:
    """The characters of every `.line` of a page, from left to right."""
    place_fonts(faces, folder)
    path = folder / "page.html"
    path.write_text(page.replace("</body>", f"{SCRIPT}</body>"), "utf-8")
    assert PROGRAM is not None
    command = [PROGRAM, *FLAGS, f"--user-data-dir={folder / 'profile'}", "--dump-dom", path.as_uri()]
    dumped = subprocess.run(command, capture_output=True, check=True, timeout=300, text=True).stdout
    result = re.search(r'<pre id="order">(.*?)</pre>', dumped, re.DOTALL)
    assert result, "Chromium did not finish the page"
    lines: list[str] = json.loads(html.unescape(result[1]))
    return lines
