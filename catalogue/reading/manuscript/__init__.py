"""A flat manuscript in, a content folder out: no word lost, none changed."""
