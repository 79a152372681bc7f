#!/bin/sh
# Fetch the Persian web font where npm is there; without it the pages use the system's faces.
set -eu
font=node_modules/@fontsource-variable/vazirmatn/package.json
[ -f "$font" ] && exit 0
if ! command -v npm >/dev/null 2>&1; then
  echo "arzyab: npm is not here, so the pages use this machine's own Persian face (install npm for Vazirmatn)"
  exit 0
fi
npm ci --silent --no-audit --no-fund || echo "arzyab: the font could not be fetched; the pages use this machine's own face"
