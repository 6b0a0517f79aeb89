#!/bin/sh
# SPDX-License-Identifier: AGPL-3.0-or-later
# Every shell script passes shellcheck: what begins with #! and a shell, and what is sourced (its first line says
# "shellcheck shell="); there a variable may be for others (SC2034).
cd "$(dirname "$0")/../.." || exit 1
failed=0

# shellcheck disable=SC2016
scripts_that_begin_with() {
    find . \( -name node_modules -o -name .git -o -name 'build*' -o -name var \) -prune -o -type f -size -100k -print0 |
        xargs -0 awk -v "pattern=$1" 'FNR == 1 { if ($0 ~ pattern) print FILENAME; nextfile }'
}

scripts_that_begin_with '^#! ?/.*(bash|dash|sh)$' | xargs -d '\n' shellcheck || failed=1
scripts_that_begin_with '^# shellcheck shell=' | xargs -d '\n' shellcheck --exclude=SC2034 || failed=1
exit "$failed"
