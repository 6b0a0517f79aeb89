# shellcheck shell=bash
# SPDX-License-Identifier: AGPL-3.0-or-later
# What it costs: memory of all modules (PSS: what they share is counted once), and round trips to the database.

# "KiB name" of each module's process.
module_memory() {
    local exe
    for exe in /proc/[0-9]*/exe; do
        case $(readlink "$exe" 2>/dev/null) in
            "$V/app/bin/valija-"*) awk -v name="$(basename "$(readlink "$exe")")" '/^Pss:/ { print $2, name }' "${exe%exe}smaps_rollup" ;;
        esac
    done
}

module_kib() { module_memory | awk '{ all += $1 } END { print all }'; }

show_memory() {
    printf '\nmemory %s: %.1f MiB PSS\n' "$1" "$(awk -v kib="$(module_kib)" 'BEGIN { print kib / 1024 }')"
    module_memory | awk '{ kib[$2] += $1; count[$2]++ } END { for (name in kib) printf "  %-22s %d x %6.1f MiB\n", name, count[name], kib[name] / count[name] / 1024 }' | sort
}

# round_trips COMMAND...: what the modules (not the courier) asked the database meanwhile.
round_trips() {
    sql "SET GLOBAL log_output = 'TABLE'; TRUNCATE mysql.general_log; SET GLOBAL general_log = ON"
    "$@" >"$RESULTS/said" 2>&1 || cat "$RESULTS/said" >&2
    sql "SET GLOBAL general_log = OFF; SELECT COUNT(*) FROM mysql.general_log WHERE command_type IN ('Execute', 'Query')
           AND user_host LIKE 'valija\\_%' AND user_host NOT LIKE 'valija\\_courier%'; TRUNCATE mysql.general_log"
}

ask_page() { curl -sf --header "$(page_cookie "$1")" "$VALIJA_URL$(page_path "$1")"; }

show_round_trips() {
    local name
    printf '\n%-34s %s\n' 'page' 'round trips to the database'
    for name in login contact session picture sound; do
        ask_page "$name" >"$RESULTS/said" # connections are there
        printf '%-34s %s\n' "$name" "$(round_trips ask_page "$name")"
    done
    printf '%-34s %s\n' 'sign-in, right' "$(round_trips "$SIGN_IN" once right)"
    printf '%-34s %s\n' 'sign-in, wrong' "$(round_trips "$SIGN_IN" once wrong)"
}
