-- valija-self-service: burns security codes, finds a person by two keys, keeps who confirms, makes or resets their account.
GRANT SELECT ON site TO valija_self_service@localhost;
GRANT SELECT ON domain TO valija_self_service@localhost;
GRANT SELECT ON domain_profile TO valija_self_service@localhost;
GRANT SELECT ON work_centre TO valija_self_service@localhost;
GRANT SELECT ON person TO valija_self_service@localhost;
GRANT INSERT ON captcha_nonce TO valija_self_service@localhost;
GRANT SELECT, INSERT, UPDATE, DELETE ON lockout TO valija_self_service@localhost;
GRANT SELECT ON known_place TO valija_self_service@localhost;
GRANT SELECT, INSERT, UPDATE, DELETE ON self_service_request TO valija_self_service@localhost;
GRANT SELECT (id, domain_id, state), INSERT ON mailbox TO valija_self_service@localhost;
GRANT SELECT, INSERT ON address TO valija_self_service@localhost;
GRANT SELECT, INSERT ON holding TO valija_self_service@localhost;
GRANT SELECT (id, mailbox_id, issued_at, expires_at, used_at, voided_at, live_mailbox_id), INSERT, UPDATE (voided_at) ON activation TO valija_self_service@localhost;
GRANT INSERT ON movement TO valija_self_service@localhost;
GRANT INSERT (site_id, kind, name, state, mailbox_id, person_id, sealed, created_at, due_at, expires_at, give_up_at) ON outbox TO valija_self_service@localhost;
GRANT SELECT (mailbox_id), DELETE ON contact_confirmation TO valija_self_service@localhost;
