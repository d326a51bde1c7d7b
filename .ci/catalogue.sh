#!/bin/sh
# The catalogue command: copied to .venv/bin by setup.sh. It finds its own folder, so the checkout may move.
here=$(CDPATH='' cd -- "$(dirname -- "$(readlink -f -- "$0")")" && pwd)
# A Mac looks for Homebrew's libraries only when told to, and forgets the telling at /bin/sh: so it is said here.
[ "$(uname -s)" != Darwin ] ||
    export DYLD_FALLBACK_LIBRARY_PATH="${DYLD_FALLBACK_LIBRARY_PATH:-${HOMEBREW_PREFIX:-/opt/homebrew}/lib:/usr/local/lib:/usr/lib}"
exec "$here/python" -P -m catalogue "$@"
