#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""read_mail.py FILE: a mail as a person sees it, by Python's own reader: decoded headers, one a line, then each part
after a line "== <type>". What the reader finds wrong with it follows as lines "!! ..."."""
import email
import email.policy
import sys

with open(sys.argv[1], "rb") as file:
    mail = email.message_from_binary_file(file, policy=email.policy.default)
for name, value in mail.items():
    print(f"{name}: {value}")
for part in mail.walk():
    for defect in part.defects + [defect for _, value in part.items() for defect in value.defects]:
        print(f"!! {defect!r}")
    if not part.is_multipart():
        print(f"== {part.get_content_type()}")
        print(part.get_content(), end="")
