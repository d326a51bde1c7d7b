"""Preflight: what a printer's own check would say, said before the file leaves the house."""
