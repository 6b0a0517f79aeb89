# shellcheck shell=bash
# SPDX-License-Identifier: AGPL-3.0-or-later
# ./valija test, bench and captcha: what runs against an instance. A test has one of its own, on ports that are free,
# and takes it away afterwards; the operator's instance is not touched.

readonly SANITIZE_BUILD=$CLONE/build-sanitize
readonly FUZZ_BUILD=$CLONE/build-fuzz

cmd_test() {
    local label=${1:-} failed=0
    require_root
    keep_own_log
    install_packages "${BUILD_PACKAGES[@]}" "${RUN_PACKAGES[@]}" "${TEST_PACKAGES[@]}"
    install_node
    TALLY=$(mktemp /tmp/valija-tally.XXXXXX)
    trap 'rm -f "$TALLY"' EXIT
    if [ -z "$label" ]; then
        run_suite "$BUILD" -LE '^style$' || failed=1
    elif [ "$label" != sanitize ] && [ "$label" != fuzz ]; then
        run_suite "$BUILD" -L "^$label\$" || failed=1
    fi
    if [ -z "$label" ] || [ "$label" = sanitize ]; then
        run_sanitized || failed=1
    fi
    if [ -z "$label" ] || [ "$label" = fuzz ]; then
        run_fuzz "${2:-}" || failed=1
    fi
    print_tally
    exit "$failed"
}

# There may be no instance yet whose log could take our steps.
keep_own_log() {
    mkdir -p "$BUILD"
    STEP_LOG=$BUILD/valija.log
    : >"$STEP_LOG"
}

# Debian's Node.js will do unless a newer one is here already.
install_node() {
    local lock=$CLONE/tests/browser/package-lock.json
    [ -f "$lock" ] || return 0
    if [ "$(node --version 2>/dev/null | sed 's/^v\([0-9]*\).*/\1/')" -lt 18 ] 2>/dev/null || ! command -v npm >/dev/null; then
        install_packages nodejs npm
    fi
    if [ ! -f "$CLONE/tests/browser/node_modules/.package-lock.json" ] ||
        [ "$lock" -nt "$CLONE/tests/browser/node_modules/.package-lock.json" ]; then
        step "browser test libraries" \
            npm ci --prefix "$CLONE/tests/browser" --no-audit --no-fund --loglevel=error
    fi
}

# run_suite BUILD CTEST-OPTION...: the tests of a build folder against an instance of its programs.
# A subshell, so that the instance goes when it ends, however it ends. Called in a condition: errexit is off in here.
run_suite() (
    local status=0 aside=
    claim_instance "$1"
    write_settings 300
    if ! "$CLONE/valija" up; then
        count_failure
        exit 1
    fi
    if [ "$2" = -LE ]; then
        work_aside &
        aside=$!
    fi
    run_ctest "$1" "${@:2}" || status=1
    if [ -n "$aside" ]; then
        wait "$aside" || status=1
        cat "$1/style.log"
    fi
    no_sanitizer_spoke || status=1
    exit "$status"
)

# run_ctest BUILD CTEST-OPTION...: says what it finds, and keeps it for the tally.
run_ctest() {
    local status=0
    ctest --test-dir "$1" --output-on-failure --no-tests=error "${@:2}" 6>&- 2>&1 | tee "$1/ctest.log" || status=1
    cat "$1/ctest.log" >>"$TALLY"
    return "$status"
}

# What needs no instance, beside the tests that wait for theirs most of the time, and with the time that they leave
# (SCHED_IDLE, chrt(1)): the style, told when they have ended, and the builds that come next; those tell of themselves then.
work_aside() {
    local status=0
    exec 6>&-
    chrt --idle --pid 0 "$BASHPID"
    ctest --test-dir "$BUILD" --output-on-failure -L '^style$' >"$BUILD/style.log" 2>&1 || status=1
    cat "$BUILD/style.log" >>"$TALLY"
    { build_sanitized && build_fuzzers; } >"$BUILD/aside.log" 2>&1
    return "$status"
}

# Called in a condition, as run_suite is.
run_sanitized() {
    (step "build with sanitizers" build_sanitized) || {
        count_failure
        return 1
    }
    run_suite "$SANITIZE_BUILD" -L '^(unit|integration)$' -LE '^crash$'
}

# clang++ takes two thirds of the time that g++ takes for it.
build_sanitized() {
    cmake -S "$CLONE" -B "$SANITIZE_BUILD" -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_CXX_COMPILER=clang++ \
        -DVALIJA_SANITIZE=ON
    cmake --build "$SANITIZE_BUILD"
}

# run_fuzz SECONDS: the parsers under libFuzzer, so long each, or a short run when SECONDS is empty. They need no
# instance. Called in a condition: errexit is off in here.
run_fuzz() (
    local status=0 seconds=$1
    case $seconds in *[!0-9]*) fail "'$seconds' is no number of seconds" ;; esac
    mkdir -p "$FUZZ_BUILD"
    exec 6>"$FUZZ_BUILD/.test.lock"
    flock --nonblock 6 || fail "another './valija test' of this clone is running"
    (step "build for libFuzzer" build_fuzzers 6>&-) || {
        count_failure
        exit 1
    }
    FUZZ_SECONDS=$seconds ctest --test-dir "$FUZZ_BUILD" --parallel "$(nproc)" --output-on-failure --no-tests=error \
        --timeout $((${seconds:-0} + 120)) 6>&- 2>&1 | tee "$FUZZ_BUILD/ctest.log" || status=1
    cat "$FUZZ_BUILD/ctest.log" >>"$TALLY"
    exit "$status"
)

