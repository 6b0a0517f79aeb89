-- valija-account: looks up what a pass opens, keeps the password that its person chose, tells them, ends what was open.
GRANT SELECT ON site TO valija_account@localhost;
GRANT SELECT ON domain TO valija_account@localhost;
GRANT SELECT ON address TO valija_account@localhost;
GRANT SELECT ON holding TO valija_account@localhost;
GRANT SELECT ON person TO valija_account@localhost;
GRANT SELECT ON work_centre TO valija_account@localhost;
GRANT SELECT (id, domain_id, state, password_hash), UPDATE (state, password_hash, password_changed_at) ON mailbox TO valija_account@localhost;
GRANT SELECT, UPDATE (used_at, voided_at) ON activation TO valija_account@localhost;
GRANT SELECT ON activation_pass TO valija_account@localhost;
GRANT SELECT, UPDATE (last_seen_at), DELETE ON session TO valija_account@localhost;
GRANT SELECT, DELETE ON device TO valija_account@localhost;
GRANT SELECT, INSERT, UPDATE, DELETE ON lockout TO valija_account@localhost;
GRANT SELECT ON known_place TO valija_account@localhost;
GRANT INSERT ON movement TO valija_account@localhost;
GRANT INSERT ON outbox TO valija_account@localhost;
GRANT SELECT ON sms_switch TO valija_account@localhost;
GRANT SELECT, INSERT, UPDATE ON sms_count TO valija_account@localhost;
GRANT INSERT ON sms_refusal TO valija_account@localhost;
