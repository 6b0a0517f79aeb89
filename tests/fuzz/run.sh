#!/usr/bin/env bash
# SPDX-License-Identifier: AGPL-3.0-or-later
# run.sh TARGET PARSER: libFuzzer on one parser, from its seeds, with its dictionary: 100,000 inputs; or, with
# FUZZ_SECONDS, as many as that time takes, and those that reach new code are kept in found/PARSER of the build folder
# for next time. An input of which a property does not hold stays in broken/, as libFuzzer's message says.
set -euo pipefail
target=$1 parser=$2
seeds=${FUZZ_CORPUS:-$(dirname "$0")/corpus}/$parser
dictionary=$(dirname "$0")/$parser.dict
runs=100000

[ -n "$(ls "$seeds")" ] || { echo "no seeds in $seeds" && exit 1; }

mkdir -p "$VALIJA_BUILD/broken"
options=(-dict="$dictionary" -artifact_prefix="$VALIJA_BUILD/broken/$parser-" -max_len=4096 -timeout=10
    -rss_limit_mb=1024 -print_final_stats=1)
if [ -n "${FUZZ_SECONDS:-}" ]; then
    runs=1
    found=$VALIJA_BUILD/found/$parser
    mkdir -p "$found"
    options+=(-max_total_time="$FUZZ_SECONDS")
else
    found=$(mktemp -d)
    trap 'rm -rf "$found"' EXIT
    options+=(-runs="$runs")
fi
"$target" "${options[@]}" "$found" "$seeds" 2>&1 | tee "$VALIJA_BUILD/$parser.log"
tried=$(sed -n 's/^stat::number_of_executed_units: *//p' "$VALIJA_BUILD/$parser.log")
[ "${tried:-0}" -ge "$runs" ] || { echo "only ${tried:-0} inputs were tried" && exit 1; }
