#!/usr/bin/env bash
# SPDX-License-Identifier: AGPL-3.0-or-later
# A block ends open IMAP connections at once, and a little later those that Dovecot had let in just before it: a
# password that takes seconds to check is read before the block and opens its connection after the first kick.
# shellcheck disable=SC2317 # check_that calls the functions
. "$(dirname "$0")/../support/check.sh"

# Of Argon2id with 64 MiB: some 3 s, less than the 10 s after which the next kick comes.
readonly SLOW_PASSES=60
readonly AT_ONCE=5 SECONDS_TO_LAST_KICK=80
address=beto.munoz@educacion.example
password=$(awk -F '\t' -v address="$address" '$1 == address { print $2 }' "$VALIJA_VAR/demo.txt")

account() { "$VALIJA_VAR/app/bin/valijactl" --config "$VALIJA_VAR/etc/valija.toml" account "$1" "$address" >/dev/null 2>&1; }
sql() { mariadb --defaults-file="$VALIJA_VAR/etc/mariadb/my.cnf" --user=root --batch --skip-column-names valija -e "$1"; }
set_hash() {
    sql "UPDATE mailbox m JOIN address a ON a.mailbox_id = m.id SET m.password_hash = '$1' WHERE a.address = '$address'"
}
# PHP's command line comes with Roundcube.
slow_hash() {
    # shellcheck disable=SC2016
    php -n -r 'echo "{ARGON2ID}", password_hash($argv[1], PASSWORD_ARGON2ID,
        ["memory_cost" => 65536, "time_cost" => (int) $argv[2], "threads" => 1]);' "$password" "$SLOW_PASSES"
}
hash=$(sql "SELECT m.password_hash FROM mailbox m JOIN address a ON a.mailbox_id = m.id WHERE a.address = '$address'")
trap 'account unblock; set_hash "$hash"' EXIT

# knock: a connection of our own in $imap_in, $imap_out, with name and password said.
knock() {
    coproc IMAP { openssl s_client -quiet -connect "127.0.0.1:$((VALIJA_PORT + 5))" 2>/dev/null; }
    imap_out=${IMAP[0]} imap_in=${IMAP[1]}
    printf 'a LOGIN %s %s\r\n' "$address" "$password" >&"$imap_in"
}

is_let_in() {
    local line
    while IFS= read -r -t 30 -u "$imap_out" line; do
        case $line in
            'a OK'*) return 0 ;;
            'a NO'*) break ;;
        esac
    done
    printf 'b LOGOUT\r\n' >&"$imap_in"
    return 1
}

is_refused() { ! is_let_in; }

# is_sent_away SECONDS: the server ends the connection within that time.
is_sent_away() {
    local line end=$((SECONDS + $1))
    while [ "$SECONDS" -le "$end" ] && IFS= read -r -t "$1" -u "$imap_out" line; do
        case $line in '* BYE'*) return 0 ;; esac
    done
    return 1
}

# The courier looks every second or so; on a busy machine the log-in was sometimes there before it.
has_kicked() {
    local end=$((SECONDS + 30))
    until [ "$(sql "SELECT attempts FROM outbox WHERE kind = 'kick' ORDER BY id DESC LIMIT 1")" -ge 1 ]; do
        [ "$SECONDS" -le "$end" ] || return 1
    done
}

knock
check_that "log in" is_let_in
check_that "block" account block
check_that "an open connection ends" is_sent_away "$AT_ONCE"
wait
knock
check_that "no log-in while blocked" is_refused
wait
check_that "unblock" account unblock

set_hash "$(slow_hash)"
knock
sleep 0.5 # Dovecot has read the hash and is at work on it
check_that "block during a log-in" account block
check_that "the first kick comes while the password is checked" has_kicked
check_that "a log-in from just before the block succeeds" is_let_in
check_that "it ends all the same" is_sent_away "$SECONDS_TO_LAST_KICK"
finish
