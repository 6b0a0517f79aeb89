-- valija-contact-us: burns security codes and passes, queues a question to the help desk.
GRANT SELECT ON site TO valija_contact_us@localhost;
GRANT INSERT ON captcha_nonce TO valija_contact_us@localhost;
GRANT INSERT (site_id, kind, state, mailbox_id, sealed, created_at, due_at) ON outbox TO valija_contact_us@localhost;
