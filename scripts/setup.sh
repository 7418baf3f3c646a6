#!/bin/sh
# Makes .venv and installs the locked packages: core (to run), dev (to test), bench (to compare speed).
# Does nothing, and needs no network, when what is installed is what the lock says.
set -eu
cd "$(dirname "$0")/.."
what=${1:-core}

find_python() {
    for name in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
        if command -v "$name" >/dev/null 2>&1 && "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$name"; return
        fi
    done
    echo "teukgu: Python 3.11 or newer is needed. Install it (Debian: apt install python3 python3-venv) and try again." >&2
    exit 1
}

stamp=.venv/.teukgu-$what
wanted=$(cat pyproject.toml requirements/"$what".txt | cksum)
if [ -x .venv/bin/teukgu ] && [ "$(cat "$stamp" 2>/dev/null || true)" = "$wanted $(pwd)" ]; then exit 0; fi

echo "teukgu: installing packages ($what) into .venv ..."
if command -v uv >/dev/null 2>&1; then
    case $what in
        core) uv sync --quiet --frozen --inexact --no-default-groups ;;
        dev) uv sync --quiet --frozen --inexact --group dev ;;
        bench) uv sync --quiet --frozen --inexact --group dev --group bench ;;
    esac
else
    python=$(find_python)
    if [ ! -x .venv/bin/pip ]; then
        "$python" -m venv .venv 2>/dev/null || {
            echo "teukgu: could not make a virtual environment. Debian: apt install python3-venv, then try again." >&2
            rm -rf .venv; exit 1
        }
    fi
    pip=".venv/bin/python -m pip --disable-pip-version-check --quiet"
    $pip install --require-hashes -r requirements/build.txt
    $pip install --require-hashes -r requirements/"$what".txt
    $pip install --no-deps --no-build-isolation --editable .
fi
echo "$wanted $(pwd)" > "$stamp"
