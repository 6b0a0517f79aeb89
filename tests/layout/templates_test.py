#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Templates and C++ say the same names. ctemplate is silent about a name that nobody sets and about one that no
template has, escapes nothing without AUTOESCAPE, and makes its name headers by base name alone."""
import re
import subprocess
import tempfile

from house import ROOT, files, name, report, without_comments

PRAGMA = '{{%AUTOESCAPE context="'
TAG = re.compile(r"\{\{([#/>]?)([A-Za-z_][A-Za-z0-9_]*)(?::[^}]*)?\}\}")
LAYOUT = "templates/common/layout.tpl"
BUILT_IN = {"BI_NEWLINE", "BI_SPACE"}
# A value, section or file that C++ fills: page.content().set("USER", ...), or a section's name that a function returns.
FILLED = re.compile(r'\b(?:set|show|add|include)\(\s*"([A-Z][A-Z0-9_]*)"'
                    r'|\bshow_if\([^;]*?,\s*"([A-Z][A-Z0-9_]*)"|\breturn "([A-Z][A-Z0-9_]*)"')
WORD = re.compile(r'"([A-Z][A-Z0-9_]*)"')

problems = []
templates = files("*.tpl", "templates")
sources = {path: without_comments(path.read_text()) for path in files("*.cpp", "modules") + files("*.h", "modules")}
view = [path for path in sources if name(path).startswith(("modules/common/view/", "modules/common/service/"))]


def tags(path):
    return {(kind, word) for kind, word in TAG.findall(path.read_text()) if kind != "/" and word not in BUILT_IN}


def words_of(paths):
    return {word for path in paths for word in WORD.findall(sources[path])}


def layout_words():
    statements = "".join(re.findall(r"\blayout\(\)[^;]*;", "".join(sources.values())))
    return set(WORD.findall(statements))


def may_fill(template):
    """What C++ may fill in a template: its module's words and the site's, or any words for what modules share."""
    if name(template) == LAYOUT:
        return words_of(view) | layout_words()
    module = name(template).split("/")[1]
    own = [path for path in sources if name(path).startswith(f"modules/{module}/") and module != "common"]
    return words_of(own + view if own else sources)


def is_filled(word, known):
    return word in known or any(prefix.endswith("_") and word.startswith(prefix) for prefix in known)


def check_template(path, seen):
    if not path.read_text().startswith(PRAGMA):
        problems.append(f"{name(path)}: the first line is not an AUTOESCAPE pragma")
    if "}}" in re.sub(r"\{\{.*?\}\}", "", path.read_text(), flags=re.S):
        problems.append(f"{name(path)}: a comment ends at its first }}}} and the rest of it is on the page")
    if path.name in seen:
        problems.append(f"{name(path)} and {seen[path.name]} have the same base name")
    seen[path.name] = name(path)
    known = may_fill(path)
    for kind, word in sorted(tags(path)):
        if not is_filled(word, known):
            problems.append(f"{name(path)}: nothing in C++ fills {{{{{kind}{word}}}}}")


def check_syntax():
    with tempfile.TemporaryDirectory() as folder:
        command = ["ctemplate-make_tpl_varnames_h", "-n", "-q", f"--header_dir={folder}"]
        done = subprocess.run(command + [str(path) for path in templates], capture_output=True, text=True, check=False)
        if done.returncode != 0:
            problems.append(f"ctemplate finds wrong syntax: {done.stdout}{done.stderr}")


def check_filled():
    known = {word for path in templates + files("*.txt", "templates") for _, word in tags(path)}
    for path, text in sources.items():
        if path.name.endswith(("_store.cpp", ".h")) or "view::" not in text and "view/" not in name(path):
            continue
        for match in FILLED.finditer(text):
            word = match[1] or match[2] or match[3]
            if not any(is_filled(tag, {word}) for tag in known):
                problems.append(f"{name(path)}: no template has {word}")


def check_files():
    """Templates that C++ or the lists beside them name are there, and those that are there are named."""
    named = {}
    for path, text in sources.items():
        for file in re.findall(r'"(\w[\w/.-]*\.tpl)"', text):
            named[file] = name(path)
    for path in (ROOT / "templates/titles", ROOT / "templates/site/manifest"):
        for line in path.read_text().splitlines() if path.exists() else []:
            for file in re.findall(r"[\w/-]+\.tpl", line.split("#")[0]):
                named[file] = name(path)
    for file, where in sorted(named.items()):
        if not (ROOT / "templates" / file).exists():
            problems.append(f"{where} names templates/{file}, which is not there")
    for path in templates:
        is_notice = path.with_name(path.name.replace(".html.tpl", ".txt")).exists()
        if str(path.relative_to(ROOT / "templates")) not in named and not is_notice:
            problems.append(f"{name(path)} is named nowhere")


def values_of(path):
    return {word for kind, word in tags(path) if not kind}


def check_notices():
    """The forms of a notice are filled by the same values: what one says, the other says too."""
    of_sites = {word for path in view for word in WORD.findall(sources[path])}
    for path in files("*.html.tpl", "templates/mail"):
        text = path.with_name(path.name.replace(".html.tpl", ".txt"))
        if text.exists() and (values_of(path) ^ values_of(text)) - of_sites:
            problems.append(f"{name(path)} and {text.name} do not say the same values")


seen = {}
for path in templates:
    check_template(path, seen)
check_syntax()
check_filled()
check_files()
check_notices()
report(problems)
