#!/usr/bin/env bash
# SPDX-License-Identifier: AGPL-3.0-or-later
# The life of an instance: up again changes nothing, whatever is killed comes back while the rest serves, a killed
# supervisor's orphans are found, and down leaves no process behind.
. "$(dirname "$0")/../support/check.sh"

clone=$(cd "$(dirname "$0")/../.." && pwd)
folder=$(readlink -f "$VALIJA_VAR")
run=$folder/run

parts() { /usr/bin/python3 -I "$clone/tools/parts.py" "$run" "$VALIJA_PORT" "$@"; }
all_parts() { parts list | tr '\n' ' '; }
session() { cut -d ' ' -f 1 "$run/session"; }
status_of() { curl -s -o /dev/null -w '%{http_code}' --max-time 20 "$VALIJA_URL$1"; }
# Everything with that session number, whatever it is.
members() { awk -v session="$1" '{ pid = $1; sub(/.*\) /, ""); if ($4 == session && $1 != "Z") print pid }' /proc/[0-9]*/stat 2>/dev/null; }

# --- up again
before=$(parts status)
start=$SECONDS
"$clone/valija" up >/dev/null
check "up again succeeds" 0 $?
check_that "up again takes under 20 s" test $((SECONDS - start)) -lt 20
check "up again starts nothing anew" "$before" "$(parts status)"

# --- every program killed under load
( while [ ! -e "$run/load-ends" ]; do status_of /login; echo; sleep 0.05; done ) >"$run/load" &
load=$!
for part in $(all_parts); do
    # shellcheck disable=SC2046
    kill -9 $(parts pids "$part")
    check "$part comes back" "" "$(parts wait 20 "$part")"
done
touch "$run/load-ends"
wait "$load"
# nginx itself is one program: only while it is away may a request find nobody (000).
check_that "the load ran" test "$(wc -l <"$run/load")" -gt 20
check "sign-in page meanwhile: other answers" "" "$(grep -v '^200$' "$run/load" | grep -v '^000$' | sort -u)"
rm -f "$run/load" "$run/load-ends"

# --- the database is away
parts stop mariadb
check "tabs without the database" 200 "$(status_of /)"
check "sign-on without the database" 503 \
    "$(curl -s -o /dev/null -w '%{http_code}' -H "Cookie: __Host-valija_session=s.$(printf 'A%.0s' {1..43})" "$VALIJA_URL/sign-on/ticket?state=$(printf 'A%.0s' {1..43})")"
parts start mariadb
check "the database is back" "" "$(parts wait 30 mariadb)"
check "sign-in page again" 200 "$(status_of /login)"

# --- the supervisor killed: up ends its orphans and starts all; down ends them too
old=$(session)
kill -9 "$(cat "$run/supervisord.pid")"
check_that "orphans live" test -n "$(members "$old")"
"$clone/valija" up >/dev/null
check "up after the supervisor's death" 0 $?
check "orphans of the old session" "" "$(members "$old")"
check "sign-in page after it" 200 "$(status_of /login)"

old=$(session)
kill -9 "$(cat "$run/supervisord.pid")"
"$clone/valija" down >/dev/null
check "down after the supervisor's death" 0 $?
check "processes after down" "" "$(members "$old")"
"$clone/valija" down >/dev/null
check "down again" 0 $?

# --- an ordinary down
"$clone/valija" up >/dev/null
check "up after down" 0 $?
old=$(session)
"$clone/valija" down >/dev/null
check "processes after an ordinary down" "" "$(members "$old")"
"$clone/valija" up >/dev/null
check "all parts answer" 0 "$(parts status >/dev/null; echo $?)"

finish
