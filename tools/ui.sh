# shellcheck shell=bash
# SPDX-License-Identifier: AGPL-3.0-or-later
# What the operator sees: one line a step with its time, one sentence when something is wrong.

say() { printf '%s\n' "$*"; }

# The terminal's stderr, also from within a step whose own output goes to a file. Nothing we start may inherit it.
exec 9>&2
readonly SAID=70  # status of a command that has already said what is wrong

# Ends the command with one sentence.
fail() {
    printf 'valija: %s\n' "$*" >&9
    exit "$SAID"
}

seconds_since() {
    local now=${EPOCHREALTIME/[.,]/} then=${1/[.,]/}
    printf '%d.%d' $(((now - then) / 1000000)) $(((now - then) / 100000 % 10))
}

# step WHAT COMMAND...: runs COMMAND in a subshell, prints what was done and how long it took. COMMAND's own words go to
# $STEP_LOG, whose end is shown when it fails without a sentence of its own.
step() {
    local what=$1 start=$EPOCHREALTIME status=0 said_before
    shift
    printf '  %-34s ' "$what"
    said_before=$(stat -c %s "$STEP_LOG" 2>/dev/null || echo 0)
    set +e # bash ignores errexit inside a condition, so the status is taken afterwards
    (
        set -e
        "$@"
    ) >>"$STEP_LOG" 2>&1 9>"$STEP_LOG.said"
    status=$?
    set -e
    if [ "$status" -eq 0 ]; then
        printf '%6s s\n' "$(seconds_since "$start")"
        rm -f "$STEP_LOG.said"
        return
    fi
    printf 'failed after %s s\n' "$(seconds_since "$start")"
    if [ "$status" -eq "$SAID" ]; then
        cat "$STEP_LOG.said" >&2
        exit "$SAID"
    fi
    tail -c "+$((said_before + 1))" "$STEP_LOG" | tail -n 15 | sed 's/^/    | /' >&2
    fail "'$what' failed; all it said is in $STEP_LOG"
}

# wait_until SECONDS COMMAND...: true as soon as COMMAND is, false when the time is over.
wait_until() {
    local end=$((${EPOCHREALTIME/[.,]/} + $1 * 1000000))
    shift
    until "$@"; do
        [ "${EPOCHREALTIME/[.,]/}" -lt "$end" ] || return 1
        sleep 0.05
    done
}
