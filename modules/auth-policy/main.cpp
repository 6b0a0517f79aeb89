// SPDX-License-Identifier: AGPL-3.0-or-later
// NAME            valija-auth-policy - tell Dovecot whether a mail program may try a password
// URLS            POST /auth-policy, on a port of 127.0.0.1 that only Dovecot uses
// SETTINGS        lockout.failures, .minutes, .everywhere_failures, .everywhere_hours, .network_failures,
//                 .delay_seconds, service.threads
// TABLES          lockout, known_place
// SECURITY NOTES  The same guard as the portal's sign-in, so a lock in one holds in all. Asked before a password is
//                 looked at, never after: a refusal only after the right password would tell that it was right. Answers
//                 only to who has the key; sees no password, but 12 bits of its keyed hash. Down or wrong it stops no
//                 mail: Dovecot then goes on without it. The webmail's log-ins by token are not counted.
#include "auth-policy/module.h"
#include "service/run.h"

int main(int argc, char** argv) {
    return valija::service::run({.name = "auth-policy", .make_routes = valija::auth_policy::make_routes}, argc, argv);
}
