#!/bin/sh
# Writes the hashed requirement files of uv.lock into folder $1 (make check compares them with the ones in the repository).
set -eu
cd "$(dirname "$0")/.."
out=$1
mkdir -p "$out"
export_group() { name=$1; shift; uv export --quiet --frozen --no-emit-project --no-header --no-annotate "$@" > "$out/$name.txt"; }
export_group build --only-group build
export_group core --no-default-groups
export_group dev --group dev
export_group bench --group dev --group bench
