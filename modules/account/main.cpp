// SPDX-License-Identifier: AGPL-3.0-or-later
// NAME            valija-account - choosing one's own password with a temporary credential
// URLS            GET POST /account/activation, GET /account/activation/done
// SETTINGS        password.shortest, password.memory_kib, password.passes, paths.dictionary, sms.*, service.threads
// TABLES          reads activation_pass, address, domain, holding, person, site, sms_switch, work_centre; writes
//                 activation, mailbox, movement, outbox, sms_count, sms_refusal; deletes from session, device
// SECURITY NOTES  Nothing opens but with the pass that /login gave for a right credential: the hash of a cookie, 15
//                 minutes, one a credential, looked at again in the transaction that uses the credential up. Without,
//                 with another's and with an expired one the answer is the same. A password is judged before it is
//                 hashed, hashing is bounded, and no password is ever drawn. Nobody is signed in by it.
#include "account/module.h"
#include "service/run.h"

int main(int argc, char** argv) {
    return valija::service::run({.name = "account", .make_routes = valija::account::make_routes}, argc, argv);
}
