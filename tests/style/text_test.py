#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Text files are plain: UTF-8, no tabs, no space at a line's end, a line feed at the end. C++ ends at column 120, also
in comments, which clang-format leaves alone."""
import os
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
TEXT = {".cpp", ".h", ".py", ".sh", ".mjs", ".sql", ".tpl", ".html", ".css", ".conf", ".toml", ".txt", ".md", ".svg",
        ".php"}
CODE = {".cpp", ".h"}
NOT_OURS = {".git", "node_modules", "var", "__pycache__"}
COLUMNS = 120

problems = []


def check(path):
    where = path.relative_to(ROOT)
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        problems.append(f"{where}: not UTF-8: {error}")
        return
    if text and not text.endswith("\n"):
        problems.append(f"{where}: no line feed at the end")
    for number, line in enumerate(text.split("\n"), 1):
        if "\t" in line or "\r" in line or line != line.rstrip():
            problems.append(f"{where}:{number}: tab, carriage return or space at the end")
        if path.suffix in CODE and len(line) > COLUMNS:
            problems.append(f"{where}:{number}: longer than {COLUMNS} columns")


for folder, folders, names in os.walk(ROOT):
    folders[:] = [name for name in folders if name not in NOT_OURS and not name.startswith("build")]
    for file in sorted(names):
        if pathlib.Path(file).suffix in TEXT:
            check(pathlib.Path(folder, file))
for problem in problems:
    print(problem)
sys.exit(1 if problems else 0)
