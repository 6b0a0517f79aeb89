# shellcheck shell=bash disable=SC2034
# SPDX-License-Identifier: AGPL-3.0-or-later
# For the tests of the mail servers: people, mailboxes and tokens of the test's own, and mail programs that say in one
# word how they were answered. Source this after support/check.sh.

VAR=$(readlink -f "$VALIJA_VAR") # a socket's path has 108 bytes at most: not by way of the clone
SMTP=$((VALIJA_PORT + 1)) SUBMISSION=$((VALIJA_PORT + 2)) IMAP=$((VALIJA_PORT + 3))
COURIER=$((VALIJA_PORT + 4)) IMAPS=$((VALIJA_PORT + 5))
RUN=$(od -An -N4 -tx4 /dev/urandom | tr -d ' ') # in every address and subject of this run
PATIENCE=20

sql() { mariadb --defaults-file="$VAR/etc/mariadb/my.cnf" --user=root --batch --skip-column-names valija -e "$1"; }

# The one password of all mailboxes of the test: that of the first demonstration person, whose hash they get.
IFS=$'\t' read -r DEMO PASSWORD _ <"$VAR/demo.txt"

# eventually COMMAND...: asks again and again until it is true.
eventually() {
    local end=$((SECONDS + PATIENCE))
    until "$@"; do
        [ "$SECONDS" -lt "$end" ] || return 1
        sleep 0.05
    done
}

# make_mailbox NAME STATE: NAME.<run>@educacion.example; prints the address.
make_mailbox() {
    local address=$1.$RUN@educacion.example
    sql "INSERT INTO mailbox (domain_id, home, state, password_hash, created_at)
           SELECT m.domain_id, '$1-$RUN', '$2', m.password_hash, UTC_TIMESTAMP()
             FROM mailbox m JOIN address a ON a.mailbox_id = m.id WHERE a.address = '$DEMO';
         INSERT INTO address VALUES ('$address', LAST_INSERT_ID(), TRUE, UTC_TIMESTAMP(), NULL)"
    printf '%s\n' "$address"
}

# make_token ADDRESS TOKEN SECONDS: prints the log-in name of a webmail token that lives so long.
make_token() {
    local id
    id=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
    sql "INSERT INTO session (id_hash, mailbox_id, site_id, created_at, last_seen_at, expires_at, remote_address, user_agent)
           SELECT UNHEX(SHA2('$id', 256)), m.id, d.site_id, UTC_TIMESTAMP(), UTC_TIMESTAMP(),
                  UTC_TIMESTAMP() + INTERVAL 1 HOUR, '127.0.0.1', 'mail_test'
             FROM mailbox m JOIN domain d ON d.id = m.domain_id JOIN address a ON a.mailbox_id = m.id
            WHERE a.address = '$1';
         INSERT INTO webmail_token (id, mailbox_id, session_hash, token_hash, expires_at, purpose)
           SELECT UNHEX('$id'), mailbox_id, id_hash, UNHEX(SHA2('$2', 256)), UTC_TIMESTAMP() + INTERVAL $3 SECOND, 'webmail'
             FROM session WHERE id_hash = UNHEX(SHA2('$id', 256))"
    printf '%s*%s\n' "$id" "$1"
}

# make_app_password ADDRESS PASSWORD: as the portal keeps it.
make_app_password() {
    sql "INSERT INTO app_password (mailbox_id, name, secret_hash, created_at)
           SELECT mailbox_id, 'mail_test', UNHEX(SHA2('$(cat "$VAR/etc/keys/app_password")$2', 256)), UTC_TIMESTAMP()
             FROM address WHERE address = '$1'"
}

# smtp PORT SWAKS-OPTION...: the server's last code before QUIT.
smtp() {
    local port=$1
    shift
    swaks --server "127.0.0.1:$port" --timeout 15 --header "Subject: $RUN" "$@" 2>&1 |
        sed -n 's/^<[^0-9]*\([0-9]\{3\}\) .*/\1/p' | grep -v '^221' | tail -n 1
}

# submit USER:PASSWORD FROM TO SUBJECT [CURL-OPTION...]: over STARTTLS; the last refusal's code, or 250.
submit() {
    local who=$1 from=$2 to=$3 subject=$4 said
    shift 4
    said=$(printf 'From: <%s>\r\nSubject: %s\r\n\r\nHola\r\n' "$from" "$subject" |
        curl -sv --insecure --ssl-reqd --max-time 20 "smtp://127.0.0.1:$SUBMISSION/prueba.example" ${who:+--user "$who"} \
            --mail-from "$from" --mail-rcpt "$to" --upload-file - "$@" 2>&1)
    sed -n 's/^< \([245][0-9][0-9]\) .*/\1/p' <<<"$said" | grep -v '^221' | tail -n 1
}

# imap USER:PASSWORD COMMAND [CURL-OPTION...]: what the server says; nothing when the log-in is refused.
imap() {
    local who=$1 command=$2
    shift 2
    curl -s --max-time 20 "imap://127.0.0.1:$IMAP/" --user "$who" --request "$command" "$@"
}

# enters USER:PASSWORD [CURL-OPTION...]: yes or no.
enters() {
    local who=$1
    shift
    if [ -n "$(imap "$who" 'STATUS INBOX (MESSAGES)' "$@")" ]; then echo yes; else echo no; fi
}

# message_file ADDRESS SUBJECT: where the messages with that subject lie in the mailbox's folder, read or not.
message_file() {
    local home
    home=$(sql "SELECT m.home FROM mailbox m JOIN address a ON a.mailbox_id = m.id WHERE a.address = '$1'")
    grep -rlsF "Subject: $2" "$VAR/mail/$home/Maildir/new" "$VAR/mail/$home/Maildir/cur"
}

# has_received ADDRESS SUBJECT [TIMES]
has_received() { [ "$(message_file "$1" "$2" | wc -l)" -eq "${3:-1}" ]; }

# For checks of something else: who failed before waits, and is refused after the third time.
forget_failures() { sql "DELETE FROM lockout"; }
