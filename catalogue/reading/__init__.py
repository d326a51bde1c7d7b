"""Files in: YAML with line and column, prose markup, pictures, manuscripts → Book.

This package alone opens the content folder and alone knows YAML, Markdown and
pydantic. What it hands on is checked; the layers above trust it.
"""

from catalogue.reading.book import Read, read_book
from catalogue.reading.tokens import ReadDesign, read_design

__all__ = ["Read", "ReadDesign", "read_book", "read_design"]
