#!/usr/bin/env bash
# SPDX-License-Identifier: AGPL-3.0-or-later
# ./valija bench: each page's requests a second through nginx beside the bare libfcgi "hello" and an nginx static file, all in one run,
# round after round, medians. Ratios count: the machine is never quiet. Never part of a test that passes or fails.
set -euo pipefail

readonly V=/var/lib/valija/$VALIJA_PORT
readonly ROUNDS=${BENCH_ROUNDS:-3} SECONDS_EACH=${BENCH_SECONDS:-3} CLIENTS=16 HELLO_THREADS=64 # a kept connection takes a thread of it for good
readonly HELLO_SOCKET=$V/run/bench-hello.sock

start_hello() {
    "$VALIJA_BUILD/tests/valija-bench-hello" "$HELLO_SOCKET" "$HELLO_THREADS" &
    HELLO=$!
    trap 'kill -KILL "$HELLO" 2>/dev/null || true' EXIT # libfcgi makes SIGTERM wait for the next request
    until [ -S "$HELLO_SOCKET" ]; do kill -0 "$HELLO"; done
    chown valija:www-data "$HELLO_SOCKET"
    chmod 660 "$HELLO_SOCKET"
}

# The yardsticks, in the portal's own nginx.
teach_nginx() {
    printf 'upstream bench-hello {\n    server unix:%s;\n    keepalive 16;\n}\n' "$HELLO_SOCKET" >>"$V/etc/nginx/upstreams.conf"
    cat >"$V/etc/nginx/locations/bench.conf" <<CONF
location = /bench/hello {
    fastcgi_pass bench-hello;
    include $V/etc/nginx/snippets/module.conf;
}
location = /bench/static.html {
    root $V/www;
}
CONF
    mkdir -p "$V/www/bench"
    head -c 1200 /dev/zero | tr '\0' 'x' >"$V/www/bench/static.html"
    kill -HUP "$(cat "$V/run/nginx.pid")"
    until curl -sf "$VALIJA_URL/bench/hello" >/dev/null; do :; done
}

# measure PATH: requests a second, p50 and p99 in ms, failures.
measure() {
    wrk --threads 1 --connections "$CLIENTS" --duration "${SECONDS_EACH}s" --latency "$VALIJA_URL$1" |
        awk '/Requests\/sec/ { rate = $2 } /^ +50%/ { p50 = ms($2) } /^ +99%/ { p99 = ms($2) } /Non-2xx/ { bad = $NF }
             function ms(text) { return text ~ /us$/ ? text / 1000 : text ~ /ms$/ ? text + 0 : text * 1000 }
             END { printf "%.0f %.2f %.2f %d\n", rate, p50, p99, bad }'
}

# median COLUMN FILE
median() { awk -v column="$1" '{ print $column }' "$2" | sort -n | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'; }

challenge() { curl -sf "$VALIJA_URL/login" | sed -n 's/.*name="challenge" value="\([^"]*\)".*/\1/p'; }

main() {
    local results name path round
    results=$(mktemp -d)
    start_hello
    teach_nginx
    local -A pages=([static]=/bench/static.html [hello]=/bench/hello [login]=/login [home]=/ [captcha]=/captcha/$(challenge).png)
    for ((round = 0; round < ROUNDS; round++)); do
        for name in static hello login home captcha; do
            path=${pages[$name]}
            measure "$path" >>"$results/$name"
        done
    done
    printf '%-10s %12s %10s %10s %10s %8s\n' page requests/s p50_ms p99_ms of_hello refused
    for name in static hello login home captcha; do
        awk -v name="$name" -v rate="$(median 1 "$results/$name")" -v p50="$(median 2 "$results/$name")" \
            -v p99="$(median 3 "$results/$name")" -v bad="$(median 4 "$results/$name")" -v hello="$(median 1 "$results/hello")" \
            'BEGIN { printf "%-10s %12d %10.2f %10.2f %10.2f %8d\n", name, rate, p50, p99, rate / hello, bad }'
    done
    rm -r "$results"
}

main
