#!/bin/sh
# Makes a machine ready: first the system packages, then the virtual environment.
#
# usage: setup.sh run|test|conformance
#
# Installs only what is missing, as root or with a sudo that asks nothing. Where
# neither is to be had it prints the one line to type and exits 4, the
# catalogue's code for a missing program, library or font.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(dirname -- "$here")
venv=$root/.venv
MISSING=4

say() { printf 'setup: %s\n' "$*" >&2; }

give_up() {
    say "$1"
    printf '%s\n' "$2" >&2
    exit $MISSING
}

case ${1-} in
run) wanted="run" lock=requirements.lock ;;
test) wanted="run test" lock=requirements-test.lock ;;
conformance) wanted="run test conformance" lock=requirements-test.lock ;;
*)
    say "usage: setup.sh run|test|conformance"
    exit 2
    ;;
esac

# --- what is there ---------------------------------------------------------

# The first interpreter that is new enough; the version-named ones serve a Mac,
# whose own python3 is older and stands first in the PATH.
find_python() {
    for name in python3 python3.14 python3.13 python3.12 python3.11; do
        if command -v "$name" >/dev/null 2>&1 && "$name" -c "
import sys
sys.exit(sys.version_info < (3, ${1#3.}))" 2>/dev/null; then
            command -v "$name"
            return 0
        fi
    done
    return 1
}

# Debian ships Python without ensurepip; a venv without pip is of no use.
has_python() { python=$(find_python "$1") && "$python" -c 'import ensurepip, venv' 2>/dev/null; }

has_library() {
    if [ "$(uname -s)" = Darwin ]; then
        for folder in "${HOMEBREW_PREFIX:-/opt/homebrew}/lib" /usr/local/lib /opt/local/lib; do
            ls "$folder/$1".*dylib >/dev/null 2>&1 && return 0
        done
        return 1
    fi
    # ldconfig lives in /sbin, which is not in everybody's PATH.
    PATH=$PATH:/sbin:/usr/sbin ldconfig -p 2>/dev/null | grep -qF "$1.so"
}

is_met() {
    case $1 in
    python) has_python "$2" ;;
    library) has_library "$2" ;;
    program) command -v "$2" >/dev/null 2>&1 ;;
    file) [ -e "$2" ] ;;
    esac
}

# Prints, for the needs that are not met, the packages in column $1 of the table
# (5 Debian's names, 6 Homebrew's); "-" says that system has no such package.
packages() {
    while read -r for kind what debian homebrew; do
        case " $wanted " in *" $for "*) ;; *) continue ;; esac
        is_met "$kind" "$what" && continue
        case $1 in debian) name=$debian ;; *) name=$homebrew ;; esac
        [ "$name" = - ] || printf '%s\n' "$name"
    done <"$here/system-packages" | sort -u | tr '\n' ' ' | sed 's/ $//'
}

# --- system packages -------------------------------------------------------

# Runs a command in silence; what it said is shown when it fails.
quietly() {
    said=$("$@" 2>&1) || {
        printf '%s\n' "$said" >&2
        return 1
    }
}

# Package lists are fetched only when they are missing or too old to serve.
apt_install() {
    export DEBIAN_FRONTEND=noninteractive
    apt="$1 apt-get -qq -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=120"
    install="$apt install -y --no-install-recommends $missing"
    # shellcheck disable=SC2086  # lists of words are meant
    apt-cache show $missing >/dev/null 2>&1 || quietly $apt update
    # shellcheck disable=SC2086
    quietly $install || { quietly $apt update && quietly $install; }
}

# Root's own hands, or a sudo that asks nothing; fails where there is neither.
find_root() {
    as_root=
    [ "$(id -u)" = 0 ] && return 0
    as_root="sudo -n --preserve-env=DEBIAN_FRONTEND"
    sudo -n true 2>/dev/null
}

install_packages() {
    sudo=
    if [ "$(id -u)" != 0 ] && command -v sudo >/dev/null 2>&1; then sudo="sudo "; fi
    if command -v apt-get >/dev/null 2>&1; then
        system=debian
        line="${sudo}apt-get update && ${sudo}apt-get install -y --no-install-recommends"
    elif command -v brew >/dev/null 2>&1; then
        system=homebrew line="brew install"
    else
        system=debian line="(no apt-get and no brew here: what your system calls these)"
    fi
    missing=$(packages $system)
    [ -n "$missing" ] || return 0
    line="$line $missing"
    case $line in
    *apt-get\ update*)
        find_root || give_up "this machine lacks some packages; as root, run this line and then make again:" "$line"
        say "installing $missing"
        apt_install "$as_root" || give_up "installing failed; as root, run this line and then make again:" "$line"
        ;;
    brew*)
        say "installing $missing"
        # shellcheck disable=SC2086
        quietly brew install --quiet $missing || give_up "installing failed; run this line and then make again:" "$line"
        ;;
    *) give_up "this machine lacks some packages; install them and run make again:" "$line" ;;
    esac
    missing=$(packages $system)
    [ -z "$missing" ] || give_up "still missing after installing; run make again when these serve:" "$missing"
}

# --- the virtual environment -----------------------------------------------

# The environment knows its checkout by a relative path, so that the folder may move.
join_checkout() {
    site=$("$venv/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
    printf '../../../..\n' >"$site/catalogue.pth"
    cp "$here/catalogue.sh" "$venv/bin/catalogue"
    chmod +x "$venv/bin/catalogue"
}

# --no-deps: the lock is the whole truth, and nothing that it does not name may come along.
install_locked() {
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-input \
        --no-deps --no-build-isolation --require-hashes -r "$1" >&2
}

make_environment() {
    python=$(find_python 3.11)
    if ! "$venv/bin/python" -c 'import pip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        rm -rf "$venv"
        "$python" -m venv "$venv"
    fi
    say "fetching the Python packages of $lock (once; about a minute)"
    # Two packages come as source only. What builds them is locked too, instead of fetched behind our back.
    for file in requirements-build.lock $lock; do
        install_locked "$root/$file" ||
            give_up "the Python packages could not be installed; see above, then run this again:" "make"
    done
    join_checkout
}

install_packages
make_environment
for stamp in $wanted; do
    : >"$venv/ready-$stamp"
done
