#!/usr/bin/env bash
# SPDX-License-Identifier: AGPL-3.0-or-later
# No log carries what follows the question mark (a ticket), also when the module behind is not there, nor a cookie.
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
check "logs with the secret" "" "$(grep -rlF "$secret" "$VALIJA_VAR/log/")"

finish
