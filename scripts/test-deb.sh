#!/usr/bin/env bash
# Installs the package in a root of its own, runs it there, upgrades, removes and purges it: test-deb.sh, as root.
# No Swift is in that root, and nothing of the machine that built the package.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/setup.sh mmdebstrap strace

passed=0 failed=0
check() { # WHAT COMMAND…
  if "${@:2}" >"$work/check.log" 2>&1; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAILED: $1"
    sed 's/^/  /' "$work/check.log"
  fi
}
not() { ! "$@"; }

work=.build-deb-test
rm -rf "$work/root"
mkdir -p "$work/root"
scripts/deb.sh 9999 >/dev/null # what it is upgraded to
mv out/liuyu_9999_*.deb "$work/next.deb"
scripts/deb.sh
version=$(.build/release/liuyu --version | cut -d' ' -f2)
package=$(ls out/liuyu_"$version"_*.deb)

root=$PWD/$work/root
suite=$(. /etc/os-release && echo "$VERSION_CODENAME")
[ -f "$work/root.tar" ] || mmdebstrap --quiet --variant=apt \
  --include=systemd,libcsv3,libisal2,libnettle8,libsqlite3-0,libxlsxwriter4,libzstd1 "$suite" "$work/root.tar"
tar -xf "$work/root.tar" -C "$root" --exclude='./dev/*'
mount -t proc proc "$root/proc"
touch "$root/dev/null" && mount --bind /dev/null "$root/dev/null"
leave() {
  umount "$root/dev/null" "$root/proc"
  rm -rf --one-file-system "$root"
}
trap leave EXIT
inside() { chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
cp "$package" "$root/liuyu.deb"
cp "$work/next.deb" "$root/next.deb"
cp -r sample-data pipelines "$root/srv/"

check "the package names what it needs" test "$(dpkg-deb -f "$package" Depends | tr ',' '\n' | grep -cE 'libcsv3|libisal2|libnettle8|libsqlite3-0|libxlsxwriter4|libzstd1|libc6')" = 7
check "it is installed" inside dpkg -i /liuyu.deb
check "no Swift is there" not inside sh -c 'command -v swift || ls /usr/lib/swift'
check "it says its version" inside liuyu --version
check "it runs" inside liuyu run /srv/pipelines/western-base.yaml --quiet --output /tmp/report.json --metrics /tmp/liuyu.prom
reports() {
  inside liuyu run /srv/pipelines/western-base.yaml --quiet --reproducible --output - | sed 's|"/srv/sample-data|"sample-data|' >"$work/there.json"
  .build/release/liuyu run pipelines/western-base.yaml --quiet --reproducible --output "$work/here.json"
  cmp "$work/there.json" "$work/here.json"
}
check "the report is that of the machine that built it" reports
reads_extracts() { [[ $(inside liuyu run /etc/liuyu/western-base.yaml --output - 2>&1) = *"/var/lib/liuyu/extracts/national-export"* ]]; }
check "the pipeline under /etc is valid, and looks where the service's extracts are" reads_extracts
check "its user is there" inside getent passwd liuyu
check "its folders are its user's" test "$(inside stat -c '%U:%G %a' /var/lib/liuyu/extracts)" = "liuyu:liuyu 2770"
check "the user of the service can write there" inside setpriv --reuid=liuyu --regid=liuyu --clear-groups sh -c \
  'cp -r /srv/sample-data/* /var/lib/liuyu/extracts/ && liuyu run /etc/liuyu/western-base.yaml --metrics /var/lib/liuyu/metrics/western-base.prom'
check "the units are valid" inside systemd-analyze verify --man=no --recursive-errors=no \
  /lib/systemd/system/liuyu@.timer /lib/systemd/system/liuyu@.service
check "the service is confined" inside systemd-analyze security --offline=yes --threshold=29 /lib/systemd/system/liuyu@.service
check "the service may make every system call that it makes" scripts/unit-syscalls.py "$root/lib/systemd/system/liuyu@.service" \
  .build/release/liuyu run pipelines/western-base.yaml --quiet --checksums --output "$work/here.json" --cube "$work/cube" \
  --rejects "$work/rejects" --duplicates "$work/duplicates" --conflicts "$work/conflicts" --metrics "$work/prom"
inside sed -i '1i # edited' /etc/liuyu/western-base.yaml
check "it is upgraded" inside dpkg -i /next.deb
check "what was edited stays" inside grep -q '^# edited' /etc/liuyu/western-base.yaml
check "it runs still" inside liuyu run /srv/pipelines/western-base.yaml --quiet --output /tmp/report.json
check "it is removed" inside dpkg -r liuyu
check "nothing but what was edited is left of it" test "$(inside dpkg -L liuyu 2>/dev/null | tr '\n' ' ')" = "/etc /etc/liuyu /etc/liuyu/western-base.yaml "
check "it is purged" inside dpkg -P liuyu
check "the office's records stay" inside test -e /var/lib/liuyu/western-base/report.json -a -d /var/lib/liuyu/extracts
check "all else is gone" test "$(inside find / -xdev -path /proc -prune -o -name '*liuyu*' -not -path '/var/lib/liuyu*' -not -path '/liuyu.deb' \
  -not -path '/tmp/*' -not -path '/var/log/*' -not -path '/srv/*' -print | tr '\n' ' ')" = ""
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
