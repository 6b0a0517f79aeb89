#!/usr/bin/env bash
# SPDX-License-Identifier: AGPL-3.0-or-later
# ./valija says in one sentence what is in the way, starts nothing, and leaves what is not its own alone.
. "$(dirname "$0")/../support/check.sh"

clone=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'kill "$listener" 2>/dev/null; rm -rf "$work"; rm -f /var/lib/valija/."$port".lock' EXIT

# refuses NAME SENTENCE COMMAND...: not zero, and nothing but that sentence.
refuses() {
    local name=$1 sentence=$2 status=0
    shift 2
    "$@" >"$work/out" 2>&1 || status=$?
    check_that "$name: fails" test "$status" -ne 0
    check "$name: lines" 1 "$(wc -l <"$work/out")"
    check_that "$name: says why" grep -q "$sentence" "$work/out"
}

# A listener on a port of its own choice; P is three below.
python3 -c '
import socket, sys, time
s = socket.socket(); s.bind(("127.0.0.1", 0)); s.listen()
print(s.getsockname()[1], flush=True); time.sleep(60)' >"$work/port" &
listener=$!
while [ ! -s "$work/port" ]; do sleep 0.05; done
taken=$(cat "$work/port")
port=$((taken - 3))
refuses "taken port" "port $taken is taken" env VALIJA_PORT="$port" VALIJA_VAR="$work/var" "$clone/valija" up
check_that "taken port: no folder" test ! -e "/var/lib/valija/$port"
check_that "taken port: no link" test ! -e "$work/var"

mkdir "$work/other clone"
cp -r "$clone/valija" "$clone/tools" "$work/other clone/"
for word in up down destroy; do
    refuses "another clone's $word" "is the instance of the clone in $clone" \
        env -u VALIJA_VAR -u VALIJA_BUILD "$work/other clone/valija" "$word"
done
check "another clone's instance still answers" 200 "$(curl -s -o /dev/null -w '%{http_code}' "$VALIJA_URL/login")"

refuses "no number" "must be a number" env VALIJA_PORT=http "$clone/valija" up
refuses "no such word" "there is no './valija frobnicate'" "$clone/valija" frobnicate

finish
