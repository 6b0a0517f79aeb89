# shellcheck shell=bash
# SPDX-License-Identifier: AGPL-3.0-or-later
# A register of a million people: the import's time beside a bare LOAD DATA of the same rows into a table like it, the
# second run, a dry run, and the memory of each beside that of a register of ten thousand.

readonly IMPORT_LINES=${BENCH_IMPORT_LINES:-1000000}

measure_imports() {
    local bench=$VALIJA_BUILD/bench
    mkdir -p "$bench"
    "$(dirname "$0")/people.py" "$IMPORT_LINES" >"$bench/people.csv"
    "$(dirname "$0")/people.py" 10000 >"$bench/few.csv"
    printf '\n%-34s %10s %10s %12s\n' "import of $IMPORT_LINES people" seconds of_load memory_kB
    load_data "$bench/people.csv"
    ask_keys few
    import_people "first run" "$bench/people.csv"
    ask_keys many
    import_people "second run, changes nothing" "$bench/people.csv"
    import_people "dry run" "$bench/people.csv" --dry-run
    forget_people
    import_people "dry run of new people" "$bench/people.csv" --dry-run
    import_people "of ten thousand" "$bench/few.csv"
    forget_people
    sql "DROP TABLE bench_person"
    show_keys
    rm -r "$bench"
}

# ask_keys NAME: self-service's first step with as many people as the register has now.
ask_keys() {
    local round
    sql "SELECT COUNT(*) FROM person" >"$RESULTS/people-$1"
    for ((round = 0; round < ROUNDS; round++)); do
        "$SIGN_IN" keys "$SIGN_IN_CLIENTS" "$SECONDS_EACH" >>"$RESULTS/keys-$1"
    done
}

show_keys() {
    local few many name
    few=$(median 1 "$RESULTS/keys-few")
    many=$(median 1 "$RESULTS/keys-many")
    printf '\n%-34s %10s %10s\n' 'self-service, step 1' a_second p99_ms
    for name in few many; do
        printf '%-34s %10.0f %10.1f\n' "$(cat "$RESULTS/people-$name") people" "$(median 1 "$RESULTS/keys-$name")" "$(median 3 "$RESULTS/keys-$name")"
    done
    printf '%-34s %10s\n' 'ratio' "$(awk -v few="$few" -v many="$many" 'BEGIN { printf "%.2f", many / few }')"
}

# The same rows, columns and keys, without foreign keys, checks and a look at what is there.
load_data() {
    local start=$EPOCHREALTIME
    sql "DROP TABLE IF EXISTS bench_person; CREATE TABLE bench_person LIKE person"
    start=$EPOCHREALTIME
    sql "LOAD DATA LOCAL INFILE '$1' INTO TABLE bench_person CHARACTER SET utf8mb4 FIELDS TERMINATED BY ',' IGNORE 1 LINES
        (national_id, employee_key, given_names, first_surname, second_surname, @kind, @status, status_since,
         alternate_address, mobile, @centre, data_updated_at)
        SET site_id = 1, kind = IF(@kind = 'docente', 'teacher', 'worker'), active = @status = 'activo',
            alternate_set_at = '2026-11-25', mobile_set_at = '2026-11-25', created_at = '2026-11-25'"
    LOAD_SECONDS=$(seconds_from "$start")
    printf '%-34s %10s %10s %12s\n' "LOAD DATA" "$LOAD_SECONDS" 1.00 -
}

# import_people NAME FILE [OPTION]
import_people() {
    local name=$1 file=$2 start=$EPOCHREALTIME seconds peak
    shift 2
    "$V/app/bin/valijactl" --config "$V/etc/valija.toml" person import --site educacion "$@" "$file" >"$RESULTS/import" &
    peak=$(peak_of $!)
    wait $! || say_import_failed
    seconds=$(seconds_from "$start")
    printf '%-34s %10s %10s %12s  %s\n' "$name" "$seconds" "$(awk -v a="$seconds" -v b="$LOAD_SECONDS" 'BEGIN { printf "%.2f", a / b }')" \
        "$peak" "$(tail -n 1 "$RESULTS/import")"
}

say_import_failed() { printf 'the import failed\n' >&2; }

# The most that a process had in memory, as its last reading says (VmHWM).
peak_of() {
    local peak=0 now
    while now=$(sed -n 's/^VmHWM:[[:space:]]*\([0-9]*\) kB/\1/p' "/proc/$1/status" 2>/dev/null) && [ -n "$now" ]; do
        peak=$now
        sleep 0.05
    done
    printf '%s\n' "$peak"
}

seconds_from() { awk -v start="$1" -v now="$EPOCHREALTIME" 'BEGIN { printf "%.1f", now - start }'; }

forget_people() { sql "DELETE FROM person WHERE employee_key LIKE 'CURT%'"; }
