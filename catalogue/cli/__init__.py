"""The command line: arguments → pipeline → print → exit code.

One file a command. Nothing here decides anything about a book, and nothing heavy
is imported before a command that needs it runs, so `--help` answers at once.
"""

from catalogue.cli.door import main

__all__ = ["main"]
