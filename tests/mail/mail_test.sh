#!/usr/bin/env bash
# SPDX-License-Identifier: AGPL-3.0-or-later
# The mail servers at the outside: who receives, who sends as whom, who enters, what a full mailbox answers, and that
# nothing leaves the machine.
. "$(dirname "$0")/../support/check.sh"
. "$(dirname "$0")/mail_support.sh"

# Mailboxes of its own: other tests look into those of the demonstration people.
ANA=$(make_mailbox ana active)
BETO=$(make_mailbox beto active)
BLOCKED=$(make_mailbox bloqueada blocked)
PENDING=$(make_mailbox pendiente pending)
SUSPENDED=$(make_mailbox suspendida suspended)
STRANGER=alguien@fuera.example
ANA_IN=$ANA:$PASSWORD
DELETED=$(make_mailbox borrada deleted)
ALIAS=otro.nombre.$RUN@educacion.example
sql "INSERT INTO address SELECT '$ALIAS', mailbox_id, FALSE, UTC_TIMESTAMP(), NULL FROM address WHERE address = '$ANA'"
sql "INSERT IGNORE INTO domain (site_id, name, active) SELECT id, 'cerrado.example', FALSE FROM site LIMIT 1"

# --- the world's door (port 25)
world() { smtp "$SMTP" --from "$STRANGER" "$@"; }
for who in "$ANA" "$BLOCKED" "$PENDING" "$SUSPENDED"; do
    check "25: mail for $who" 250 "$(world --to "$who" --header "Subject: a-$who-$RUN")"
    check_that "25: delivered to $who" eventually has_received "$who" "a-$who-$RUN"
done
check "25: nobody of that name" 550 "$(world --to nadie@educacion.example)"
check "25: deleted" 550 "$(world --to "$DELETED")"
check "25: the other site" 250 "$(world --to mesa.ayuda@formacion.example)"
check "25: alias" 250 "$(world --to "$ALIAS" --header "Subject: alias-$RUN")"
check_that "25: alias delivers to its mailbox" eventually has_received "$ANA" "alias-$RUN"
check "25: capitals and +" 250 "$(world --to "ANA.${RUN^^}+listas@EDUCACION.example" --header "Subject: plus-$RUN")"
check_that "25: capitals and + deliver" eventually has_received "$ANA" "plus-$RUN"
check "25: bounce" 250 "$(smtp "$SMTP" --from '<>' --to "$ANA")"
check "25: relay" 554 "$(world --to "$STRANGER")"
check "25: address literal" 550 "$(world --to 'x@[127.0.0.1]')"
check "25: one of our domains that is off" 554 "$(world --to x@cerrado.example)"
for from in "$BETO" nadie@educacion.example x@formacion.example x@cerrado.example; do
    check "25: forged $from" 553 "$(smtp "$SMTP" --from "$from" --to "$ANA")"
done
check "25: no AUTH" 0 "$(swaks --server "127.0.0.1:$SMTP" --quit-after EHLO 2>&1 | grep -c AUTH)"
check "25: no VRFY" 502 "$({ printf 'VRFY %s\r\nQUIT\r\n' "$ANA"; } | curl -s --max-time 10 "telnet://127.0.0.1:$SMTP" | sed -n 's/^\(50.\).*/\1/p')"
check "25: no letters but ASCII" 550 "$(world --to 'ñandú@educacion.example')"
check "25: bytes that are no letters" 550 "$(world --to $'\xff\xc3@educacion.example')"
check "25: and that stops nobody else's mail" 250 "$(world --to "$ANA" --header "Subject: after-$RUN")"

