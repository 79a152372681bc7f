#!/bin/sh
# The whole suite in the environment PYTHON_BIN; used by `make test`, `make test-next` and so by .ci/run.
set -eu
bin=${PYTHON_BIN:-.venv/bin}
workers=${TEST_WORKERS:-2}
exec "$bin/python" -m pytest -n "$workers" --dist loadgroup -m "not soak" "$@"
