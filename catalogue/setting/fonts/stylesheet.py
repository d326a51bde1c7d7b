"""Faces for WeasyPrint and for browsers: @font-face rules, and the files they point to."""

from __future__ import annotations

from pathlib import Path

from catalogue.setting.fonts.faces import Face, Faces
from catalogue.setting.fonts.packages import write_whole


def font_face_css(faces: Faces, url_prefix: str) -> str:
    """One @font-face rule a face, with URLs ``<url_prefix><file name>``.

    The prefix is relative (``fonts/``), so that the page also opens in a browser.
    """
    return "\n".join(_rule(face, url_prefix) for face in faces) + "\n"


def place_fonts(faces: Faces, folder: Path) -> None:
    """Copy the font files, and beside them the licences they came with, where the style sheet points."""
    folder.mkdir(parents=True, exist_ok=True)
    for face in faces:
        write_whole(folder / face.path.name, face.path.read_bytes())
    for licence in {t.licence_file for face in faces for t in face.typefaces if t.licence_file}:
        write_whole(folder / licence.name, licence.read_bytes())


def _rule(face: Face, url_prefix: str) -> str:
    return (
        f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; '
        f'font-style: {face.style}; src: url("{url_prefix}{face.path.name}"); }}'
    )