# --- submission: log in, own address only
check "587: no AUTH before TLS" 0 "$(swaks --server "127.0.0.1:$SUBMISSION" --quit-after EHLO 2>&1 | grep -c AUTH)"
check "587: without log-in" 553 "$(submit '' "$ANA" "$BETO" x)"
check "587: own address" 250 "$(submit "$ANA_IN" "$ANA" "$BETO" "own-$RUN")"
check_that "587: delivered" eventually has_received "$BETO" "own-$RUN"
check "587: the header says nothing of the way in" "" "$(grep -E '127\.0\.0\.1|ESMTPSA|Authenticated' "$(message_file "$BETO" "own-$RUN")")"
check "587: own alias" 250 "$(submit "$ANA_IN" "$ALIAS" "$BETO" x)"
check "587: another's address" 553 "$(submit "$ANA_IN" "$BETO" "$ANA" x)"
check "587: a stranger's address" 553 "$(submit "$ANA_IN" "$STRANGER" "$ANA" x)"
check "587: the portal's address" 553 "$(submit "$ANA_IN" no-responder@educacion.example "$BETO" x)"
check "587: nobody of that name" 550 "$(submit "$ANA_IN" "$ANA" nadie@educacion.example x)"
check "587: to a blocked mailbox" 250 "$(submit "$ANA_IN" "$ANA" "$BLOCKED" "blocked-$RUN")"
check "587: to a domain of ours that is off" 550 "$(submit "$ANA_IN" "$ANA" x@cerrado.example x)"
check "587: wrong password" 535 "$(submit "$ANA:mal" "$ANA" "$BETO" x)"
for who in "$BLOCKED" "$PENDING" "$SUSPENDED"; do
    check "587: $who" 535 "$(submit "$who:$PASSWORD" "$who" "$ANA" x)"
done

# --- the outside is a folder
check "outside: accepted" 250 "$(submit "$ANA_IN" "$ANA" "Fulano.$RUN@Fuera.EXAMPLE" "outside-$RUN")"
check_that "outside: a Maildir in lower case" eventually grep -rqsF "outside-$RUN" "$VAR/outside/fulano.$RUN@fuera.example/new"
check "outside: hostile name accepted" 250 "$(submit "$ANA_IN" "$ANA" "\"../../../tmp/$RUN/.x\"@fuera.example" "hostile-$RUN")"
check_that "outside: kept below its folder" eventually grep -rqsF "hostile-$RUN" "$VAR/outside"
check "outside: nothing beside it" "" "$(find "$VAR" /tmp -maxdepth 2 -name "*$RUN*" ! -path "$VAR/outside/*" ! -path "$VAR/mail/*")"
check "outside: no transport that could carry mail away" "" "$(postconf -c "$VAR/etc/postfix" -M | awk '$8 ~ /^(smtp|relay|virtual|local|spawn)$/')"
check "outside: everything else goes to the folder" "outside: outside: error:5.1.1 no such address" \
    "$(postconf -c "$VAR/etc/postfix" -h default_transport relay_transport local_transport | paste -sd ' ')"

# --- no second message inside the first, for servers that pass a bare line feed on
exec 4<>"/dev/tcp/127.0.0.1/$SMTP"
# hear: the code of the server's next answer.
hear() {
    local line
    while read -rt "$PATIENCE" line <&4; do
        [[ $line == [0-9][0-9][0-9]-* ]] || break
    done
    printf '%.3s' "$line"
}
check "25: greeting" 220 "$(hear)"
for said in 'EHLO fuera.example' "MAIL FROM:<$STRANGER>" "RCPT TO:<$ANA>"; do
    printf '%s\r\n' "$said" >&4
    check "25: $said" 250 "$(hear)"
done
printf 'DATA\r\n' >&4
check "25: DATA" 354 "$(hear)"
printf 'Subject: whole-%s\r\n\r\nhola\n.\nMAIL FROM:<otro@fuera.example>\r\n.\r\nQUIT\r\n' "$RUN" >&4
check "25: a bare LF ends no message" "250 221" "$(hear) $(hear)"
exec 4>&-

# --- the courier's door
portal() { smtp "$COURIER" "$@"; }
for from in no-responder@educacion.example no-responder@formacion.example '<>'; do
    check "courier: from $from" 250 "$(portal --from "$from" --to "$ANA" --header "Subject: portal-$RUN")"
done
check_that "courier: delivered" eventually has_received "$ANA" "portal-$RUN" 3
check "courier: to the outside" 250 "$(portal --from no-responder@educacion.example --to "$STRANGER")"
check "courier: to nobody" 550 "$(portal --from no-responder@educacion.example --to nadie@educacion.example)"
for from in "$ANA" no-responder@fuera.example no-responder@cerrado.example; do
    check "courier: from $from" 554 "$(portal --from "$from" --to "$BETO")"
done
check "courier: from another machine" 554 "$(portal --local-interface 127.0.0.9 --from no-responder@educacion.example --to "$ANA")"
check "courier: no AUTH" 0 "$(swaks --server "127.0.0.1:$COURIER" --quit-after EHLO 2>&1 | grep -c AUTH)"

# --- IMAP with a password
check "IMAP: own password" yes "$(enters "$ANA_IN")"
check "IMAP: capitals" yes "$(enters "ANA.${RUN^^}@Educacion.example:$PASSWORD")"
check "IMAPS" yes "$(enters "$ANA_IN" --insecure --url "imaps://127.0.0.1:$IMAPS/")"
check "IMAP: from elsewhere over TLS" yes "$(enters "$ANA_IN" --interface 127.0.0.9 --insecure --ssl-reqd)"
check "IMAP: from elsewhere without TLS" no "$(enters "$ANA_IN" --interface 127.0.0.9)"
check "IMAP: 15 GiB" 15728640 "$(imap "$ANA_IN" 'GETQUOTAROOT INBOX' | sed -n 's/.*STORAGE [0-9]* \([0-9]*\).*/\1/p')"

