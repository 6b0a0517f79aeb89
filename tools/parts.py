#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The parts of a running instance, through supervisor's private socket and through each part's own door.

parts.py RUN-FOLDER PORT start NAME...    asks supervisor to start them, all at once, and does not wait
parts.py RUN-FOLDER PORT stop NAME...     stops them, all at once, and waits
parts.py RUN-FOLDER PORT restart NAME...  those that run, in two waves, so that one of each module's twins serves
parts.py RUN-FOLDER PORT hangup NAME...   sends SIGHUP: read the configuration again
parts.py RUN-FOLDER PORT update           makes supervisor read its configuration again
parts.py RUN-FOLDER PORT list             one name a line
parts.py RUN-FOLDER PORT pids NAME...     their processes' numbers
parts.py RUN-FOLDER PORT wait SECONDS NAME...  until all answer; else names those that do not, exit 1
parts.py RUN-FOLDER PORT status           one line a part; exit 1 if one does not answer
"""
import os
import socket
import sys
import threading
import time
import xmlrpc.client

from supervisor.xmlrpc import SupervisorTransport

RUNNING, STOPPED_STATES = 20, (0, 100, 200, 1000)
ANSWER_SECONDS = 2


def fastcgi_question():
    """A whole request that belongs to no site: a module answers it (421) from a working thread, without any other part."""
    def record(kind, content=b""):
        return bytes([1, kind, 0, 1, 0, len(content), 0, 0]) + content
    name, value = b"REQUEST_METHOD", b"GET"
    begin, params, stdin = 1, 4, 5
    return (record(begin, b"\x00\x01\x00\x00\x00\x00\x00\x00")
            + record(params, bytes([len(name), len(value)]) + name + value) + record(params) + record(stdin))


FCGI_STDOUT = b"\x01\x06"
# PHP would log a request without a script; unlike libfcgi it answers get-values, a management record.
FCGI_GET_VALUES = b"\x01\x09\x00\x00\x00\x00\x00\x00"
FCGI_GET_VALUES_RESULT = b"\x01\x0a"


class Parts:
    def __init__(self, run, port):
        self.run = run
        self.port = port

    def supervisor(self):
        """A client of its own for every caller: the transport is not for two threads."""
        path = os.path.join(self.run, "supervisor.sock")
        return xmlrpc.client.ServerProxy("http://127.0.0.1", SupervisorTransport(None, None, "unix://" + path)).supervisor

    def all(self):
        return self.supervisor().getAllProcessInfo()

    def names(self):
        return [part["name"] for part in self.all()]

    # -- doors -----------------------------------------------------------------------------------------------------

    def door(self, name):
        """How a part is asked whether it answers; None: it has no door, its process must do."""
        tcp = {"nginx": (0, b"GET / HTTP/1.0\r\n\r\n", b"HTTP/"), "postfix": (1, b"", b"220"), "dovecot": (3, b"", b"* OK")}
        if name in tcp:
            offset, question, answer = tcp[name]
            return socket.AF_INET, ("127.0.0.1", self.port + offset), question, answer
        if name == "mariadb":
            return socket.AF_UNIX, os.path.join(self.run, "mysql.sock"), b"", b""
        path = os.path.join(self.run, name + ".sock")
        if name == "php-fpm":
            return socket.AF_UNIX, path, FCGI_GET_VALUES, FCGI_GET_VALUES_RESULT
        return (socket.AF_UNIX, path, fastcgi_question(), FCGI_STDOUT) if os.path.exists(path) else None

    def answers(self, part):
        if part["state"] != RUNNING:
            return False
        door = self.door(part["name"])
        if door is None:
            return True
        family, address, question, answer = door
        try:
            with socket.socket(family, socket.SOCK_STREAM) as client:
                client.settimeout(ANSWER_SECONDS)
                client.connect(address)
                client.sendall(question)
                return client.recv(512).startswith(answer)
        except OSError:
            return False

    # -- what can be asked -----------------------------------------------------------------------------------------

    def start(self, names):
        supervisor = self.supervisor()
        for part in self.all():
            if part["name"] in names and part["state"] in STOPPED_STATES:
                supervisor.startProcess(part["name"], False)

    def stop(self, names):
        def stop_one(name):
            try:
                self.supervisor().stopProcess(name)
            except xmlrpc.client.Fault:
                pass  # it was not running

        threads = [threading.Thread(target=stop_one, args=(name,)) for name in names]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def restart(self, names):
        running = [part["name"] for part in self.all() if part["state"] == RUNNING and part["name"] in names]
        second = [name for name in running if name.endswith("-2")]
        for wave in ([name for name in running if name not in second], second):
            self.stop(wave)
            self.start(wave)
            if not self.wait(20, wave):
                return False
        return True

    def hangup(self, names):
        for part in self.all():
            if part["name"] in names and part["state"] == RUNNING:
                self.supervisor().signalProcess(part["name"], "HUP")

    def update(self):
        supervisor = self.supervisor()
        added, changed, removed = supervisor.reloadConfig()[0]
        for name in changed + removed:
            self.stop([name])
            supervisor.removeProcessGroup(name)
        for name in added + changed:
            supervisor.addProcessGroup(name)

    def wait(self, seconds, names):
        end = time.monotonic() + seconds
        missing = set(names)
        while True:
            missing -= {part["name"] for part in self.all() if part["name"] in missing and self.answers(part)}
            if not missing:
                return True
            if time.monotonic() > end:
                print(" ".join(sorted(missing)))
                return False
            time.sleep(0.05)

    def pids(self, names):
        print(" ".join(str(part["pid"]) for part in self.all() if part["name"] in names))

    def status(self):
        good = True
        for part in sorted(self.all(), key=lambda part: part["name"]):
            answers = self.answers(part)
            good = good and answers
            since = time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(part["start"])) if answers else part["statename"].lower()
            print(f"{part['name']:<16} {'answers' if answers else 'NO ANSWER':<10} {'since ' if answers else ''}{since}")
        return good


def main(run, port, word, *names):
    parts = Parts(run, int(port))
    if word == "list":
        print("\n".join(parts.names()))
        return 0
    if word == "wait":
        return 0 if parts.wait(float(names[0]), names[1:]) else 1
    if word in ("update", "status"):
        return 1 if getattr(parts, word)() is False else 0
    return 1 if getattr(parts, word)(list(names)) is False else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
