-- valija-contact-us: burns security codes and passes, queues a question to the help desk.
GRANT SELECT ON site TO valija_contact_us@localhost;
GRANT INSERT ON captcha_nonce TO valija_contact_us@localhost;
GRANT INSERT (site_id, kind, state, mailbox_id, person_id, name, sealed, created_at, due_at, expires_at, give_up_at) ON outbox TO valija_contact_us@localhost;
