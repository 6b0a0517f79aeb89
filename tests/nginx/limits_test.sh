#!/usr/bin/env bash
# SPDX-License-Identifier: AGPL-3.0-or-later
# Too many requests from one address get 429 and a hint when to come again, and nobody else notices.
# 50 at once, as from a school behind one address, pass.
. "$(dirname "$0")/../support/check.sh"

port=$VALIJA_PORT
login=http://localhost:$port/login

# statuses ADDRESS NUMBER: how often each status came, "200 50".
statuses() {
    curl -s --interface "$1" -Z --parallel-max 50 -o /dev/null -w '%{http_code}\n' "$login?[1-$2]" 2>/dev/null | sort | uniq -c |
        awk '{print $2, $1}'
}

check "50 at once" "200 50" "$(statuses 127.0.0.50 50)"
check_that "3000 from one address: some refused" grep -q '^429 ' <(statuses 127.0.0.51 3000)
check "another address meanwhile" 200 "$(curl -s -o /dev/null -w '%{http_code}' --interface 127.0.0.52 "$login")"

# One address once shut the door for everybody with 4,096 beginnings of a request: limit_conn counts whole heads only.
ulimit -n 6000
half_heads=$(
    /usr/bin/python3 - "$port" <<'END'
import socket, subprocess, sys

port = int(sys.argv[1])
held = []
for _ in range(5000):
    held.append(socket.create_connection(("127.0.0.1", port), 5, ("127.0.0.53", 0)))
    held[-1].sendall(b"GET / HT")
print(subprocess.run(["curl", "-s", "-o", "/dev/null", "-w", "%{http_code}", "--max-time", "5", "--interface", "127.0.0.54",
                      f"http://localhost:{port}/"], stdout=subprocess.PIPE).stdout.decode())
END
)
check "while 5000 half requests are held open" 200 "$half_heads"

finish
