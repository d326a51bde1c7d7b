"""The shelf: versioned editions over OCFL 1.1 that can be verified, compared and rebuilt.

Comparing renders pages and is imported by itself, from `catalogue.archive.comparing`, as is
setting an edition again, from `catalogue.archive.rebuilding`. Nothing here imports ocfl-py
before it is needed.
"""

from catalogue.archive.adding import add
from catalogue.archive.bagging import export_bag
from catalogue.archive.editions import Agent, BookFacts, EditionStatement, Event, Receipt, Submission
from catalogue.archive.exporting import Exported, export, export_file
from catalogue.archive.listing import (
    edition_text,
    list_editions,
    listing_json,
    listing_text,
    show_edition,
    shown_json,
)
from catalogue.archive.looking_after import compared_text, repaired_text, verified_json, verified_text
from catalogue.archive.repairing import Repaired, repair
from catalogue.archive.replicas import Compared, compare_replica
from catalogue.archive.shelf import last_digest
from catalogue.archive.signing import Signatures, check_signatures, sign
from catalogue.archive.verifying import Verified, verify

__all__ = [
    "Agent",
    "BookFacts",
    "Compared",
    "EditionStatement",
    "Event",
    "Exported",
    "Receipt",
    "Repaired",
    "Signatures",
    "Submission",
    "Verified",
    "add",
    "check_signatures",
    "compare_replica",
    "compared_text",
    "edition_text",
    "export",
    "export_bag",
    "export_file",
    "last_digest",
    "list_editions",
    "listing_json",
    "listing_text",
    "repair",
    "repaired_text",
    "show_edition",
    "shown_json",
    "sign",
    "verified_json",
    "verified_text",
    "verify",
]
