"""`python -m catalogue`: the same program as the `catalogue` command."""

from catalogue.cli import main

main()
