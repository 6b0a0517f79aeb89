# shellcheck shell=bash
# SPDX-License-Identifier: AGPL-3.0-or-later
# An instance: its folder, its ports, whose it is, and the system users that its programs run as.

readonly PORT=${VALIJA_PORT:-8080}
readonly PORTS=10
readonly V=/var/lib/valija/$PORT
readonly APP=$V/app
readonly LINK=${VALIJA_VAR:-$CLONE/var}
STEP_LOG=$V/log/valija.log

require_root() {
    [ "$(id -u)" -eq 0 ] || fail "this must run as root: it starts MariaDB, Postfix and Dovecot under their own users"
}

require_port() {
    [[ $PORT =~ ^[1-9][0-9]{3,4}$ && $PORT -ge 1024 && $PORT -le 65525 ]] ||
        fail "VALIJA_PORT must be a number from 1024 to 65525, not '$PORT'"
}

require_instance() {
    require_root
    require_port
    [ -d "$V/etc" ] || fail "there is no instance on port $PORT; './valija up' makes it"
    require_ours
}

# A clone that was deleted leaves its instance to whoever asks next.
require_ours() {
    local owner
    owner=$(cat "$V/clone" 2>/dev/null) || return 0
    [ "$owner" = "$CLONE" ] || [ ! -x "$owner/valija" ] ||
        fail "port $PORT is the instance of the clone in $owner; choose another with VALIJA_PORT"
}

# One operator's command at a time on one instance.
lock_instance() {
    mkdir -p /var/lib/valija
    exec 8>"/var/lib/valija/.$PORT.lock"
    flock --nonblock 8 || fail "another './valija' is at work on the instance of port $PORT"
}

make_folders() {
    install -d -m 755 "$V" "$V/app" "$V/etc" "$V/run" "$V/www"
    install -d -m 750 -g adm "$V/log" "$V/heads"
    install -d -m 700 "$V/etc/keys" "$V/etc/secrets"
    printf '%s\n' "$CLONE" >"$V/clone"
    link_instance
}

link_instance() {
    [ ! -e "$LINK" ] || [ -L "$LINK" ] || fail "$LINK is in the way: it should be a link to $V"
    mkdir -p "$(dirname "$LINK")"
    ln -sfn "$V" "$LINK"
}

make_users() {
    make_user valija
    make_group valija-sms # who may look into the spool of short messages: the courier and gammu
    make_user valija-mail
    make_user valija-webmail
    make_user mysql
}

make_group() { getent group "$1" >/dev/null || groupadd --system "$1"; }

make_user() {
    local name=$1
    getent passwd "$name" >/dev/null && return
    make_group "$name"
    useradd --system --gid "$name" --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin "$name"
}

# Ports of 127.0.0.1 or of all addresses that something listens on, one a line.
listening_ports() {
    local address state port
    while read -r _ address _ state _; do
        [ "$state" = 0A ] || continue
        port=${address##*:}
        case ${address%:*} in
            0100007F | 00000000 | 00000000000000000000000000000000 | 00000000000000000000000001000000 | *FFFF00000100007F)
                printf '%d\n' "0x$port"
                ;;
        esac
    done < <(cat /proc/net/tcp /proc/net/tcp6 2>/dev/null)
}

first_taken_port() {
    local first=$1 port
    for port in $(listening_ports | sort -nu); do
        if [ "$port" -ge "$first" ] && [ "$port" -lt $((first + PORTS)) ]; then
            printf '%d\n' "$port"
            return
        fi
    done
}

require_free_ports() {
    local taken
    taken=$(first_taken_port "$PORT")
    [ -z "$taken" ] || fail "port $taken is taken by another program; choose ten free ports with VALIJA_PORT (now $PORT)"
}

cmd_destroy() {
    require_root
    require_port
    [ -d "$V" ] || return 0
    require_ours
    lock_instance
    stop_all
    rm -rf --one-file-system "${V:?}"
    [ ! -L "$LINK" ] || rm -f "$LINK"
    rm -f "/var/lib/valija/.$PORT.lock"
    say "The instance of port $PORT is gone."
}
