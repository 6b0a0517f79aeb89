#!/usr/bin/env bash
# SPDX-License-Identifier: AGPL-3.0-or-later
# A block ends open IMAP connections at once, and again a little later those that were let in just before it. The second
# kind cannot be had on command; a person who is unblocked at once and comes in between two kicks stands in for it.
. "$(dirname "$0")/../support/check.sh"

readonly SECONDS_TO_FIRST_KICK=5 SECONDS_TO_LAST_KICK=80
address=beto.munoz@educacion.example
password=$(awk -F '\t' -v address="$address" '$1 == address { print $2 }' "$VALIJA_VAR/demo.txt")

account() { "$VALIJA_VAR/app/bin/valijactl" --config "$VALIJA_VAR/etc/valija.toml" account "$@"; }
trap 'account unblock "$address" >/dev/null 2>&1' EXIT

# log_in: opens a connection of our own in $imap_in, $imap_out; fails when it is refused.
log_in() {
    local line
    coproc IMAP { openssl s_client -quiet -connect "127.0.0.1:$((VALIJA_PORT + 5))" 2>/dev/null; }
    imap_out=${IMAP[0]} imap_in=${IMAP[1]}
    printf 'a LOGIN %s %s\r\n' "$address" "$password" >&"$imap_in"
    while IFS= read -r -t 20 -u "$imap_out" line; do
        case $line in
            'a OK'*) return 0 ;;
            'a NO'*) break ;;
        esac
    done
    printf 'b LOGOUT\r\n' >&"$imap_in"
    return 1
}

# said_good_bye SECONDS: the server ends the connection within that time.
said_good_bye() {
    local line end=$((SECONDS + $1))
    while [ "$SECONDS" -le "$end" ] && IFS= read -r -t "$1" -u "$imap_out" line; do
        case $line in '* BYE'*) return 0 ;; esac
    done
    return 1
}

check_that "log in" log_in
account block "$address" >/dev/null
check_that "an open connection ends" said_good_bye "$SECONDS_TO_FIRST_KICK"
wait
check_that "no log-in while blocked" eval '! log_in'
wait
account unblock "$address" >/dev/null
check_that "log in again" log_in
check_that "a connection from between two kicks ends" said_good_bye "$SECONDS_TO_LAST_KICK"
finish
