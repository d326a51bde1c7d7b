"""A flat manuscript in, a content folder out: no word lost, none changed."""

from catalogue.reading.manuscript.importing import Imported, import_manuscript
from catalogue.reading.manuscript.writing import write_content

__all__ = ["Imported", "import_manuscript", "write_content"]
