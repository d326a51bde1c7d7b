"""Two editions against each other, as a proof-reader wants to be told: words, notes, pages, causes."""

from catalogue.archive.comparing.compare import diff
from catalogue.archive.comparing.comparison import Comparison, comparison_json
from catalogue.archive.comparing.comparison_html import comparison_html
from catalogue.archive.comparing.comparison_text import comparison_text

__all__ = ["Comparison", "comparison_html", "comparison_json", "comparison_text", "diff"]
