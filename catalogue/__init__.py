"""Print catalogues in Hebrew, from manuscript to press to archive."""
