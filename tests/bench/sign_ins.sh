# shellcheck shell=bash
# SPDX-License-Identifier: AGPL-3.0-or-later
# Sign-ins: beside the password hash alone on the same cores, what they leave to the pages, a flood of wrong ones, and whether
# their time tells a known address from an unknown one.

CORES=$(nproc)
export BENCH_CROWD=20000
readonly CORES BENCH_CROWD SIGN_IN_CLIENTS=16 FLOOD_CLIENTS=200 COMPARED=${BENCH_COMPARED:-300}

# Many mailboxes with one password, ana.lopez's, so that each sign-in is another person's.
gather_crowd() {
    sql "SELECT m.domain_id, m.password_hash, h.person_id INTO @domain, @hash, @person FROM mailbox m
            JOIN address a ON a.mailbox_id = m.id JOIN holding h ON h.mailbox_id = m.id
            WHERE a.address = 'ana.lopez@educacion.example' AND h.valid_until IS NULL;
        INSERT INTO mailbox (domain_id, home, state, password_hash, created_at)
            SELECT @domain, CONCAT('bench-', seq), 'active', @hash, '2026-11-25' FROM seq_1_to_$BENCH_CROWD;
        INSERT INTO address (address, mailbox_id, is_primary, valid_from)
            SELECT CONCAT(REPLACE(home, 'bench-', 'gente.'), '@educacion.example'), id, TRUE, '2026-11-25' FROM mailbox WHERE home LIKE 'bench-%';
        INSERT INTO holding (mailbox_id, person_id, account_type, valid_from)
            SELECT id, @person, 'function', '2026-11-25' FROM mailbox WHERE home LIKE 'bench-%'"
}

# Twice as long as the pages: each waits 0.13 s for its hash, and what begins and ends counts.
measure_sign_ins() {
    local round seconds=$((SECONDS_EACH * 2))
    for ((round = 0; round < ROUNDS; round++)); do
        "$SIGN_IN" argon2 "$CORES" "$seconds" >>"$RESULTS/argon2"
        "$SIGN_IN" right "$SIGN_IN_CLIENTS" "$seconds" >>"$RESULTS/right"
        "$SIGN_IN" wrong "$SIGN_IN_CLIENTS" "$seconds" >>"$RESULTS/wrong"
    done
    printf '\n%-34s %8s %8s %8s %10s\n' sign-ins a_second p50_ms p99_ms of_argon2
    printf '%-34s %8.1f\n' "Argon2id alone, $CORES threads" "$(median 1 "$RESULTS/argon2")"
    sign_in_row "right password, $SIGN_IN_CLIENTS clients" right
    sign_in_row "wrong password, $SIGN_IN_CLIENTS clients" wrong
}

sign_in_row() {
    awk -v what="$1" -v rate="$(median 1 "$RESULTS/$2")" -v p50="$(median 2 "$RESULTS/$2")" -v p99="$(median 3 "$RESULTS/$2")" \
        -v alone="$(median 1 "$RESULTS/argon2")" 'BEGIN { printf "%-34s %8.1f %8.1f %8.1f %10.2f\n", what, rate, p50, p99, rate / alone }'
}

# A person who reads pages while everybody signs in: few connections, one after the other.
measure_pages_under_sign_ins() {
    local name round
    "$SIGN_IN" right "$SIGN_IN_CLIENTS" $((SECONDS_EACH * (ROUNDS * 2 + 1))) >"$RESULTS/saturated" &
    for ((round = 0; round < ROUNDS; round++)); do
        for name in login home; do
            measure "$name" 1 >>"$RESULTS/$name-saturated"
        done
    done
    printf '\n%-34s %8s %8s\n' 'while sign-ins take all cores' p50_ms p99_ms
    for name in login home; do
        printf '%-34s %8.2f %8.2f\n' "$name" "$(median 2 "$RESULTS/$name-saturated")" "$(median 3 "$RESULTS/$name-saturated")"
    done
    wait "$!"
}

measure_flood() {
    local before
    before=$(module_kib)
    "$SIGN_IN" wrong "$FLOOD_CLIENTS" $((SECONDS_EACH * 4)) >"$RESULTS/flood-once"
    printf '\n%-34s %s KiB before, %s after, ' "flood, $FLOOD_CLIENTS connections" "$before" "$(module_kib)"
    "$SIGN_IN" wrong "$FLOOD_CLIENTS" $((SECONDS_EACH * 4)) >"$RESULTS/flood"
    printf '%s after another; answers %s\n' "$(module_kib)" "$(cut -d ' ' -f 4- "$RESULTS/flood")"
}

compare_times() {
    local known unknown p
    read -r known unknown p < <("$SIGN_IN" compare "$COMPARED")
    printf '\n%-34s %s ms known, %s ms unknown, p = %s\n' "wrong password, $COMPARED tries each" "$known" "$unknown" "$p"
}
