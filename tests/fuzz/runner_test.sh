#!/usr/bin/env bash
# SPDX-License-Identifier: AGPL-3.0-or-later
# runner_test.sh PLANTED-TARGET: a target that breaks must not pass, and its input must be kept; neither may one pass
# that has nothing to begin with or tries nothing.
planted=$1
VALIJA_BUILD=$(mktemp -d)
trap 'rm -rf "$VALIJA_BUILD"' EXIT
export VALIJA_BUILD FUZZ_CORPUS=$VALIJA_BUILD/corpus
unset FUZZ_SECONDS
failed=0

complain() {
    echo "$1"
    failed=1
}

run() { "$(dirname "$0")/run.sh" "$1" "$2" >"$VALIJA_BUILD/out" 2>&1; }

mkdir -p "$FUZZ_CORPUS"/{bytes,text}
printf 'a bug' >"$FUZZ_CORPUS/bytes/seed"
run "$planted" bytes && complain "a property that does not hold passes"
grep -q 'planted.cpp:.* does not hold' "$VALIJA_BUILD/out" || complain "it is not said which"
kept=$(sed -n 's/.*Test unit written to //p' "$VALIJA_BUILD/out")
[ -s "$kept" ] || complain "the input is not kept"
"$planted" "$kept" >/dev/null 2>&1 && complain "the input that was kept does not break again"
run "$planted" text && complain "a parser without seeds passes"
run "$planted" cookie && complain "a parser without a folder of seeds passes"
run true bytes && complain "a target that tries nothing passes"
mkdir "$FUZZ_CORPUS/none" && printf 'seed' >"$FUZZ_CORPUS/none/seed"
run "$planted" none && complain "a parser without a dictionary passes"
exit "$failed"
