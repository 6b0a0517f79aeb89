#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What no browser sends: requests of wrong shape, written to the socket byte by byte. Each gets a refusal or nothing,
and never reaches a program as two."""
import os
import re
import socket
import sys

PORT = int(os.environ["VALIJA_PORT"])
HOST = f"localhost:{PORT}"
SECONDS = 15
FORM = "Content-Type: application/x-www-form-urlencoded\r\n"

problems = []


def ask(data, hang_up):
    """All that comes back until the other side closes. Who hangs up says that nothing more will come."""
    with socket.create_connection(("127.0.0.1", PORT), timeout=SECONDS) as client:
        client.sendall(data if isinstance(data, bytes) else data.encode("latin-1"))
        if hang_up:
            client.shutdown(socket.SHUT_WR)
        answer = b""
        try:
            while chunk := client.recv(65536):
                answer += chunk
        except ConnectionResetError:
            pass
    return answer


def statuses(answer):
    return [int(status) for status in re.findall(rb"^HTTP/1\.[01] (\d+)", answer, flags=re.M)]


def check(what, data, *wanted, hang_up=False):
    """Every answer has one of the wanted statuses; none at all is wanted as 0."""
    found = statuses(ask(data, hang_up)) or [0]
    if any(status not in wanted for status in found):
        problems.append(f"{what}: {found}, wanted {wanted}")


def request(line, headers="", body=""):
    return f"{line}\r\nHost: {HOST}\r\n{headers}Connection: close\r\n\r\n{body}"


check("an ordinary request", request("GET /login HTTP/1.1"), 200)

# Request smuggling: two programs that disagree about where a request ends.
smuggled = "GET /logout HTTP/1.1\r\nHost: x\r\n\r\n"
check("length and chunks", request("POST /login HTTP/1.1", FORM + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n",
                                   f"0\r\n\r\n{smuggled}"), 400)
check("two lengths", request("POST /login HTTP/1.1", FORM + "Content-Length: 4\r\nContent-Length: 40\r\n", "a=b&"), 400)
check("two equal lengths", request("POST /login HTTP/1.1", FORM + "Content-Length: 4\r\nContent-Length: 4\r\n", "a=b&"), 400)
for length in ("-1", "4, 4", "+4", "0x4", "99999999999999999999", "4 4", "abc"):
    check(f"length {length}", request("POST /login HTTP/1.1", FORM + f"Content-Length: {length}\r\n", "a=b&"), 400, 413)
for coding in ("xchunked", "identity", "gzip, chunked", "chunked, chunked"):
    check(f"coding {coding}", request("POST /login HTTP/1.1", FORM + f"Transfer-Encoding: {coding}\r\n", "0\r\n\r\n"),
          400, 501)
check("broken chunk", request("POST /login HTTP/1.1", FORM + "Transfer-Encoding: chunked\r\n", "zz\r\nabc\r\n0\r\n\r\n"), 400)
check("chunked form", request("POST /login HTTP/1.1", FORM + "Transfer-Encoding: chunked\r\n", "3\r\na=b\r\n0\r\n\r\n"), 403)
check("chunks of 1 MB", request("POST /login HTTP/1.1", FORM + "Transfer-Encoding: chunked\r\n",
                                f"100000\r\n{'a' * 0x100000}\r\n0\r\n\r\n"), 413)
check("a body that ends early", request("POST /login HTTP/1.1", FORM + "Content-Length: 1000\r\n", "a=b"), 0, 400,
      hang_up=True)

# Headers and lines of wrong shape.
check("two hosts", f"GET /login HTTP/1.1\r\nHost: {HOST}\r\nHost: evil.example\r\nConnection: close\r\n\r\n", 400)
check("host of wrong shape", "GET /login HTTP/1.1\r\nHost: local host\r\nConnection: close\r\n\r\n", 400)
check("foreign host in the line", request("GET http://evil.example/login HTTP/1.1"), 421)
check("no host", "GET /login HTTP/1.1\r\nConnection: close\r\n\r\n", 400)
check("NUL in a header", request("GET /login HTTP/1.1", "X-Name: a\0b\r\n"), 400)
check("NUL in the path", request("GET /log\0in HTTP/1.1"), 400)
check("encoded NUL in the path", request("GET /login%00 HTTP/1.1"), 400)
check("space in a header's name", request("GET /login HTTP/1.1", "Content-Length : 4\r\n"), 400, 200)
check("unknown version", request("GET /login HTTP/9.9"), 400, 505)
check("no version", f"GET /login\r\n\r\n", 200, 400, 421, 0)
check("HTTP/2 without asking", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400, 505, 0)
check("TLS", bytes.fromhex("16030100a5010000a10303") + bytes(160), 400, 0)
check("noise", os.urandom(2000), 0, 400, hang_up=True)
check("CONNECT", f"CONNECT evil.example:443 HTTP/1.1\r\nHost: {HOST}\r\n\r\n", 400, 405)
check("TRACE", request("TRACE /login HTTP/1.1", "Cookie: a=b\r\n"), 405)
check("ten thousand headers", request("GET /login HTTP/1.1", "X: y\r\n" * 10000), 400, 494)
check("a header of 100 kB", request("GET /login HTTP/1.1", f"X: {'y' * 100000}\r\n"), 400, 494)
check("a cookie of 7 kB", request("GET /login HTTP/1.1", f"Cookie: a={'y' * 7000}\r\n"), 200)

# The page is one place, however it is written.
for path in ("/log%69n", "//login", "/./login", "/x/../login"):
    check(f"the same page as {path}", request(f"GET {path} HTTP/1.1"), 200, 301)
for path in ("/LOGIN", "/login.php", "/login;x=1", "/login%2F", "/login/x"):
    check(f"no page at {path}", request(f"GET {path} HTTP/1.1"), 404)

# After all that, everything still answers.
check("an ordinary request afterwards", request("GET /login HTTP/1.1"), 200)
for problem in problems:
    print(problem)
sys.exit(1 if problems else 0)
