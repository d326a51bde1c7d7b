"""An edition described for machines and librarians: RO-Crate 1.2 with a Book and how it was made.

RO-Crate 1.2 (https://w3id.org/ro/crate/1.2) for the frame, schema.org for the words, the Process
Run Crate profile 0.5 for the `CreateAction`. The same facts are read back for listing.
"""

from __future__ import annotations

import json
import mimetypes
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from catalogue.archive.editions import (
    COMPOSED,
    CONTENT,
    DESCRIPTION,
    FONTS,
    PROGRAM,
    TEMPLATES,
    Agent,
    BookFacts,
    EditionStatement,
    Submission,
)

_CRATE = "https://w3id.org/ro/crate/1.2"
_PROCESS = "https://w3id.org/ro/wfrun/process/0.5"
_SOURCES = (CONTENT, TEMPLATES, FONTS)
_ROLES = ("author", "editor", "translator", "illustrator", "contributor")
"""Properties schema.org has for a role; every other role is a contributor with a job title."""
_DRAFT = "Draft"


def describe(submission: Submission, sizes: Mapping[str, int]) -> bytes:
    """The RO-Crate metadata document of an edition; `sizes` gives every file with its bytes."""
    agents = _agents((submission.person, *submission.facts.people))
    entities = [
        {"@id": DESCRIPTION, "@type": "CreativeWork", "about": {"@id": "./"}, "conformsTo": {"@id": _CRATE}},
        _root(submission, sizes),
        _book(submission),
        _making(submission, sizes),
        {
            "@id": "#printing",
            "@type": "PropertyValue",
            "name": "printing",
            "value": submission.statement.printing,
        },
        {
            "@id": "#number",
            "@type": "PropertyValue",
            "name": "edition number",
            "value": submission.statement.number,
        },
        {
            "@id": _PROCESS,
            "@type": ["CreativeWork", "Profile"],
            "name": "Process Run Crate",
            "version": "0.5",
        },
        *agents,
        *_software(submission.environment),
        *_publisher(submission.facts),
        _licence(submission.facts),
        *(_file(path, size) for path, size in sorted(sizes.items())),
    ]
    crate = {"@context": f"{_CRATE}/context", "@graph": entities}
    return (json.dumps(crate, ensure_ascii=False, indent=1) + "\n").encode()


@dataclass(frozen=True, slots=True)
class Described:
    """What the description of an archived edition says."""

    statement: EditionStatement
    facts: BookFacts
    proof: bool


def read_description(data: bytes) -> Described:
    """Statement, facts and whether it is a proof; KeyError, TypeError or ValueError if it is not ours."""
    entities = {entity["@id"]: entity for entity in json.loads(data)["@graph"]}
    book = entities["#book"]
    statement = EditionStatement(
        number=int(entities["#number"]["value"]),
        printing=int(entities["#printing"]["value"]),
        words=book.get("bookEdition", ""),
    )
    people = [(role, link["@id"]) for role in _ROLES for link in book.get(role, ())]
    facts = BookFacts(
        title=book["name"],
        subtitle=book.get("alternateName", ""),
        language=book.get("inLanguage", ""),
        isbn=book.get("isbn", ""),
        publisher=entities.get("#publisher", {}).get("name", ""),
        place=entities.get("#publisher", {}).get("location", ""),
        year=book.get("copyrightYear", ""),
        rights=entities[book["license"]["@id"]]["name"] if "license" in book else "",
        description=book.get("description", ""),
        people=tuple(_agent(entities[key], role) for role, key in people),
    )
    return Described(statement, facts, book.get("creativeWorkStatus") == _DRAFT)


def _root(submission: Submission, sizes: Mapping[str, int]) -> dict[str, Any]:
    return {
        "@id": "./",
        "@type": "Dataset",
        "name": f"{submission.facts.title} – {submission.statement}",
        "description": submission.facts.description or submission.message,
        "datePublished": submission.created,
        "license": {"@id": _licence(submission.facts)["@id"]},
        "identifier": submission.identifier,
        "conformsTo": {"@id": _PROCESS},
        "mainEntity": {"@id": "#book"},
        "mentions": {"@id": "#making"},
        "hasPart": [{"@id": _uri(path)} for path in sorted(sizes)],
    }


