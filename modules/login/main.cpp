// SPDX-License-Identifier: AGPL-3.0-or-later
// NAME            valija-login - sign in to the portal and out of it
// URLS            GET POST /login, GET POST /login/second-factor, GET POST /logout
// SETTINGS        password.memory_kib, password.passes, session.idle_minutes, session.absolute_hours, captcha.minutes,
//                 lockout.failures, .minutes, .everywhere_failures, .everywhere_hours, .network_failures,
//                 session.most_per_mailbox, service.threads
// TABLES          reads activation, address, domain, domain_profile, holding, known_place, mailbox, site; writes
//                 activation_pass, captcha_nonce, lockout, device, session, movement, sign_in_pass,
//                 mailbox.password_hash, second_factor.last_step, second_factor_code.used_at
// SECURITY NOTES  One text and the same work for an unknown address, a wrong password or credential and a mailbox that
//                 may not enter. The security code is burnt before the password is looked at. Passwords are taken in
//                 NFC, those over 128 characters refused before hashing; hashing is bounded. Each try is counted before
//                 its password is looked at. An activation credential opens /account/activation and nothing else,
//                 though the address be locked; a right password of an account with a second factor
//                 /login/second-factor and nothing else; its codes are counted too. Only a right password hears that
//                 an account is suspended.
#include "login/module.h"
#include "service/run.h"

int main(int argc, char** argv) {
    return valija::service::run({.name = "login", .make_routes = valija::login::make_routes}, argc, argv);
}
