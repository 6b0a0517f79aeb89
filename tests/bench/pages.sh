# shellcheck shell=bash
# SPDX-License-Identifier: AGPL-3.0-or-later
# Pages and pictures that are asked for: requests a second through nginx, beside "hello" and a static file.

readonly CLIENTS=16
readonly PAGES=(static hello login home contact session picture sound)

page_path() {
    case $1 in
        static) echo /bench/static.html ;;
        hello) echo /bench/hello ;;
        login) echo /login ;;
        home) echo / ;;
        contact) echo /contact-us ;;
        session) echo /logout ;; # says whose session this is: one look into the database
        picture) echo "/captcha/$(challenge).png" ;;
        sound) echo "/captcha/$(challenge).wav" ;;
    esac
}

# The header that a page is asked with: who is signed in costs a look into the database, who is not costs none.
page_cookie() { [ "$1" != session ] || printf 'Cookie: %s' "$COOKIE"; }

# measure PAGE CONNECTIONS: requests a second, p50 and p99 in ms, failures.
measure() {
    wrk --threads 1 --connections "$2" --duration "${SECONDS_EACH}s" --latency --header "$(page_cookie "$1")" \
        "$VALIJA_URL$(page_path "$1")" |
        awk '/Requests\/sec/ { rate = $2 } /^ +50%/ { p50 = ms($2) } /^ +99%/ { p99 = ms($2) } /Non-2xx/ { bad = $NF }
             function ms(text) { return text ~ /us$/ ? text / 1000 : text ~ /ms$/ ? text + 0 : text * 1000 }
             END { printf "%.0f %.2f %.2f %d\n", rate, p50, p99, bad }'
}

measure_pages() {
    local name round
    for ((round = 0; round < ROUNDS; round++)); do
        for name in "${PAGES[@]}"; do
            measure "$name" "$CLIENTS" >>"$RESULTS/$name"
        done
    done
    printf '\n%-10s %12s %10s %10s %10s %8s\n' page requests/s p50_ms p99_ms of_hello refused
    for name in "${PAGES[@]}"; do
        awk -v name="$name" -v rate="$(median 1 "$RESULTS/$name")" -v p50="$(median 2 "$RESULTS/$name")" \
            -v p99="$(median 3 "$RESULTS/$name")" -v bad="$(median 4 "$RESULTS/$name")" -v hello="$(median 1 "$RESULTS/hello")" \
            'BEGIN { printf "%-10s %12d %10.2f %10.2f %10.2f %8d\n", name, rate, p50, p99, rate / hello, bad }'
    done
}
