// SPDX-License-Identifier: AGPL-3.0-or-later
// NAME            valija-forgot-password - recover a password with a mobile or an alternate address confirmed before
// URLS            GET POST /forgot-password, GET POST /forgot-password/send, GET POST /forgot-password/code, GET POST
//                 /forgot-password/link, GET POST /forgot-password/second-factor, GET POST /forgot-password/password,
//                 GET /forgot-password/done
// SETTINGS        captcha.minutes, recovery.requests, .everywhere_requests, .everywhere_hours, .network_requests,
//                 .all_requests, .minutes, lockout.*, password.shortest, .memory_kib, .passes, paths.dictionary, sms.*,
//                 service.threads
// TABLES          reads address, domain, holding, known_place, mailbox, person, site, sms_switch, work_centre; writes
//                 activation, captcha_nonce, device, lockout, movement, outbox, recovery_request, second_factor,
//                 sms_count, sms_refusal, second_factor_code, mailbox.password_hash; deletes from app_password,
//                 device, second_factor, second_factor_draft, session
// SECURITY NOTES  A known, an unknown and a not enabled user name get the same pages by the same statements: the
//                 courier finds out whether there is a confirmed contact. Codes are bound to the request, and the
//                 request to the browser; three wrong ones end it, however often they were sent. The mailed link opens
//                 in that browser alone. A second factor is asked where there is one of 72 hours or more. Failed
//                 sign-ins close nothing here.
#include "forgot-password/module.h"
#include "service/run.h"

int main(int argc, char** argv) {
    return valija::service::run({.name = "forgot-password", .make_routes = valija::forgot_password::make_routes}, argc,
                                argv);
}
