#!/bin/sh
# SPDX-License-Identifier: AGPL-3.0-or-later
# Every C++ file looks as .clang-format says. To make it so: clang-format -i <file>.
cd "$(dirname "$0")/../.." || exit 1
find modules tests -name node_modules -prune -o \( -name '*.cpp' -o -name '*.h' \) -print0 |
    xargs -0 clang-format --dry-run -Werror
