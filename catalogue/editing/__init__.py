"""House rules: one rule a file, each with a permanent code, a reason and a hint; waivers with a reason.

Pure: a book in, a report out. Rules look at what is meant; how it is set is
for composing to judge.
"""

from catalogue.editing.checking import check
from catalogue.editing.waiving import waive

__all__ = ["check", "waive"]
