#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the sources promise of themselves: SQL in *_store.cpp alone, tables made by migrations alone, time and chance
from modules/common/base alone, no sentence for people in C++, and a header that says what it is."""
import re

from house import files, literals, name, report, without_comments

SQL = re.compile(r"^\s*(SELECT\s.+\sFROM\s|(INSERT|REPLACE)\s+(IGNORE\s+)?INTO\s|UPDATE\s+\w+\s+SET\s"
                 r"|DELETE\s+FROM\s)", re.I)
DDL = re.compile(r"\b(CREATE|ALTER|DROP|TRUNCATE)\s+(OR\s+REPLACE\s+)?(TABLE|VIEW|INDEX|TRIGGER)\b")
SQL_CLOCK = re.compile(r"\b(NOW|SYSDATE|CURRENT_TIMESTAMP|UTC_TIMESTAMP|UNIX_TIMESTAMP|CURDATE|RAND|UUID)\s*\(", re.I)
NO_GALERA = re.compile(r"\b(GET_LOCK|LOCK\s+TABLES)\b", re.I)
CLOCK = re.compile(r"\b(system_clock::now|gettimeofday|clock_gettime|std::time\s*\(|(?<!Row)::time\s*\(|localtime)")
CHANCE = re.compile(r"\b(std::rand\b|::rand\s*\(|random_device|mt19937|getrandom|getentropy|arc4random|RAND_bytes"
                    r"|randombytes)|/dev/u?random")
SPANISH = re.compile(r"[áéíóúñüÁÉÍÓÚÑ¿¡]")
SPDX = "// SPDX-License-Identifier: AGPL-3.0-or-later"

# The drawing's randomness is not chance: the same seed draws the same picture.
SEEDED = ("modules/captcha/", "modules/valijactl/demo_people.cpp")
DEMO_PEOPLE = ("modules/valijactl/demo.cpp", "modules/valijactl/demo_people.cpp")

problems = []


def check_lines(path, pattern, complaint):
    for number, line in enumerate(without_comments(path.read_text()).splitlines(), 1):
        if pattern.search(line):
            problems.append(f"{name(path)}:{number}: {complaint}: {line.strip()}")


def check_literals(path):
    own_sql = path.name.endswith("_store.cpp") or name(path).startswith("modules/common/db/")
    for number, text in literals(path):
        where = f"{name(path)}:{number}"
        if SQL.search(text) and not own_sql:
            problems.append(f"{where}: SQL stands in *_store.cpp alone: {text[:60]}")
        if DDL.search(text) and name(path) != "modules/common/db/migration.cpp":
            problems.append(f"{where}: tables are made by migrations alone: {text[:60]}")
        if SQL_CLOCK.search(text):
            problems.append(f"{where}: SQL never reads the clock, time is bound: {text[:60]}")
        if NO_GALERA.search(text):
            problems.append(f"{where}: no locks that a cluster does not know: {text[:60]}")
        if SPANISH.search(text) and not name(path).startswith(DEMO_PEOPLE):
            problems.append(f"{where}: what people read stands in templates: {text[:60]}")


def check_header(path):
    lines = path.read_text().splitlines()
    comment = []
    for line in lines[1:]:
        if not line.startswith("//"):
            break
        comment.append(line)
    if not comment:
        problems.append(f"{name(path)}: no comment that says what it promises")
    if "#pragma once" not in lines:
        problems.append(f"{name(path)}: no #pragma once")


for path in files("*.h", "modules") + files("*.cpp", "modules"):
    in_base = name(path).startswith("modules/common/base/")
    check_literals(path)
    if not in_base:
        check_lines(path, CLOCK, "time comes from base::Clock")
    if not in_base and not name(path).startswith(SEEDED):
        check_lines(path, CHANCE, "randomness comes from base::Random")
for path in files("*.h", "modules") + files("*.h", "tests"):
    check_header(path)
for folder in ("modules", "tests"):
    for path in files("*.h", folder) + files("*.cpp", folder):
        if not path.read_text().startswith(SPDX):
            problems.append(f"{name(path)}: its first line is not the licence")
for path in files("*.sql", "sql"):
    if path.parent.name != "migrations" and DDL.search(path.read_text()):
        problems.append(f"{name(path)}: tables are made by migrations alone")
report(problems)
