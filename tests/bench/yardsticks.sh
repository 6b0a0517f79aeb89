# shellcheck shell=bash
# SPDX-License-Identifier: AGPL-3.0-or-later
# The bare libfcgi "hello" and a static file, behind the portal's own nginx.

readonly HELLO_THREADS=64 # a kept connection takes a thread of it for good
readonly HELLO_SOCKET=$V/run/bench-hello.sock

start_hello() {
    "$VALIJA_BUILD/tests/valija-bench-hello" "$HELLO_SOCKET" "$HELLO_THREADS" &
    HELLO=$!
    until [ -S "$HELLO_SOCKET" ]; do kill -0 "$HELLO"; done
    chown valija:www-data "$HELLO_SOCKET"
    chmod 660 "$HELLO_SOCKET"
}

# libfcgi makes SIGTERM wait for the next request.
stop_hello() { kill -KILL "${HELLO:-}" 2>/dev/null || true; }

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
