# shellcheck shell=bash
# SPDX-License-Identifier: AGPL-3.0-or-later
# The running parts: one supervisor of our own, what it runs, and how all of it is found again and stopped.

parts() { /usr/bin/python3 -I "$CLONE/tools/parts.py" "$V/run" "$PORT" "$@"; }

supervisor_runs() { [ -S "$V/run/supervisor.sock" ] && parts list >/dev/null 2>&1; }

# The programs inherit neither the caller's environment nor its open files.
start_supervisor() {
    rm -rf "$V/run/supervisor.sock" "$V/run/groups" # of a machine that went down without saying so
    env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 HOME=/nonexistent \
        /usr/bin/supervisord --configuration "$V/etc/supervisord.conf" 8>&- 9>&- </dev/null
    wait_until 15 supervisor_runs
    printf '%s %s\n' "$(cat "$V/run/supervisord.pid")" "$(boot_id)" >"$V/run/session"
}

boot_id() { cat /proc/sys/kernel/random/boot_id; }

# Everything that supervisor started stays in its session, also after it was killed, and the kernel gives its number to
# nobody else while one of them lives. A process of that session that has nothing of V about it is not ours all the same.
our_processes() {
    local session boot stat line
    read -r session boot 2>/dev/null <"$V/run/session" || return 0
    [ "$boot" = "$(boot_id)" ] || return 0
    for stat in /proc/[0-9]*/stat; do
        read -r line 2>/dev/null <"$stat" || continue # the process has ended meanwhile
        line=${line##*) }
        # shellcheck disable=SC2086
        set -- $line
        [ "$4" = "$session" ] || continue
        stat=${stat#/proc/}
        [ "$1" = Z ] || ! is_about_instance "${stat%/stat}" || printf '%s\n' "${stat%/stat}"
    done
}

is_about_instance() {
    local at
    for at in cwd exe root; do
        case $(readlink "/proc/$1/$at" 2>/dev/null) in "$V" | "$V"/*) return 0 ;; esac
    done
    tr '\0' '\n' <"/proc/$1/cmdline" 2>/dev/null | grep -qF "$V/"
}

nothing_runs() { [ -z "$(our_processes)" ]; }

# First in good order through supervisor, then whatever is left.
stop_all() {
    local names pids signal
    if supervisor_runs; then
        mapfile -t names < <(parts list | grep -vx mariadb)
        parts stop "${names[@]}"
        parts stop mariadb
        kill -TERM "$(cat "$V/run/supervisord.pid")" 2>/dev/null || true
        wait_until 20 nothing_runs || true
    fi
    for signal in TERM KILL; do
        mapfile -t pids < <(our_processes)
        [ "${#pids[@]}" -gt 0 ] || break
        kill "-$signal" "${pids[@]}" 2>/dev/null || true
        wait_until 15 nothing_runs || true
    done
    nothing_runs || fail "these processes do not end: $(our_processes | tr '\n' ' ')"
    rm -f "$V/run/session" "$V/run/supervisor.sock"
    rm -rf "$V/run/groups"
}

cmd_down() {
    require_root
    require_port
    [ -d "$V" ] || {
        say "There is no instance on port $PORT."
        return 0
    }
    require_ours
    lock_instance
    step "stop everything" stop_all
}

cmd_status() {
    require_instance
    supervisor_runs || fail "the instance of port $PORT is down; './valija up' starts it"
    parts status
}

cmd_logs() {
    require_instance
    local part=${1:-}
    shopt -s nullglob
    local files=("$V/log/$part"*.log "$V/log/$part"*.err)
    [ "${#files[@]}" -gt 0 ] || fail "there is no log of '$part'; there are: $(cd "$V/log" && echo *)"
    tail -n 40 -F -- "${files[@]}"
}
