// SPDX-License-Identifier: AGPL-3.0-or-later
// NAME            valija-contact-us - a question to the help desk, in two steps
// URLS            GET POST /contact-us (the security code), GET POST /contact-us/message (the form), GET
//                 /contact-us/sent
// SETTINGS        captcha.minutes, service.threads
// TABLES          reads site; writes captcha_nonce (security codes and passes), outbox
// SECURITY NOTES  The form opens only with a pass: sealed, bound to the browser's cookie, 30 minutes, one message. What
//                 was typed goes only into the sealed outbox row: never to a log, never into a header unencoded. The
//                 sender's address is only believed to be an address; the mail says so to whoever answers it.
#include "contact-us/module.h"
#include "service/run.h"

int main(int argc, char** argv) {
    return valija::service::run({.name = "contact-us", .make_routes = valija::contact_us::make_routes}, argc, argv);
}
