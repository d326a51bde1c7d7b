"""The page is the truth: the finished PDF is read back and compared, line by line, with what was composed."""

from catalogue.setting.collating.collation import collate

__all__ = ["collate"]
