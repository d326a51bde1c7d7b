"""The shelf: versioned editions over OCFL 1.1 that can be verified, compared and rebuilt.

Import from the modules: listing or checking must not load what compares pages or commits.
"""
