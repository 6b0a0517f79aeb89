#!/usr/bin/env bash
# SPDX-License-Identifier: AGPL-3.0-or-later
# ./valija bench: what the portal does a second and what it costs, beside yardsticks measured in the same run, round after round,
# medians. Ratios count: the machine is never quiet. Never part of a test that passes or fails.
set -euo pipefail

readonly V=/var/lib/valija/$VALIJA_PORT
readonly ROUNDS=${BENCH_ROUNDS:-3} SECONDS_EACH=${BENCH_SECONDS:-3}
readonly SIGN_IN=$VALIJA_BUILD/tests/valija-bench-sign-in
RESULTS=$(mktemp -d)
readonly RESULTS

. "$(dirname "$0")/yardsticks.sh"
. "$(dirname "$0")/pages.sh"
. "$(dirname "$0")/sign_ins.sh"
. "$(dirname "$0")/cost.sh"
. "$(dirname "$0")/import.sh"

# median COLUMN FILE
median() { awk -v column="$1" '{ print $column }' "$2" | sort -n | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'; }

sql() { mariadb --defaults-file="$V/etc/mariadb/my.cnf" --user=root --batch --skip-column-names valija -e "$1"; }

challenge() { curl -sf "$VALIJA_URL/login" | sed -n 's/.*name="challenge" value="\([^"]*\)".*/\1/p'; }

main() {
    trap 'stop_hello; rm -r "$RESULTS"' EXIT
    show_memory "at rest"
    start_hello
    teach_nginx
    COOKIE=$("$SIGN_IN" cookie)
    measure_pages
    show_round_trips
    gather_crowd
    measure_sign_ins
    measure_pages_under_sign_ins
    measure_flood
    compare_times
    show_memory "after all this"
    measure_imports
}

main
