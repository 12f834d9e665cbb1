#!/bin/sh
# Writes every file of this folder again, bit by bit.
# Usage: sample-data/generate.sh [LIUYU], with LIUYU the program, by default the one on the PATH.
set -eu
liuyu=$(realpath "$(command -v "${1:-liuyu}")")
cd "$(dirname "$0")"

"$liuyu" generate --layout national-export --rows 4000 --seed 2025 --years 2025 --institutions 6 \
  --profile meets-all,misses-employment,misses-chongqing,misses-circle,undetermined,typical \
  --encoding utf-8-bom --dirty 0.004 --duplicates 0.02 --output national-export/2025.csv
"$liuyu" generate --layout national-export --rows 2000 --seed 2024 --years 2023..2024 --institutions 6 \
  --profile meets-all,misses-employment,misses-chongqing,misses-circle,undetermined,typical \
  --encoding gb18030 --dirty 0.004 --duplicates 0.02 --output national-export/2023-2024.csv

"$liuyu" generate --layout national-upload --rows 2000 --seed 2022 --years 2021..2022 --institutions 6 \
  --profile meets-all,misses-employment,misses-chongqing,misses-circle,undetermined,typical \
  --quote mixed --dirty 0.004 --output national-upload/2021-2022.csv

"$liuyu" generate --layout employment-plan-2024 --rows 500 --seed 1 --profile meets-all --dirty 0.004 \
  --institution 59007-渝西溪汀工程职业学院 --output employment-plan-2024/59007-渝西溪汀工程职业学院.csv
"$liuyu" generate --layout employment-plan-2024 --rows 500 --seed 2 --profile misses-employment --dirty 0.004 \
  --institution 59008-渝西听畔职业技术大学 --output employment-plan-2024/59008-渝西听畔职业技术大学.csv
"$liuyu" generate --layout employment-plan-2024 --rows 500 --seed 3 --profile misses-chongqing --dirty 0.004 \
  --institution 59009-渝西桂屏职业技术学院 --output employment-plan-2024/59009-渝西桂屏职业技术学院.csv
"$liuyu" generate --layout employment-plan-2024 --rows 500 --seed 4 --profile misses-circle --encoding gb18030 \
  --institution 59010-渝西棠亭职业学院 --output employment-plan-2024/59010-渝西棠亭职业学院.csv
"$liuyu" generate --layout employment-plan-2024 --rows 500 --seed 5 --profile undetermined --quote all \
  --institution 59011-渝西翠栖工程职业学院 --output employment-plan-2024/59011-渝西翠栖工程职业学院.csv

"$liuyu" generate --layout secondary-vocational --rows 3000 --seed 2025 --years 2024..2025 --institutions 6 \
  --profile meets-all,misses-employment,misses-chongqing,misses-circle,undetermined,typical \
  --dirty 0.004 --duplicates 0.01 --output secondary-vocational/2024-2025.csv
