"""Files in: YAML with line and column, prose markup, pictures, manuscripts → Book.

This package alone opens the content folder and alone knows YAML, Markdown and
pydantic. What it hands on is checked; the layers above trust it.
"""
