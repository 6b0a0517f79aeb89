#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every test runs. A CppUnit method that is not listed never runs, a suite that is not registered neither, and a file
that CMake does not know is not even built: all three pass in silence."""
import re

from house import ROOT, files, name, report, without_comments

NOT_TESTS = {"setUp", "tearDown"}
cmake = re.sub(r"#.*", "", (ROOT / "tests/CMakeLists.txt").read_text())
fuzz_cmake = re.sub(r"#.*", "", (ROOT / "tests/fuzz/CMakeLists.txt").read_text())
browser_tests = re.search(r"^foreach\(name ([^)]*)\)\n  add_test\(NAME browser/", cmake, flags=re.M)[1].split()
problems = []


def is_listed(call, path, word):
    """Whether CMake has `call`(<folder> ... word ...)."""
    calls = re.findall(rf"^{call}\({path.parent.name}\s([^)]*)\)", cmake, flags=re.M)
    return any(word in arguments.split() for arguments in calls)


def suite_name(path):
    return "".join(word.capitalize() for word in path.stem.split("_"))


def check_suite(path):
    text = without_comments(path.read_text())
    suite = suite_name(path)
    for wanted in (f"CPPUNIT_TEST_SUITE({suite});", f"CPPUNIT_TEST_SUITE_REGISTRATION({suite});"):
        if wanted not in text:
            problems.append(f"{name(path)}: {wanted} is missing")
    body = re.search(r"^class \w+ ?(?:final)? ?: public CppUnit::TestFixture \{\n(.*?)^\};", text, flags=re.M | re.S)
    if not body:
        problems.append(f"{name(path)}: no class derived from CppUnit::TestFixture")
        return
    listed = re.findall(r"CPPUNIT_TEST(?:_EXCEPTION)?\((\w+)", body[1])
    public = re.split(r"^  private:", body[1], flags=re.M)[0]
    written = set(re.findall(r"^    void (\w+)\(\)", public, flags=re.M)) - NOT_TESTS
    for method in sorted(written - set(listed)):
        problems.append(f"{name(path)}: {method} is not listed and never runs")
    for method in sorted({method for method in listed if listed.count(method) > 1}):
        problems.append(f"{name(path)}: {method} is listed twice")


def check_fuzz_target(path):
    parser = path.stem.removesuffix("_fuzz")
    if not re.search(rf"^valija_fuzz\({parser}\s", fuzz_cmake, flags=re.M):
        problems.append(f"{name(path)} is not in tests/fuzz/CMakeLists.txt and is not built")
    if not any(seed.stat().st_size for seed in files("*", f"tests/fuzz/corpus/{parser}")):
        problems.append(f"{name(path)}: no seeds in tests/fuzz/corpus/{parser}")
    if not (path.parent / f"{parser}.dict").exists():
        problems.append(f"{name(path)}: no dictionary {parser}.dict")
    if "HOLDS(" not in without_comments(path.read_text()):
        problems.append(f"{name(path)}: nothing has to hold")


for path in files("*_test.cpp", "tests"):
    check_suite(path)
    if not is_listed("valija_tests", path, path.name):
        problems.append(f"{name(path)} is not in tests/CMakeLists.txt and is not built")
for path in files("*_test.sh", "tests") + files("*_test.py", "tests"):
    if path.parent.name not in ("support", "fuzz") and not is_listed("valija_script_tests", path, path.name):
        problems.append(f"{name(path)} is not in tests/CMakeLists.txt and never runs")
    if not path.stat().st_mode & 0o100:
        problems.append(f"{name(path)} cannot be executed")
for path in files("*.test.mjs", "tests/browser"):
    if path.name.removesuffix(".test.mjs") not in browser_tests:
        problems.append(f"{name(path)} is not in tests/CMakeLists.txt and never runs")
parsers = {path.stem.removesuffix("_fuzz") for path in files("*_fuzz.cpp", "tests/fuzz")}
for path in files("*_fuzz.cpp", "tests"):
    check_fuzz_target(path)
for path in [*files("*.dict", "tests/fuzz"), *(ROOT / "tests/fuzz/corpus").iterdir()]:
    if path.stem not in parsers:
        problems.append(f"{name(path)} belongs to no target of tests/fuzz")
for path in files("*.cpp", "tests"):
    if "CPPUNIT_TEST(" in path.read_text() and not path.name.endswith("_test.cpp"):
        problems.append(f"{name(path)} has tests, but its name does not end in _test.cpp")
report(problems)
