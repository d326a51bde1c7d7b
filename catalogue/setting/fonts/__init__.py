"""The faces the book is set in: named in a manifest, fetched whole or not at all, built alike every time."""

from catalogue.setting.fonts.coverage import MissingGlyph, missing_glyphs, text_of_glyphs
from catalogue.setting.fonts.faces import Digits, Face, Faces, Style, Typeface
from catalogue.setting.fonts.preparing import prepare_fonts
from catalogue.setting.fonts.published import published_packages
from catalogue.setting.fonts.stylesheet import font_face_css, place_fonts

__all__ = [
    "Digits",
    "Face",
    "Faces",
    "MissingGlyph",
    "Style",
    "Typeface",
    "font_face_css",
    "missing_glyphs",
    "place_fonts",
    "prepare_fonts",
    "published_packages",
    "text_of_glyphs",
]
