#!/bin/sh
# Writes the lock files anew from pyproject.toml, for every system and Python that it names.
# Versions already locked are kept; `lock.sh --upgrade` takes the newest.
set -eu
cd -- "$(dirname -- "$0")/.."

tool=.cache/lock
[ -x $tool/bin/uv ] || {
    python3 -m venv $tool
    $tool/bin/python -m pip install --quiet --disable-pip-version-check uv==0.13.9
}

lock() {
    output=$1
    shift
    $tool/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --custom-compile-command "make lock" --output-file "$output" "$@"
}

lock requirements-build.lock --group build "$@"
lock requirements.lock pyproject.toml "$@"
lock requirements-test.lock pyproject.toml --group test --constraint requirements.lock "$@"
