#!/usr/bin/env bash
# Makes a DocC archive of each library in out/docc, from what the compiler knows of its symbols. Any warning ends it with 1.
set -euo pipefail
cd "$(dirname "$0")/.."
toolchain=$(dirname "$(readlink -f "$(command -v swift)")")
out=out/docc
rm -rf "$out"
mkdir -p "$out/symbols"

swift build --quiet

# The system's libraries and our C, which a module that uses them does not carry along.
maps=()
while IFS= read -r map; do maps+=(-Xcc "-fmodule-map-file=$map"); done \
  < <(find Sources .build/debug/C*.build .build/checkouts/*/Sources/C* -name module.modulemap)

status=0
for folder in Sources/*/; do
  library=$(basename "$folder")
  [ -e ".build/debug/Modules/$library.swiftmodule" ] || continue # C, or the program
  [ "$library" != liuyu ] || continue
  symbols=$out/symbols/$library
  mkdir "$symbols"
  "$toolchain/swift-symbolgraph-extract" -module-name "$library" -I .build/debug/Modules "${maps[@]}" \
    -target "$(uname -m)-unknown-linux-gnu" -minimum-access-level package -skip-synthesized-members \
    -output-dir "$symbols"
  # What it adds to others' types stands in files of its own (`A@B`).
  "$toolchain/docc" convert --additional-symbol-graph-dir "$symbols" --fallback-display-name "$library" \
    --fallback-bundle-identifier "liuyu.$library" --output-path "$out/$library.doccarchive" --warnings-as-errors \
    >"$symbols/said" 2>&1 || { status=1; echo "docc: $library" >&2; cat "$symbols/said" >&2; }
done
[ "$status" -ne 0 ] || echo "docc: $(find "$out" -name '*.doccarchive' | wc -l) archives in $out"
exit "$status"