build_fuzzers() {
    if [ ! -f "$FUZZ_BUILD/build.ninja" ]; then
        cmake -S "$CLONE" -B "$FUZZ_BUILD" -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_CXX_COMPILER=clang++ \
            -DVALIJA_FUZZ=ON
    fi
    cmake --build "$FUZZ_BUILD" --target fuzzers
}

# A program that a sanitizer ended comes back, and its twin serves meanwhile: only its log tells.
no_sanitizer_spoke() {
    local logs
    logs=$(grep -lE 'ERROR: AddressSanitizer|runtime error:' "/var/lib/valija/$VALIJA_PORT"/log/*.log) || return 0
    say "A sanitizer found something, see the end of the log: ${logs//$'\n'/ }"
    count_failure
    return 1
}

# What is not a test of ctest's, in its words.
count_failure() { say "0% tests passed, 1 tests failed out of 1" >>"$TALLY"; }

# claim_instance BUILD: exports what names an instance of this run's own, and sees to its end.
claim_instance() {
    mkdir -p "$1" /var/lib/valija
    exec 6>"$1/.test.lock"
    flock --nonblock 6 || fail "another './valija test' of this clone is running"
    export VALIJA_BUILD=$1 BUILD_TARGET=all VALIJA_VAR=$1/test-var
    drop_forgotten_instance || exit
    VALIJA_PORT=$(claim_port) || exit
    export VALIJA_PORT VALIJA_URL=http://localhost:$VALIJA_PORT
    trap release_instance EXIT
    trap 'exit 130' INT TERM HUP
}

# We hold the lock: an instance that the link still names belongs to a run that was killed.
drop_forgotten_instance() {
    local folder
    folder=$(readlink "$VALIJA_VAR") || return 0
    VALIJA_PORT=${folder##*/} "$CLONE/valija" destroy
}

# The folder is the claim: only one run can make it. Where to begin is left to chance, for runs that do not see each
# other's folders (a chroot shares the ports).
claim_port() {
    local try port
    for ((try = 0; try < 500; try++)); do
        port=$((18400 + 10 * (RANDOM % 1300)))
        [ -z "$(first_taken_port "$port")" ] || continue
        if mkdir "/var/lib/valija/$port" 2>/dev/null; then
            printf '%d\n' "$port"
            return
        fi
    done
    fail "no eight free ports between 18400 and 31400"
}

# write_settings RATE [NAME=VALUE...]: a test has one address and is in a hurry (limits are tested from other addresses of 127.0.0.0/8),
# and it sets its instance's clock.
write_settings() {
    local folder=/var/lib/valija/$VALIJA_PORT
    install -d "$folder/etc"
    {
        printf 'REQUESTS_PER_SECOND=%s\nCLOCK_OFFSET_FILE=%s/etc/clock-offset\nTRUSTED_FRONTS=127.99.0.1\n' "$1" "$folder"
        shift
        [ $# -eq 0 ] || printf '%s\n' "$@"
    } >"$folder/etc/settings"
}

release_instance() {
    local status=$?
    if [ "$status" -ne 0 ]; then
        rm -rf "$VALIJA_BUILD/test-logs"
        cp -r "/var/lib/valija/$VALIJA_PORT/log" "$VALIJA_BUILD/test-logs" 2>/dev/null &&
            say "The instance's logs are in $VALIJA_BUILD/test-logs"
    fi
    "$CLONE/valija" destroy
}

# Both runs in one line, after ctest's own.
print_tally() {
    awk '/tests passed, [0-9]+ tests? failed out of/ { failed += $4; all += $NF }
        END { printf "%d passed, %d failed\n", all - failed, failed }' "$TALLY"
}

# Its own instance too: the limits per address would be what is measured.
cmd_bench() {
    require_root
    keep_own_log
    if [ "${1:-}" = ocr ]; then
        bench_ocr "${@:2}"
        return
    fi
    install_packages "${BUILD_PACKAGES[@]}" "${RUN_PACKAGES[@]}" wrk
    claim_instance "$BUILD"
    write_settings 1000000 CLOCK_OFFSET_FILE= REQUESTS_AT_ONCE=1000 LOCKOUT_FAILURES=50000 LOCKOUT_EVERYWHERE_FAILURES=50000 \
        LOCKOUT_NETWORK_FAILURES=50000
    "$CLONE/valija" up
    "$CLONE/tests/bench/bench.sh" "$@"
}

# bench_ocr [count [seed]]: needs the drawing alone, no instance.
bench_ocr() {
    install_packages "${BUILD_PACKAGES[@]}" fonts-dejavu-core fonts-liberation "${OCR_PACKAGES[@]}"
    BUILD_TARGET=valija-bench-pictures step "build" build_programs
    VALIJA_BUILD=$BUILD "$CLONE/tests/bench/ocr.py" "$@"
}

cmd_captcha() {
    require_instance
    [ $# -eq 1 ] || fail "usage: ./valija captcha <challenge>"
    ctl captcha "$1"
}
