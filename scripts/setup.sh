#!/usr/bin/env bash
# Installs the Debian packages that building, running and testing need and that are not there yet.
set -euo pipefail

packages=(
  libcsv-dev          # reads CSV
  libisal-dev         # decompresses gzip
  libsqlite3-dev      # keeps cubes
  libxlsxwriter-dev   # writes workbooks
  libzstd-dev         # decompresses Zstandard
  nettle-dev          # hashes
  python3-jsonschema  # tests: checks reports against the schema
  python3-openpyxl    # tests: reads workbooks
  python3-yaml        # tests: reads pipelines as editors do
  jq                  # tests: reads reports as other tools do
  python3-prometheus-client  # tests: reads metrics as Prometheus does
)

packages+=("$@") # what one command alone needs

missing=()
for package in "${packages[@]}"; do
  dpkg-query --show --showformat='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

if [ "$(id -u)" -eq 0 ]; then
  as_root=()
elif command -v sudo >/dev/null; then
  as_root=(sudo)
else
  echo "setup: these Debian packages are missing: ${missing[*]}" >&2
  echo "setup: run 'apt-get install ${missing[*]}' as root, then try again" >&2
  exit 1
fi
echo "setup: installing ${missing[*]}" >&2
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update --quiet=2
"${as_root[@]}" apt-get install --yes --quiet=2 --no-install-recommends "${missing[@]}" >&2
