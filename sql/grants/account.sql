-- valija-account: looks up what a pass opens, keeps the password that its person chose, tells them, ends what was open.
GRANT SELECT ON site TO valija_account@localhost;
GRANT SELECT ON domain TO valija_account@localhost;
GRANT SELECT ON address TO valija_account@localhost;
GRANT SELECT ON holding TO valija_account@localhost;
GRANT SELECT ON person TO valija_account@localhost;
GRANT SELECT ON work_centre TO valija_account@localhost;
GRANT SELECT (id, domain_id, state, password_hash, quota_bytes, created_at, password_changed_at), UPDATE (state, password_hash, password_changed_at) ON mailbox TO valija_account@localhost;
GRANT SELECT, UPDATE (used_at, voided_at) ON activation TO valija_account@localhost;
GRANT SELECT ON activation_pass TO valija_account@localhost;
GRANT SELECT, INSERT, UPDATE (last_seen_at), DELETE ON session TO valija_account@localhost;
GRANT SELECT, DELETE ON device TO valija_account@localhost;
GRANT SELECT, INSERT, UPDATE, DELETE ON lockout TO valija_account@localhost;
GRANT SELECT ON known_place TO valija_account@localhost;
GRANT SELECT (mailbox_id), DELETE ON recovery_request TO valija_account@localhost;
GRANT SELECT (id, mailbox_id, name, created_at), INSERT, DELETE ON app_password TO valija_account@localhost;
GRANT SELECT, INSERT, UPDATE (last_step), DELETE ON second_factor TO valija_account@localhost;
GRANT SELECT, INSERT, UPDATE (used_at), DELETE ON second_factor_code TO valija_account@localhost;
GRANT SELECT, INSERT, UPDATE, DELETE ON second_factor_draft TO valija_account@localhost;
GRANT SELECT ON mailbox_usage TO valija_account@localhost;
GRANT SELECT, INSERT ON movement TO valija_account@localhost;
GRANT INSERT ON outbox TO valija_account@localhost;
GRANT SELECT ON sms_switch TO valija_account@localhost;
GRANT SELECT, INSERT, UPDATE ON sms_count TO valija_account@localhost;
GRANT INSERT ON sms_refusal TO valija_account@localhost;
GRANT SELECT, INSERT, UPDATE, DELETE ON contact_confirmation TO valija_account@localhost;
GRANT UPDATE (alternate_address, alternate_set_at, alternate_confirmed_at, alternate_confirmed_by, mobile, mobile_set_at,
  mobile_confirmed_at, mobile_confirmed_by) ON person TO valija_account@localhost;
GRANT SELECT ON domain_profile TO valija_account@localhost;
