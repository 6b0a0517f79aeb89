# shellcheck shell=bash
# SPDX-License-Identifier: AGPL-3.0-or-later
# ./valija up: from nothing, or from an older state, to an instance whose every part answers.

cmd_up() {
    local start=$EPOCHREALTIME
    require_root
    require_port
    require_ours
    lock_instance
    supervisor_runs || require_free_ports_or_orphans
    make_folders
    : >"$STEP_LOG"
    say "Valija on port $PORT, from $CLONE"
    install_packages "${BUILD_PACKAGES[@]}" "${RUN_PACKAGES[@]}"
    make_users
    build_all
    step "configuration" write_configuration
    start_all
    say "Ready after $(seconds_since "$start") s."
    say_where
}

# Programs of an instance whose supervisor was killed hold our ports; they are ours to end.
require_free_ports_or_orphans() {
    [ ! -f "$V/run/session" ] || stop_all
    require_free_ports
}

start_all() {
    step "database folder" make_database_folder
    supervisor_runs || step "supervisor" start_supervisor
    step "read the list of programs" parts update
    step "database" start_database
    step "migrations and rights" bring_database_up
    step "demonstration data" load_demonstration
    step "public pages" publish
    step "programs" start_programs
    step "every part answers" wait_for_all
}

start_database() {
    start_changed mariadb
    require_answers 60 mariadb
}

bring_database_up() {
    make_database
    ctl migrate up
    make_database_users
}

# The operator's command, as installed.
ctl() { "$APP/bin/valijactl" --config "$V/etc/valija.toml" "$@" 8>&- 9>&-; }

load_demonstration() {
    ctl sites load
    ctl demo "$V/demo.txt" "$V/demo-people.txt"
}

# Drawing the documents takes a while, so only when something in them is new.
publish() {
    local stamp=$V/www/published now
    now=$(hash_files "$APP/bin/valijactl" "$APP/tools/documents-to-pdf" "$APP/templates" "$APP/public" "$V/etc/sites" \
        "$V/etc/valija.toml")
    [ "$(cat "$stamp" 2>/dev/null)" != "$now" ] || return 0
    ctl publish
    printf '%s\n' "$now" >"$stamp"
}

start_programs() {
    local names
    prepare_daemons
    mapfile -t names < <(parts list | grep -vx mariadb)
    start_changed "${names[@]}"
}

# Folders that the daemons want to find, and what they say about their configuration before it is put to use.
prepare_daemons() {
    install -d -m 755 "$V/run/nginx" "$V/run/dovecot" "$V/postfix" "$V/postfix/spool"
    install -d -m 700 -o postfix "$V/postfix/data"
    install -d -m 700 -o valija-mail -g valija-mail "$V/mail"
    install -d -m 711 -o valija-mail -g valija-mail "$V/outside" # gammu passes through to its own
    install -d -m 700 -o gammu "$V/outside/sms" "$V/sms/phone"
    install -d -m 2770 -o gammu -g valija-sms "$V/sms/inbox" "$V/sms/outbox" "$V/sms/sent" "$V/sms/error"
    chgrp -R valija-sms "$V/sms/inbox" "$V/sms/outbox" "$V/sms/sent" "$V/sms/error"
    "$APP/mail/roundcube/link-tree" "$V"
    nginx -t -q -c "$V/etc/nginx/valija.conf"
    postfix -c "$V/etc/postfix" check
    doveconf -n -c "$V/etc/dovecot/dovecot.conf" >/dev/null
}

# Starts what does not run; what runs and whose files are others than when it was started, starts again.
start_changed() {
    local name stamp now changed=()
    mkdir -p "$V/run/stamps"
    for name in "$@"; do
        stamp=$V/run/stamps/$name
        now=$(fingerprint "$name")
        if [ "$(cat "$stamp" 2>/dev/null)" != "$now" ]; then
            changed+=("$name")
            printf '%s\n' "$now" >"$stamp"
        fi
    done
    [ "${#changed[@]}" -eq 0 ] || renew "${changed[@]}"
    parts start "$@"
}

# nginx reads its configuration again without losing a request; the others have to start again.
renew() {
    local name others=()
    for name in "$@"; do
        if [ "$name" = nginx ]; then parts hangup nginx; else others+=("$name"); fi
    done
    [ "${#others[@]}" -eq 0 ] || parts restart "${others[@]}"
}

fingerprint() {
    local module=${1%-[0-9]}
    case $1 in
        mariadb) hash_files "$V/etc/mariadb" ;;
        nginx) hash_files "$V/etc/nginx" ;;
        postfix | dovecot) hash_files "$V/etc/$1" "$V/etc/keys/tls.crt" ;;
        php-fpm) hash_files "$V/etc/php" "$V/etc/roundcube" ;;
        gammu-smsd) hash_files "$V/etc/gammu" "$APP/mail/gammu-smsd" ;;
        *)
            hash_files "$APP/bin/valija-$module" "$V/etc/valija.toml" "$V/etc/sites" "$V/etc/secrets/$module.toml" \
                "$APP/templates/titles" "$APP/templates/common" "$APP/templates/$module" "$APP/templates/mail" \
                "$APP/templates/sms" "$APP/dictionary"
            ;;
    esac
}

hash_files() {
    local existing=() file
    for file in "$@"; do
        [ ! -e "$file" ] || existing+=("$file")
    done
    find "${existing[@]}" -type f -print0 | sort -z | xargs -0 sha256sum | sha256sum
}

wait_for_all() {
    local names
    mapfile -t names < <(parts list)
    require_answers 30 "${names[@]}"
}

# require_answers SECONDS NAME...
require_answers() {
    local silent
    silent=$(parts wait "$@") || fail "no answer from $silent; './valija logs ${silent%% *}' says why"
}

say_where() {
    local key
    for key in $(site_keys); do
        say "  $(site_value "$key" base_url)/   $(site_value "$key" name)"
    done
    [ -s "$V/demo.txt" ] || return 0
    say "Enter, for instance, as $(head -n 1 "$V/demo.txt" | cut -f 1) with the password $(head -n 1 "$V/demo.txt" | cut -f 2)"
    say "All demonstration accounts are in $LINK/demo.txt, everybody's keys for self-service in $LINK/demo-people.txt"
}