# --- tokens of the webmail
SECRET=token-$RUN
TOKEN=$(make_token "$ANA" "$SECRET" 600)
OLD=$(make_token "$ANA" "$SECRET" -1)
OF_BLOCKED=$(make_token "$BLOCKED" "$SECRET" 600)
check "token: IMAP" yes "$(enters "$TOKEN:$SECRET")"
check "token: sends as its address" 250 "$(submit "$TOKEN:$SECRET" "$ANA" "$BETO" "token-$RUN")"
check_that "token: delivered" eventually has_received "$BETO" "token-$RUN"
check "token: sends as another" 553 "$(submit "$TOKEN:$SECRET" "$BETO" "$ANA" x)"
check "token: SMTP from another machine" 535 "$(submit "$TOKEN:$SECRET" "$ANA" "$BETO" x --interface 127.0.0.9)"

# --- app passwords
APP=app-$RUN OF_BETO=beto-$RUN
make_app_password "$ANA" "$APP"
make_app_password "$BETO" "$OF_BETO"
make_app_password "$BLOCKED" "blocked-$RUN"
make_app_password "$PENDING" "pending-$RUN"
check "app password: IMAP" yes "$(enters "$ANA:$APP")"
check "app password: capitals in the address" yes "$(enters "ANA.${RUN^^}@Educacion.example:$APP")"
check "app password: from elsewhere over TLS" yes "$(enters "$ANA:$APP" --interface 127.0.0.9 --insecure --ssl-reqd)"
check "app password: beside the person's own" yes "$(enters "$ANA_IN")"
check "app password: sends as its address" 250 "$(submit "$ANA:$APP" "$ANA" "$BETO" "app-$RUN")"
check_that "app password: delivered" eventually has_received "$BETO" "app-$RUN"
check "app password: sends as another" 553 "$(submit "$ANA:$APP" "$BETO" "$ANA" x)"
check "app password: not at the webmail's port" 535 "$(SUBMISSION=$((VALIJA_PORT + 7)) submit "$ANA:$APP" "$ANA" "$BETO" x)"
forget_failures

# --- who does not enter; all at once, since each refusal takes two seconds
declare -A refused=(
    [wrong password]="$ANA:mal" [no password]="$ANA:" [alias]="$ALIAS:$PASSWORD"
    [nobody]="nadie@educacion.example:x" [deleted]="$DELETED:$PASSWORD"
    [blocked]="$BLOCKED:$PASSWORD" [pending]="$PENDING:$PASSWORD"
    [suspended]="$SUSPENDED:$PASSWORD"
    [token under the bare address]="$ANA:$SECRET" [password under the name of a token]="$TOKEN:$PASSWORD"
    [hash of the token]="$TOKEN:$(printf %s "$SECRET" | sha256sum | cut -c -64)" [expired token]="$OLD:$SECRET"
    [token of a blocked person]="$OF_BLOCKED:$SECRET" [token under another address]="${TOKEN%%\**}*$BETO:$SECRET"
    [app password of another]="$ANA:$OF_BETO" [app password in capitals]="$ANA:${APP^^}"
    [app password of a blocked person]="$BLOCKED:blocked-$RUN" [app password of who is pending]="$PENDING:pending-$RUN"
    [app password under an alias]="$ALIAS:$APP" [app password under the name of a token]="$TOKEN:$APP"
    [keyed hash of the app password]="$ANA:$(printf %s "$(cat "$VAR/etc/keys/app_password")$APP" | sha256sum | cut -c -64)"
    [name of a token cut short]="${TOKEN:1}:$SECRET" [name that is SQL]="x' OR '1'='1:x"
)
answers=$(mktemp -d)
trap 'rm -rf "$answers"' EXIT
for what in "${!refused[@]}"; do
    enters "${refused[$what]}" >"$answers/$what" &
