#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The guess rule: one word a page family, the same as URL, folder, program, nginx location, templates, tests, grants.
Everything the registry promises is there, and nothing is there that it does not promise."""
import re

from house import ROOT, files, name, registry, report

NOT_MODULES = {
    "modules": {"common"},
    "templates": {"common", "site", "mail", "sms", "letters"},
    "tests": {"support", "layout", "style", "browser", "bench", "fuzz", "data",
              "nginx", "valija", "mail", "site", "webmail", "secrets", "crash"},
}
DAEMONS_WITH_GRANTS = {"dovecot", "postfix", "roundcube"}
MANUAL_PAGE = ("NAME", "SECURITY NOTES")

problems = []
modules = registry()
names = {module.name for module in modules}
libraries = {folder.name for folder in (ROOT / "modules/common").iterdir() if folder.is_dir()}


def require(path, module):
    if not (ROOT / path).exists():
        problems.append(f"{path} is missing: modules/registry says that {module.name} has it")


def require_module(module):
    require(f"modules/{module.name}/main.cpp", module)
    if module.urls:
        require(f"modules/{module.name}/module.cpp", module)
    wanted = {
        "nginx": f"nginx/locations/{module.name}.conf",
        "templates": f"templates/{module.name}",
        "grants": f"sql/grants/{module.name}.sql",
        "tests": f"tests/{module.name}",
    }
    for part, path in wanted.items():
        if part in module.parts:
            require(path, module)
        elif (ROOT / path).exists():
            problems.append(f"{path} is there, but modules/registry does not say that {module.name} has {part}")


def require_urls(module):
    location = ROOT / f"nginx/locations/{module.name}.conf"
    text = location.read_text() if location.exists() else ""
    for url in module.urls:
        word = url.strip("/")
        if not re.search(rf"\b{re.escape(word)}\b", text):
            problems.append(f"{name(location)} does not serve {url}")
        owners = [other.name for other in modules if url in other.urls]
        if len(owners) > 1:
            problems.append(f"{url} belongs to {' and '.join(owners)}")


def require_manual_page(module):
    main = ROOT / f"modules/{module.name}/main.cpp"
    if not main.exists():
        return
    head, _, body = main.read_text().partition("int main(")
    for word in MANUAL_PAGE + (("URLS",) if module.urls else ()):
        if not re.search(rf"^// {word}\b", head, flags=re.M):
            problems.append(f"{name(main)}: its manual page has no {word}")
    if body.count("\n") > 15:
        problems.append(f"{name(main)}: main() is longer than 15 lines")


for module in modules:
    require_module(module)
    require_urls(module)
    require_manual_page(module)

# A folder with a module's name that no module has; admin/letters is a module in a folder of modules.
for top, others in NOT_MODULES.items():
    known = names | others | {module.split("/")[0] for module in names} | (libraries if top == "tests" else set())
    for folder in sorted((ROOT / top).iterdir()):
        if folder.is_dir() and folder.name not in known and folder.name != "__pycache__":
            problems.append(f"{name(folder)} belongs to no module of modules/registry")
for path in files("*.conf", "nginx/locations"):
    if path.stem not in names:
        problems.append(f"{name(path)} belongs to no module of modules/registry")
for path in files("*.sql", "sql/grants"):
    if path.stem not in names | DAEMONS_WITH_GRANTS:
        problems.append(f"{name(path)} belongs to no module of modules/registry")
report(problems)
