#!/bin/sh
# SPDX-License-Identifier: AGPL-3.0-or-later
# clang-tidy finds nothing (.clang-tidy says what it looks for) in any file of modules/ that the build folder
# $VALIJA_BUILD compiles. The analyzer's shallow mode halves the time; warnings that only GCC has are not clang's affair.
cd "$(dirname "$0")/../.." || exit 1
build=${VALIJA_BUILD:-build}
log=$(mktemp)
trap 'rm -f "$log"' EXIT
run-clang-tidy -quiet -j "$(nproc)" -p "$build" -extra-arg=-Wno-unknown-warning-option \
    -extra-arg=-Xclang -extra-arg=-analyzer-config -extra-arg=-Xclang -extra-arg=mode=shallow \
    '/modules/' >"$log" 2>&1 && exit
sed 's/\x1b\[[0-9;]*m//g; /^clang-tidy-/d; /warnings generated/d' "$log"
exit 1