done
enters "$TOKEN:$SECRET" --interface 127.0.0.9 --insecure --ssl-reqd >"$answers/token from another machine" &
wait
for what in "$answers"/*; do
    check "IMAP: ${what##*/}" no "$(cat "$what")"
done

# --- a full mailbox
forget_failures
SMALL=$(make_mailbox chica active)
SMALL_IN=$SMALL:$PASSWORD
limit_small_to() { sql "UPDATE mailbox m JOIN address a ON a.mailbox_id = m.id SET quota_bytes = $1 WHERE address = '$SMALL'"; }
# shellcheck disable=SC2317 # called through eventually
uses() { [ "$(sql "SELECT messages FROM mailbox_usage WHERE address = '$1'")" = "$2" ]; }
check "quota: first message" 250 "$(world --to "$SMALL" --header "Subject: full-$RUN")"
check_that "quota: delivered" eventually has_received "$SMALL" "full-$RUN"
check_that "quota: use is kept" eventually uses "$SMALL" 1
limit_small_to 100
check "quota: next message is put off" 452 "$(world --to "$SMALL")"
printf 'Subject: more\r\n\r\nHola\r\n' >"$answers/more"
check "quota: IMAP refuses too" 25 "$(curl -s --max-time 20 "imap://127.0.0.1:$IMAP/INBOX" --user "$SMALL_IN" --upload-file "$answers/more"; echo $?)"
limit_small_to 2000
imap "$SMALL_IN" 'STORE 1 +FLAGS (\Deleted)' --url "imap://127.0.0.1:$IMAP/INBOX" >"$answers/store"
imap "$SMALL_IN" EXPUNGE --url "imap://127.0.0.1:$IMAP/INBOX" >"$answers/expunge"
check_that "quota: use shrinks" eventually uses "$SMALL" 0
check "quota: mail comes again" 250 "$(world --to "$SMALL" --header "Subject: again-$RUN")"
check_that "quota: delivered again" eventually has_received "$SMALL" "again-$RUN"

# --- Dovecot's own door for the courier
doveadm_http() {
    curl -s --max-time 10 -o "$answers/doveadm" -w '%{http_code}' --unix-socket "$VAR/run/dovecot/http" \
        -H "Authorization: X-Dovecot-API $(printf %s "$1" | base64 -w 0)" \
        -d "[[\"kick\",{\"mask\":[\"$2\"]},\"k\"]]" http://doveadm/doveadm/v1
}
check "doveadm: socket" "valija 600" "$(stat -c '%U %a' "$VAR/run/dovecot/http")"
check "LMTP: nobody but Postfix" "root 600" "$(stat -c '%U %a' "$VAR/run/dovecot/lmtp")"
check "doveadm: wrong key" 401 "$(doveadm_http wrong "$ANA")"
forget_failures
exec 3<>"/dev/tcp/127.0.0.1/$IMAP"
printf 'a LOGIN %s %s\r\nb SELECT INBOX\r\nc IDLE\r\n' "$ANA" "$PASSWORD" >&3
until read -rt "$PATIENCE" line <&3 && [[ $line == +* ]]; do [ -n "$line" ] || break; done
check "doveadm: kick" 200 "$(doveadm_http "$(cat "$VAR/etc/keys/doveadm")" "$ANA")"
until ! read -rt "$PATIENCE" line <&3 || [[ $line == '* BYE'* ]]; do :; done
check "doveadm: the open connection ends" '* BYE' "${line:0:5}"
exec 3>&-

finish