def _book(submission: Submission) -> dict[str, Any]:
    facts, statement = submission.facts, submission.statement
    book = {
        "@id": "#book",
        "@type": "Book",
        "name": facts.title,
        "alternateName": facts.subtitle,
        "inLanguage": facts.language,
        "isbn": facts.isbn,
        "bookEdition": statement.words,
        "copyrightYear": facts.year,
        "description": facts.description,
        "license": {"@id": _licence(facts)["@id"]} if facts.rights else "",
        **{
            role: [{"@id": _agent_id(agent)} for agent in facts.people if _property(agent) == role]
            for role in _ROLES
        },
        "publisher": {"@id": "#publisher"} if facts.publisher else "",
        "creativeWorkStatus": _DRAFT if submission.draft_reasons else "Published",
    }
    kept = {key: value for key, value in book.items() if value}
    return {**kept, "additionalProperty": [{"@id": "#number"}, {"@id": "#printing"}]}


def _making(submission: Submission, sizes: Mapping[str, int]) -> dict[str, Any]:
    results = [path for path in sorted(sizes) if path.endswith(".pdf") or path == COMPOSED]
    sources = [path for path in sorted(sizes) if path.startswith(_SOURCES)]
    return {
        "@id": "#making",
        "@type": "CreateAction",
        "name": "Setting of the booklet",
        "description": submission.message,
        "agent": {"@id": _agent_id(submission.person)},
        "endTime": submission.created,
        "instrument": [{"@id": entity["@id"]} for entity in _software(submission.environment)],
        "object": [{"@id": _uri(path)} for path in sources],
        "result": [{"@id": _uri(path)} for path in results],
    }


def _software(environment: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The programs whose version is known; this one has no address but its own copy beside the pages."""
    packages = environment.get("packages", {})
    named = (
        ("WeasyPrint", "https://weasyprint.org/", packages.get("weasyprint")),
        ("catalogue", {"@id": PROGRAM}, packages.get("catalogue") or environment.get("program")),
    )
    return [
        {
            "@id": f"#{name.lower()}",
            "@type": "SoftwareApplication",
            "name": name,
            "url": address,
            "version": version,
            "softwareVersion": version,
        }
        for name, address, version in named
        if version
    ]


def _publisher(facts: BookFacts) -> list[dict[str, Any]]:
    if not facts.publisher:
        return []
    place = {"location": facts.place} if facts.place else {}
    return [{"@id": "#publisher", "@type": "Organization", "name": facts.publisher, **place}]


def _licence(facts: BookFacts) -> dict[str, Any]:
    """The licence, or the sentence in its place, described so that the crate can be read alone."""
    rights = facts.rights or "All rights reserved"
    address = rights if rights.startswith(("https://", "http://")) else "#rights"
    words = f"The terms under which “{facts.title}” may be used"
    return {"@id": address, "@type": "CreativeWork", "name": rights, "description": words}


def _agents(agents: Iterable[Agent]) -> list[dict[str, Any]]:
    unique = {_agent_id(agent): agent for agent in agents}
    return [
        {"@id": key, "@type": "Person", "name": agent.name, **_job(agent)} for key, agent in unique.items()
    ]


def _agent(entity: Mapping[str, Any], role: str) -> Agent:
    key = entity["@id"]
    return Agent(
        entity["name"],
        entity.get("jobTitle", "") if role == "contributor" else role,
        "" if key.startswith("#") else key,
    )


def _property(agent: Agent) -> str:
    return agent.role if agent.role in _ROLES else "contributor"


def _job(agent: Agent) -> dict[str, str]:
    return {"jobTitle": agent.role} if agent.role and _property(agent) == "contributor" else {}


def _agent_id(agent: Agent) -> str:
    return agent.address or "#" + _uri(agent.name)


def _file(path: str, size: int) -> dict[str, Any]:
    kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
    name = path.rsplit("/", 1)[-1]
    return {
        "@id": _uri(path),
        "@type": "File",
        "name": name,
        "contentSize": str(size),
        "encodingFormat": kind,
    }


def _uri(text: str) -> str:
    """A relative IRI reference: letters of every script stay readable, all else is percent-encoded."""
    return re.sub(r"[^\w./~-]", lambda found: quote(found[0]), text)
