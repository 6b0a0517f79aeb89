#!/usr/bin/env bash
# SPDX-License-Identifier: AGPL-3.0-or-later
# nginx accepts the configuration that ./valija wrote, and listens on this machine's own address alone.
. "$(dirname "$0")/../support/check.sh"

check "nginx -t" "" "$(nginx -t -q -c "$VALIJA_VAR/etc/nginx/valija.conf" 2>&1)"

# A socket of ours that any other machine could reach: lines of /proc/net/tcp that listen (0A) on another address.
foreign_listeners() {
    local address state port
    while read -r _ address _ state _; do
        [ "$state" = 0A ] || continue
        port=$((16#${address##*:}))
        [[ $port -ge $VALIJA_PORT && $port -le $((VALIJA_PORT + 5)) && ${address%:*} != 0100007F ]] && echo "$address"
    done < <(cat /proc/net/tcp /proc/net/tcp6 2>/dev/null)
}
check "listeners on other addresses" "" "$(foreign_listeners)"

finish
