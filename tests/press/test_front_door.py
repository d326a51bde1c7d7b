"""The package's front door: light to open, complete."""

import subprocess
import sys

import catalogue.press as press


def test_opening_the_door_loads_no_pdf_library():
    heavy = "{'pikepdf', 'PIL', 'pypdfium2', 'weasyprint'}"
    script = f"import sys, catalogue.press; print(sorted({heavy} & set(sys.modules)))"
    shown = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert shown.stdout.strip() == "[]"


def test_every_name_on_the_door_is_at_home():
    assert sorted(press.__all__) == list(press.__all__)
    assert all(getattr(press, name) is not None for name in press.__all__)


def test_a_name_that_is_not_on_the_door_is_unknown():
    assert not hasattr(press, "no_such_thing")
