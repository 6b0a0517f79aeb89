# SPDX-License-Identifier: AGPL-3.0-or-later
"""The sources as the layout tests see them: files, their includes, their string literals, the registry."""
import collections
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
Module = collections.namedtuple("Module", "name programs urls parts")


def files(pattern, folder="."):
    """Files below a folder of the repository, by name pattern; never what npm has fetched."""
    found = sorted((ROOT / folder).rglob(pattern))
    return [path for path in found if path.is_file() and "node_modules" not in path.parts]


def name(path):
    return str(path.relative_to(ROOT))


def registry():
    modules = []
    for line in (ROOT / "modules/registry").read_text().splitlines():
        if line.strip() and not line.startswith("#"):
            module, programs, urls, parts = line.split()
            modules.append(Module(module, int(programs), [] if urls == "-" else urls.split(","), parts.split(",")))
    return modules


def without_comments(text):
    """C++ with its comments blanked; string literals stay as they are."""
    token = r'R"(\w*)\((?:.|\n)*?\)\1"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'|//[^\n]*|/\*(?:.|\n)*?\*/'
    blank = lambda match: re.sub(r"[^\n]", " ", match[0]) if match[0].startswith("/") else match[0]
    return re.sub(token, blank, text)


def literals(path):
    """Every string literal of a C++ file outside includes, with its line number; adjacent ones are joined."""
    text = re.sub(r"^\s*#include.*$", "", without_comments(path.read_text()), flags=re.M)
    for match in re.finditer(r'(?:"(?:\\.|[^"\\\n])*"\s*)+', text):
        yield text.count("\n", 0, match.start()) + 1, "".join(re.findall(r'"((?:\\.|[^"\\\n])*)"', match[0]))


def includes(path):
    for number, line in enumerate(path.read_text().splitlines(), 1):
        match = re.match(r'\s*#include\s+(["<])([^">]+)', line)
        if match:
            yield number, match[1] == '"', match[2]


def report(problems):
    """Prints what was found and ends the test."""
    for problem in problems:
        print(problem)
    sys.exit(1 if problems else 0)
