"""Same input, same bytes: in another folder, another time zone, with another hash seed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from shipped import ROOT

from catalogue.pipeline import Built


def test_the_build_is_the_same_bytes_elsewhere(built: Built, tmp_path: Path):
    for name in ("content", "templates", "fonts"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copytree(ROOT / ".cache" / "fonts", tmp_path / ".cache" / "fonts")
    environment = {**os.environ, "TZ": "Pacific/Auckland", "PYTHONHASHSEED": "4711", "LC_ALL": "C.UTF-8"}
    environment["PYTHONPATH"] = str(ROOT)
    command = [sys.executable, "-P", "-m", "catalogue", "build", "--plain"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    for path in built.files:
        assert (tmp_path / "out" / path.name).read_bytes() == path.read_bytes(), path.name
