// SPDX-License-Identifier: AGPL-3.0-or-later
// NAME            valija-account - a person's own account, and choosing a password with a temporary credential
// URLS            GET /account; GET POST /account/password; GET /account/sessions, POST /account/sessions/end,
//                 .../forget, .../end-others, .../lock-down; GET /account/data, POST /account/data/download;
//                 GET POST /account/report;
//                 GET POST /account/app-passwords, POST /account/app-passwords/revoke;
//                 GET /account/contacts, POST /account/contacts/code, .../send, .../cancel;
//                 GET POST /account/contacts/mobile, .../alternate-address, .../link;
//                 GET POST /account/second-factor, /account/second-factor/enrol, .../codes, .../new-codes, .../off;
//                 GET POST /account/forwarding, /account/vacation, /account/filters, POST /account/filters/change;
//                 GET POST /account/activation, GET /account/activation/done
// SETTINGS        password.shortest, password.memory_kib, password.passes, paths.dictionary, sms.*, lockout.*,
//                 service.threads, mail.managesieve_port
// TABLES          reads activation_pass, address, domain, domain_profile, holding, known_place, mailbox_usage, site,
//                 sms_switch, work_centre; writes activation, app_password, contact_confirmation, device,
//                 lockout, mail_filter, mail_rules, mailbox, movement, outbox, person (contacts), second_factor,
//                 second_factor_code, second_factor_draft, session, sms_count, sms_refusal, webmail_token;
//                 deletes from app_password, contact_confirmation, device, recovery_request, session
// SECURITY NOTES  A person's own pages open to their session alone, and what would let somebody else in asks the
//                 present password again, counted with the failures of /login; what would last (app passwords,
//                 forwarding, contacts, the second factor itself) asks a second factor's code too, counted by
//                 itself. Its secret and its recovery codes are drawn for the session that made
//                 them alone, 15 minutes long. The activation opens to nothing but the pass that /login gave for a
//                 right credential: the hash of a cookie, 15 minutes, one a credential, looked at again in the
//                 transaction that uses the credential up. Without, with another's and with an expired one the answer
//                 is the same. A password is judged before it is hashed, hashing is bounded, and no password is ever
//                 drawn. Nobody is signed in by it.
#include "account/module.h"
#include "service/run.h"

int main(int argc, char** argv) {
    return valija::service::run({.name = "account", .make_routes = valija::account::make_routes}, argc, argv);
}
