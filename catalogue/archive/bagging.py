"""An edition as a BagIt bag for a library or for legal deposit, by RFC 8493 (BagIt 1.0).

Written here and not by bagit-python, which moves the files it is given and states version 0.97;
it checks the result in the tests. The bag is built from a copy whose digests were compared.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from catalogue.archive.description import Described
from catalogue.archive.editions import Agent
from catalogue.archive.exporting import Exported, built_beside, copy_out
from catalogue.archive.inventory import Version
from catalogue.archive.shelf import Shelved, open_shelf
from catalogue.archive.storage_root import reading

_DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"


def export_bag(
    root: Path,
    destination: Path,
    version: str = "head",
    identifier: str | None = None,
    *,
    date: str,
    sender: Agent | None = None,
) -> Exported:
    """Write an edition as a bag into a new folder; `date` is ISO 8601, `sender` who hands it over.

    Raises as `export` does. Payload under ``data/``, manifests in sha512.
    """
    with reading(root) as root, built_beside(destination) as folder:
        shelved = open_shelf(root).find(identifier)
        chosen = shelved.version(version)
        (folder / "data").mkdir(parents=True)
        files = copy_out(shelved, chosen, folder / "data")
        octets = sum(fixed.size for fixed in files.values())
        payload = {f"data/{path}": fixed.digests["sha512"] for path, fixed in files.items()}
        tags = {
            "bagit.txt": _DECLARATION,
            "bag-info.txt": _tags(_info(shelved, chosen, f"{octets}.{len(files)}", date, sender)),
            "manifest-sha512.txt": _manifest(payload),
        }
        tags["tagmanifest-sha512.txt"] = _manifest({name: _digest(text) for name, text in tags.items()})
        for name, text in tags.items():
            (folder / name).write_bytes(text.encode())
        return Exported(shelved.inventory.identifier, chosen.name, destination, files)


def _info(
    shelved: Shelved, version: Version, oxum: str, date: str, sender: Agent | None
) -> Iterable[tuple[str, str]]:
    described = shelved.described(version)
    yield "Bagging-Date", date
    yield "External-Identifier", f"{shelved.inventory.identifier}/{version.name}"
    yield "External-Description", _words(described, version)
    if sender:
        yield "Contact-Name", sender.name
        if sender.address.startswith("mailto:"):
            yield "Contact-Email", sender.address.removeprefix("mailto:")
    if described and described.facts.publisher:
        yield "Source-Organization", described.facts.publisher
    yield "Payload-Oxum", oxum


def _words(described: Described | None, version: Version) -> str:
    if described is None:
        return version.message
    return f"{described.facts.title}, {described.statement}: {version.message}"


def _tags(pairs: Iterable[tuple[str, str]]) -> str:
    """RFC 8493 section 2.2.2: one label and value a line; a line break inside a value becomes a space."""
    return "".join(f"{label}: {' '.join(value.split())}\n" for label, value in pairs)


def _manifest(digests: Mapping[str, str]) -> str:
    """RFC 8493 section 2.1.3: digest, space, path, with CR, LF and % percent-encoded and nothing else."""
    encoded = ((digest, _encoded(path)) for path, digest in sorted(digests.items()))
    return "".join(f"{digest}  {path}\n" for digest, path in encoded)


def _encoded(path: str) -> str:
    return path.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _digest(text: str) -> str:
    return hashlib.sha512(text.encode()).hexdigest()
