"""Finishing: from the one raw PDF of typesetting to the press pages and the screen copy."""
