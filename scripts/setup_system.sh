#!/bin/sh
# Installs what the browser tests need on a Debian-like machine: Chromium and Korean fonts.
# With --libreoffice also what `make drill` opens workbooks with.
set -eu
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }
if [ "${1:-}" = --libreoffice ] && ! command -v soffice >/dev/null 2>&1; then
    as_root apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends libreoffice-calc-nogui python3-uno >/dev/null
fi
if command -v chromium >/dev/null 2>&1 && fc-list 2>/dev/null | grep -qi 'noto.*cjk'; then exit 0; fi
command -v apt-get >/dev/null 2>&1 || { echo "teukgu: no apt-get here; install Chromium and Noto CJK fonts by hand." >&2; exit 1; }
as_root apt-get update -qq
as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk fontconfig >/dev/null
