#!/usr/bin/env bash
# Installs the built program and what belongs to it: install.sh PREFIX [ROOT], ROOT being what a package is made of.
set -euo pipefail
project=$(cd "$(dirname "$0")/.." && pwd)
prefix=${1:?install.sh PREFIX [ROOT]}
root=${2:-}
program=$project/.build/release/liuyu
share=$root$prefix/share

put() { install -D --mode=644 "$project/$1" "$share/$2"; }

install -D --mode=755 "$program" "$root$prefix/bin/liuyu"

mkdir -p "$share/man/man1"
"$project/scripts/man-pages.py" "$program" "$share/man/man1"

# A shell reads them into itself: no line says which program to run them with.
completions() {
  mkdir -p "$(dirname "$share/$2")"
  "$program" --generate-completion-script "$1" | sed '1{/^#!/d}' > "$share/$2"
}
completions bash bash-completion/completions/liuyu
completions zsh zsh/site-functions/_liuyu
completions fish fish/vendor_completions.d/liuyu.fish

for pipeline in "$project"/pipelines/*.yaml; do put "pipelines/${pipeline##*/}" "liuyu/pipelines/${pipeline##*/}"; done
for schema in "$project"/schema/*.json; do put "schema/${schema##*/}" "liuyu/schema/${schema##*/}"; done
put pipelines/crontab.example doc/liuyu/examples/crontab
put packaging/copyright doc/liuyu/copyright
put LICENSE doc/liuyu/LICENSE
for page in compatibility cube disclosure formats methodology normalize operations page pipeline records report scale split; do put "docs/$page.md" "doc/liuyu/$page.md"; done

units=$root$prefix/lib/systemd/system
for unit in "$project"/packaging/systemd/liuyu@.*; do
  install -D --mode=644 "$unit" "$units/${unit##*/}"
  sed -i "s|/usr/|$prefix/|g" "$units/${unit##*/}"
done
install -D --mode=644 "$project/packaging/systemd/sysusers.conf" "$root$prefix/lib/sysusers.d/liuyu.conf"
install -D --mode=644 "$project/packaging/systemd/tmpfiles.conf" "$root$prefix/lib/tmpfiles.d/liuyu.conf"
