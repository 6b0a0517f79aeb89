// SPDX-License-Identifier: AGPL-3.0-or-later
// NAME            valija-sign-on - hand a signed-in person over to the webmail, and vouch for them at each of its
//                 requests
// URLS            portal's host: GET /sign-on/ticket; webmail's host: GET /sign-on, /sign-on/enter, and inside nginx
//                 only /sign-on/check (auth_request), /sign-on/leave
// SETTINGS        session.idle_minutes, session.absolute_hours, service.threads
// TABLES          reads session, mailbox, address, domain, site, holding, person; writes webmail_ticket,
//                 webmail_session, webmail_token, session.last_seen_at; deletes session (leave)
// SECURITY NOTES  A ticket lives 30 s, works once, and only in the browser whose state cookie asked for it: a bare link
//                 cannot put anybody into somebody else's mailbox. Tickets, states and tokens are stored as SHA-256 and
//                 never logged. The token for IMAP and SMTP is derived again at each request, so it is kept nowhere in
//                 clear; Dovecot takes it from 127.0.0.1 only.
#include "service/run.h"
#include "sign-on/module.h"

int main(int argc, char** argv) {
    return valija::service::run({.name = "sign-on", .make_routes = valija::sign_on::make_routes}, argc, argv);
}
