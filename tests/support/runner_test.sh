#!/bin/sh
# SPDX-License-Identifier: AGPL-3.0-or-later
# runner_test.sh TEST-PROGRAM: a misspelt test must not look like a passed one. (CppUnit's own runner exits 0.)
program=$1
failed=0

expect() {
    wanted=$1
    shift
    "$program" "$@" >/dev/null 2>&1
    status=$?
    [ "$status" -eq "$wanted" ] || {
        echo "test program with '$*': exit status $status, expected $wanted"
        failed=1
    }
}

expect 0 BytesTest
expect 0 BytesTest::hex_is_lower_case
expect 2 BytesTset
expect 2 BytesTest::hex_is_lower_caes
expect 2 Test
exit "$failed"
