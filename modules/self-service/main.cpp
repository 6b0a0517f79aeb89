// SPDX-License-Identifier: AGPL-3.0-or-later
// NAME            valija-self-service - a person makes or resets their own account with their two keys
// URLS            GET POST /self-service (the keys), GET POST /self-service/confirm (who it is, and the confirmation),
//                 POST /self-service/end (no), GET /self-service/done
// SETTINGS        captcha.minutes, self_service.*, service.threads
// TABLES          reads site, domain, domain_profile, person, work_centre; writes captcha_nonce, lockout,
//                 self_service_request; through the account service mailbox, address, holding, activation, movement,
//                 outbox
// SECURITY NOTES  Knowing is not possessing: the keys only select a person. What is made goes to the alternate address
//                 enrolled before, read again in the transaction that sends it; nothing here changes a contact, and
//                 they are shown masked. A wrong pair of keys says nothing but that: whether the first belongs to
//                 anybody is not told, and wrong pairs are counted by person, network and site. Steps stand in the
//                 database, bound to the browser's cookie; each works once and in its order. A reset leaves the present
//                 password.
#include "self-service/module.h"
#include "service/run.h"

int main(int argc, char** argv) {
    return valija::service::run({.name = "self-service", .make_routes = valija::self_service::make_routes}, argc, argv);
}
