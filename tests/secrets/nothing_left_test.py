#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""After everything else has run against the instance: neither a dump of its database nor any of its logs holds a password, a temporary
credential, a code, a key or the body of a message that the other tests used or that the instance made."""
import os
import pathlib
import re
import subprocess
import sys

PORT = os.environ["VALIJA_PORT"]
V = pathlib.Path("/var/lib/valija") / PORT
TESTS = pathlib.Path(__file__).resolve().parent.parent
CREDENTIAL = re.compile(rb"\b[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){3}\b")
LINK_TOKEN = re.compile(rb"[?]token=([A-Za-z0-9_-]{43})")
SHORTEST = 8  # what is shorter is found by chance


def demo_passwords():
    for line in (V / "demo.txt").read_text().splitlines():
        yield line.split("\t")[1].encode()


def delivered_outside():
    """Bodies and credentials of what the courier sent to other servers, and of short messages."""
    for message in (V / "outside").rglob("*"):
        if not message.is_file():
            continue
        text = message.read_bytes()
        yield from CREDENTIAL.findall(text)
        yield from LINK_TOKEN.findall(text.replace(b"=\r\n", b"").replace(b"=\n", b"").replace(b"=3D", b"="))
        body = text.partition(b"\n\n")[2]
        yield from (line.strip() for line in body.splitlines() if CREDENTIAL.search(line))


def typed_by_tests():
    """Quoted texts that the tests type as passwords: kGood, password: "...", fill("#new-password", "...")."""
    pattern = re.compile(r'(?:k(?:Good|Old|New)\w* ?=|kPassword ?=|password: ?|"#new-password[^"]*", )"([^"$\\]{12,})"')
    for source in list(TESTS.rglob("*.mjs")) + list(TESTS.rglob("*_test.cpp")):
        if "node_modules" not in source.parts:
            yield from (found.encode() for found in pattern.findall(source.read_text()))


def keys():
    for key in (V / "etc/keys").iterdir():
        if key.is_file() and key.suffix == "":
            yield key.read_bytes().strip()
    for secrets in (V / "etc/secrets").iterdir():
        for found in re.findall(rb'"([^"]{16,})"', secrets.read_bytes()):
            if not found.startswith((b"valija_", b"/")):
                yield found


def haystacks():
    dump = ["mariadb-dump", f"--defaults-file={V}/etc/mariadb/my.cnf", "--user=root", "--skip-extended-insert", "--hex-blob", "valija"]
    yield "database", subprocess.run(dump, stdout=subprocess.PIPE, check=True).stdout
    for log in sorted((V / "log").rglob("*")):
        if log.is_file():
            yield f"log/{log.relative_to(V / 'log')}", log.read_bytes()


def main():
    kinds = {"password of the demonstration": demo_passwords, "credential or line of a message sent outside": delivered_outside,
             "password that a test typed": typed_by_tests, "key": keys}
    secrets = {kind: {secret for secret in make() if len(secret) >= SHORTEST} for kind, make in kinds.items()}
    wrong = [f"no {kind} to look for: this test looks at nothing" for kind, found in secrets.items() if not found]
    stacks = list(haystacks())
    # What must be there: a look that finds nothing at all proves nothing.
    if b"ana.lopez@educacion.example" not in stacks[0][1]:
        wrong.append("the dump is empty")
    if not any(name.startswith("log/login") and b"serving" in text for name, text in stacks):
        wrong.append("the logs are empty")
    for name, text in stacks:
        for kind, found in secrets.items():
            for secret in found:
                if secret in text or secret.hex().upper().encode() in text:
                    at = text.find(secret)
                    around = text[max(0, at - 60):at].decode(errors="replace").rsplit("\n", 1)[-1]
                    wrong.append(f"{name} holds a {kind}, after: {around}")
    print("\n".join(wrong) or f"{sum(map(len, secrets.values()))} secrets, {len(stacks)} places")
    return 1 if wrong else 0


sys.exit(main())
