#!/usr/bin/env bash
# Makes out/liuyu_VERSION_ARCH.deb of the built program, and has lintian find nothing wrong with it: deb.sh [VERSION]
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/setup.sh debhelper dpkg-dev lintian

version=$(.build/release/liuyu --version | cut -d' ' -f2)
work=.build-deb/liuyu
rm -rf .build-deb
mkdir -p "$work" out
cp -r packaging/debian "$work"/
cp packaging/copyright "$work/debian/copyright"
head -1 "$work/debian/changelog" | grep -q "($version)" || {
  echo "deb: packaging/debian/changelog is not about $version, which the program is" >&2
  exit 1
}
# A version of its own, to try an upgrade.
[ $# -eq 0 ] || sed -i "1s/($version)/($1)/" "$work/debian/changelog"

(cd "$work" && LIUYU=$OLDPWD dpkg-buildpackage --build=binary --no-sign >../build.log 2>&1) || {
  cat .build-deb/build.log >&2
  exit 1
}
lintian --allow-root --fail-on error,warning .build-deb/*.changes
mv .build-deb/*.deb out/
(cd out && ls liuyu_*.deb)
