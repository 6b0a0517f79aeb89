# shellcheck shell=bash
# SPDX-License-Identifier: AGPL-3.0-or-later
# For tests written in bash: count what is not as it should be, and say it. Source this, check, end with `finish`.
set -uo pipefail

: "${VALIJA_PORT:?is set by ./valija test}" "${VALIJA_URL:?}" "${VALIJA_VAR:?}"
curl -s -o /dev/null --max-time 20 "$VALIJA_URL/" || {
    echo "nothing answers at $VALIJA_URL"
    exit 1
}
checks=0
failures=0

# check WHAT WANTED GOT
check() {
    checks=$((checks + 1))
    [ "$2" = "$3" ] && return
    failures=$((failures + 1))
    printf 'FAILED %s: wanted "%s", got "%s"\n' "$1" "$2" "$3"
}

# check_that WHAT COMMAND...
check_that() {
    local what=$1
    shift
    if "$@"; then check "$what" true true; else check "$what" true false; fi
}

finish() {
    printf '%d checks, %d failures\n' "$checks" "$failures"
    [ "$checks" -gt 0 ] && [ "$failures" -eq 0 ]
    exit
}
