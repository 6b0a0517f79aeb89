#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Slow clients: who says nothing, who sends a head byte by byte and who stops in the middle of a body is sent away, and
more half bodies than the programs have threads are nobody else's affair: nginx waits for them, no program does."""
import os
import select
import socket
import sys

PORT = int(os.environ["VALIJA_PORT"])
HOST = f"localhost:{PORT}"
FORM = f"POST /login HTTP/1.1\r\nHost: {HOST}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\n"
TICK = 0.25
TICKS = 200

problems = []


def connect(source, data):
    client = socket.create_connection(("127.0.0.1", PORT), 15, (source, 0))
    client.sendall(data.encode())
    return client


def ask(source):
    with connect(source, f"GET /login HTTP/1.1\r\nHost: {HOST}\r\nConnection: close\r\n\r\n") as client:
        return client.recv(12).decode()


def has_closed(client):
    try:
        return client.recv(65536) == b""
    except ConnectionResetError:
        return True


def trickle(client):
    try:
        client.sendall(b"x")
    except OSError:
        pass  # closed: the next look sees it


held = [connect(f"127.0.0.{55 + i % 2}", FORM + "a=b") for i in range(160)]
if ask("127.0.0.57") != "HTTP/1.1 200":
    problems.append("while 160 half bodies are held open: /login does not answer")

slow = {
    "silent": connect("127.0.0.58", ""),
    "a head byte by byte": connect("127.0.0.58", "GET /login HTTP/1.1\r\nX-Slow: "),
    "half a body": connect("127.0.0.58", FORM + "a=b"),
}
for tick in range(TICKS):
    readable = select.select(slow.values(), [], [], TICK)[0]
    slow = {what: client for what, client in slow.items() if client not in readable or not has_closed(client)}
    if not slow:
        break
    if "a head byte by byte" in slow and not readable:
        trickle(slow["a head byte by byte"])
problems += [f"{what}: still open" for what in slow]

if ask("127.0.0.57") != "HTTP/1.1 200":
    problems.append("/login does not answer afterwards")
for problem in problems:
    print(problem)
sys.exit(1 if problems else 0)
