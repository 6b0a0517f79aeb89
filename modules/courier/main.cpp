// SPDX-License-Identifier: AGPL-3.0-or-later
// NAME            valija-courier - deliver what the outbox holds, take away what has expired, seal movements
// URLS            none: a daemon
// SETTINGS        mail.courier_port (Postfix's injection listener on 127.0.0.1), mail.doveadm_socket, doveadm_key,
//                 courier.mail_lanes, courier.lease_seconds (a third of it is the patience for one delivery),
//                 sms.driver (gammu, http, elsewhere, none), sms.spool, sms.group, sms.http_url, sms_token,
//                 paths.templates, session.idle_minutes, paths.movement_heads, movements.auditor, movements.mail_hours
// TABLES          claims and marks outbox; reads sms_switch; for recoveries reads address, domain, holding, mailbox,
//                 person, work_centre, marks recovery_request, counts sms_count, sms_refusal; deletes from session,
//                 captcha_nonce, lockout, known_place, device, recovery_request, self_service_request,
//                 second_factor_draft, sign_in_pass, webmail_ticket, webmail_token, sms_count, sms_refusal;
//                 reads movement, adds to movement_seal, takes from movement_pending, takes turns by movement_sealer;
//                 queues the auditor's mail in outbox
// SECURITY NOTES  Messages are opened in memory only and wiped from the row once delivered. Logs and outbox.last_error
//                 carry row numbers and the other side's numeric codes, never addresses or what was said. A short
//                 message lies readable in gammu-smsd's spool until what became of it is written down; of all programs
//                 the courier alone has the group that may look there. The doveadm
//                 key could do anything to any mailbox: it is read from a file of root's before privileges are
//                 dropped, and the only command ever sent is a kick of one exact address. The key of the chain over
//                 movements is in memory only, and the file of its heads is opened by root, for adding alone.
#include "courier/courier.h"

int main(int argc, char** argv) { return valija::courier::run(argc, argv); }
