"""Run by itself in an environment that has roc-validator: `crate_shapes.py CRATE CONTEXT`.

That library asks for an older rich than the program's, so it cannot stand among the tests' packages.
It fetches the JSON-LD context from w3id.org; here it is given the one that comes with the library
rocrate, of RO-Crate 1.3, in which the words of 1.2 mean the same. Anything else it asks for is not there.
"""

from __future__ import annotations

import json
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

CONTEXT = "https://w3id.org/ro/crate/1.2/context"


def main(crate: str, context: str) -> None:
    """Print how many checks were made, and every MUST of RO-Crate 1.2 that does not hold, as JSON."""
    validator = "rocrate_validator"
    requests, models, services, http = map(
        import_module, ("requests", f"{validator}.models", f"{validator}.services", f"{validator}.utils.http")
    )

    def answer(_: object, address: object, *__: object, **___: object) -> Any:
        response = requests.Response()
        response.status_code = 200 if str(address) == CONTEXT else 404
        response._content = Path(context).read_bytes() if response.ok else b""
        response.headers["Content-Type"] = "application/ld+json"
        return response

    for verb in ("get", "head"):
        setattr(http.HttpRequester, verb, answer)
    wanted = {"profile_identifier": "ro-crate-1.2", "requirement_severity": models.Severity.REQUIRED}
    found = services.validate(services.ValidationSettings(rocrate_uri=crate, **wanted))
    issues = [f"{one.check.identifier}: {one.message}" for one in found.get_issues()]
    print(json.dumps({"checks": len(found.executed_checks), "issues": issues}))


if __name__ == "__main__":
    main(*sys.argv[1:])
