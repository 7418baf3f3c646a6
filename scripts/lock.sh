#!/bin/sh
# Renews uv.lock and the hashed requirement files that pip reads.
set -eu
cd "$(dirname "$0")/.."
uv lock
scripts/export_requirements.sh requirements
