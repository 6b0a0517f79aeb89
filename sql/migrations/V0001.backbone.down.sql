DROP TABLE mailbox_usage, outbox, movement, captcha_nonce, webmail_token, webmail_session, webmail_ticket, session, activation, holding, address, mailbox, person, domain, site;
