#!/bin/sh
# Make the virtual environment in VENV and install exactly what the lock LOCK names; do nothing when both are in step.
# Usage: scripts/install.sh VENV LOCK
set -eu
venv=$1 lock=$2
python=${PYTHON:-python3}

fail() { echo "arzyab: $1" >&2; exit 1; }

command -v "$python" >/dev/null 2>&1 || fail "Python is missing. On Debian or Ubuntu: apt install python3 python3-venv"
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
  fail "Python 3.11 or newer is needed; $("$python" --version) is here. Name another one: make PYTHON=python3.12 …"

stamp="$venv/.installed"
wanted="$(cksum <"$lock") $("$python" --version)"
if [ "$(cat "$stamp" 2>/dev/null || true)" = "$wanted" ]; then exit 0; fi

if [ ! -x "$venv/bin/python" ]; then
  "$python" -c 'import ensurepip' 2>/dev/null ||
    fail "python3-venv is missing. On Debian or Ubuntu: apt install python3-venv"
  "$python" -m venv "$venv"
fi
echo "arzyab: installing from $lock"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes --requirement "$lock"
echo "$wanted" >"$stamp"
