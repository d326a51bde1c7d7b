"""A signature under an archived edition, made and checked with OpenSSH's `ssh-keygen -Y`.

The sidecar digest guards against accident, not against someone who rewrites both. What is signed
is a version's inventory: it holds the digests of all content of that and every earlier version, so
one signature covers the history. Signatures lie in the object's `logs/`, which OCFL leaves free.
"""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from catalogue.archive.durable import write_whole
from catalogue.archive.editions import Event
from catalogue.archive.events import append_events
from catalogue.archive.findings import stop
from catalogue.archive.inventory import INVENTORY, inventory_bytes
from catalogue.archive.shelf import open_shelf
from catalogue.archive.shelf_findings import bad_signature, no_ssh_keygen, not_signed, signing_failed
from catalogue.archive.storage_root import reading, writing
from catalogue.diagnostics import CatalogueError, ExitCode, Report

NAMESPACE = "catalogue-edition"
"""Keeps a signature made for an edition from being passed off as one made for something else."""
SIGNATURES = Path("logs", "signatures")


@dataclass(frozen=True, slots=True)
class Signatures:
    """Who signed which version, as far as the signatures hold."""

    signers: tuple[tuple[str, str], ...]
    """Version, principal from the allowed signers' file."""
    report: Report


def sign(root: Path, key: Path, moment: str, version: str = "head", identifier: str | None = None) -> Path:
    """Sign a version with an SSH private key; returns the signature's path.

    Raises `CatalogueError` CAT-A50 (exit code 4) without ssh-keygen, CAT-A51 when it refuses.
    """
    with writing(root) as (root, _):
        shelved = open_shelf(root).find(identifier)
        chosen = shelved.version(version)
        data = inventory_bytes(shelved.folder / chosen.name)
        run = _ssh_keygen(["sign", "-f", str(key), "-n", NAMESPACE], data)
        if run.returncode != 0:
            raise stop(signing_failed(chosen.name, run.stderr.decode("utf-8", "replace").strip()))
        signature = shelved.folder / SIGNATURES / f"{chosen.name}.sig"
        signature.parent.mkdir(parents=True, exist_ok=True)
        write_whole(signature, run.stdout)
        event = Event(
            "digital signature generation", moment, f"{chosen.name}/{INVENTORY}", version=chosen.name
        )
        append_events(shelved.folder, [event])
        return signature


def check_signatures(root: Path, allowed_signers: Path, identifier: str | None = None) -> Signatures:
    """Check every version's signature against a file of allowed signers (ssh-keygen(1), ALLOWED SIGNERS).

    A signature that does not hold is an error (CAT-A52); a head without one is a warning (CAT-A53).
    """
    with reading(root) as root:
        shelved = open_shelf(root).find(identifier)
        signers, findings = [], []
        for version in shelved.inventory.versions:
            signature = shelved.folder / SIGNATURES / f"{version.name}.sig"
            if not signature.is_file():
                if version.name == shelved.inventory.head:
                    findings.append(not_signed(shelved.inventory.identifier, version.name))
                continue
            data = inventory_bytes(shelved.folder / version.name)
            signer, why = _signer(signature, data, allowed_signers)
            if signer:
                signers.append((version.name, signer))
            else:
                findings.append(bad_signature(shelved.inventory.identifier, version.name, why))
        return Signatures(tuple(signers), Report.of(findings))


def _signer(signature: Path, data: bytes, allowed: Path) -> tuple[str, str]:
    """The principal whose signature holds, or the empty text and why there is none."""
    found = _ssh_keygen(["find-principals", "-f", str(allowed), "-s", str(signature)], data)
    names = found.stdout.decode("utf-8", "replace").splitlines()
    if found.returncode != 0 or not names:
        return "", "its signer is not among those allowed"
    options = ["verify", "-f", str(allowed), "-I", names[0], "-n", NAMESPACE, "-s", str(signature)]
    if _ssh_keygen(options, data).returncode != 0:
        return "", "it was made for other content"
    return names[0], ""


def _ssh_keygen(options: list[str], data: bytes) -> subprocess.CompletedProcess[bytes]:
    program = shutil.which("ssh-keygen")
    if program is None:
        raise CatalogueError(no_ssh_keygen(), ExitCode.MISSING)
    return subprocess.run([program, "-Y", *options], input=data, capture_output=True, check=False)
