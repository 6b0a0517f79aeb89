#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Includes go one way. A library of modules/common includes only those above it in this list; a module includes
libraries and itself, never another module; and each foreign library has its one room."""
from house import files, includes, name, report

LADDER = ["base", "crypto", "db", "http", "view", "strength", "outbox", "people", "sieve", "accounts", "letters", "tickets", "sessions",
          "guard", "second_factor", "console", "service"]

# Beginning of a foreign header -> where it may be included.
ROOMS = {
    "fcgi": ["modules/common/service/", "tests/bench/"],
    "mysql": ["modules/common/db/"],
    "mariadb": ["modules/common/db/"],
    "errmsg.h": ["modules/common/db/"],
    "openssl/": ["modules/common/crypto/"],
    "sodium": ["modules/common/crypto/"],
    "ctemplate/": ["modules/common/view/"],
    "toml++/": ["modules/common/base/"],
    "spdlog/": ["modules/common/base/"],
    "nlohmann/": ["modules/common/outbox/", "modules/courier/", "modules/auth-policy/", "modules/valijactl/", "modules/account/own_data",
                  "tests/account/own_pages"],
    "liboath/": ["modules/common/accounts/"],
    "qrencode.h": ["modules/account/"],
    "cairo": ["modules/captcha/"],
    "pango/": ["modules/captcha/"],
    "espeak-ng/": ["modules/captcha/recorder.cpp"],
    "png.h": ["modules/captcha/", "tests/captcha/"],
    "csv.h": ["modules/common/people/"],
    "pcre2.h": ["modules/common/people/"],
    "zxcvbn.h": ["modules/common/strength/"],
    "packer.h": ["modules/common/strength/"],
    "utf8proc.h": ["modules/common/strength/"],
    "curl/": ["modules/courier/", "tests/support/", "tests/courier/"],
    "cppunit/": ["tests/"],
}

problems = []


def check_own(path, number, header):
    parts = name(path).split("/")
    target = header.split("/")[0]
    if parts[:2] == ["modules", "common"]:
        library = parts[2]
        if target not in LADDER:
            problems.append(f"{name(path)}:{number}: a library may include libraries alone, not {header}")
        elif LADDER.index(target) > LADDER.index(library):
            problems.append(f"{name(path)}:{number}: {library} stands above {target} and may not include {header}")
    elif parts[0] == "modules" and target not in LADDER:
        module = "/".join(parts[1:-1])
        if not header.startswith(module + "/"):
            problems.append(f"{name(path)}:{number}: {module} may not know another module's {header}")


def check_foreign(path, number, header):
    for beginning, rooms in ROOMS.items():
        if header.startswith(beginning) and not any(name(path).startswith(room) for room in rooms):
            problems.append(f"{name(path)}:{number}: <{header}> may be included only in {', '.join(rooms)}")


for path in files("*.h", "modules") + files("*.cpp", "modules") + files("*.h", "tests") + files("*.cpp", "tests"):
    for number, own, header in includes(path):
        if own:
            check_own(path, number, header)
        else:
            check_foreign(path, number, header)
report(problems)
