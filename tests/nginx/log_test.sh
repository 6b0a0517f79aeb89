#!/usr/bin/env bash
# SPDX-License-Identifier: AGPL-3.0-or-later
# No log carries what follows the question mark (a ticket), also when the module behind is not there or the limit is reached, nor
# a cookie. And whose address is logged, and limited, behind a front that takes TLS.
. "$(dirname "$0")/../support/check.sh"

secret=ticket-$RANDOM$RANDOM$RANDOM
id=$(curl -s -o /dev/null -D - -H "Cookie: a=$secret" "$VALIJA_URL/sign-on/ticket?state=$secret" | tr -d '\r' |
    sed -n 's/^X-Request-Id: //Ip')
curl -s -o /dev/null "$VALIJA_URL/?ticket=$secret"

logged() { grep -qF "$id" "$VALIJA_VAR/log/nginx-access.log"; }
for ((i = 0; i < 50; i++)); do # written once a second
    logged && break
    sleep 0.1
done
check_that "the request is logged by its number" logged
# nginx quotes the whole line of a request that it limits.
for link in forgot-password/link account/contacts/link; do
    curl -s --interface 127.0.0.61 -Z --parallel-max 50 -o /dev/null "$VALIJA_URL/$link?token=$secret&n=[1-3000]" 2>/dev/null
done
check "logs with the secret" "" "$(grep -rlF "$secret" "$VALIJA_VAR/log/")"

# from ADDRESS: where a request that came in from there was logged to come from, when it says another address.
from() {
    local number
    number=$(curl -s --interface "$1" -o /dev/null -D - -H "X-Forwarded-For: 198.51.100.7" "$VALIJA_URL/login" | tr -d '\r' |
        sed -n 's/^X-Request-Id: //Ip')
    for ((i = 0; i < 50; i++)); do
        grep -F "$number" "$VALIJA_VAR/log/nginx-access.log" | awk '{print $(NF - 1)}' | grep . && return
        sleep 0.1
    done
}
check "behind the front" 198.51.100.7 "$(from 127.99.0.1)"
check "behind nobody" 127.0.0.62 "$(from 127.0.0.62)"

finish
