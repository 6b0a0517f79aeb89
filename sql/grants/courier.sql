-- valija-courier: claims messages and says what became of them, deletes what has expired, seals movements, queues the auditor's mail.
GRANT SELECT (id, kind, state, sealed, created_at, due_at, expires_at, give_up_at, lease_until, attempts),
  UPDATE (state, sealed, due_at, lease_until, attempts, last_error, delivered_at) ON outbox TO valija_courier@localhost;
GRANT SELECT (expires_at, last_seen_at), DELETE ON session TO valija_courier@localhost;
GRANT SELECT (expires_at), DELETE ON activation_pass TO valija_courier@localhost;
GRANT SELECT (expires_at), DELETE ON captcha_nonce TO valija_courier@localhost;
GRANT SELECT (expires_at), DELETE ON lockout TO valija_courier@localhost;
GRANT SELECT (expires_at), DELETE ON known_place TO valija_courier@localhost;
GRANT SELECT (expires_at), DELETE ON self_service_request TO valija_courier@localhost;
GRANT SELECT (expires_at), DELETE ON second_factor_draft TO valija_courier@localhost;
GRANT SELECT (expires_at), DELETE ON sign_in_pass TO valija_courier@localhost;
GRANT SELECT (last_seen_at), DELETE ON device TO valija_courier@localhost;
GRANT SELECT (expires_at), DELETE ON webmail_ticket TO valija_courier@localhost;
GRANT SELECT (expires_at), DELETE ON webmail_token TO valija_courier@localhost;
GRANT SELECT ON sms_switch TO valija_courier@localhost;
GRANT SELECT (window_until), DELETE ON sms_count TO valija_courier@localhost;
GRANT SELECT (refused_at), DELETE ON sms_refusal TO valija_courier@localhost;
GRANT SELECT ON movement TO valija_courier@localhost;
GRANT SELECT, INSERT ON movement_seal TO valija_courier@localhost;
GRANT SELECT, DELETE ON movement_pending TO valija_courier@localhost;
GRANT SELECT, UPDATE (holder, lease_until, head_mailed_at) ON movement_sealer TO valija_courier@localhost;
GRANT SELECT ON site TO valija_courier@localhost;
GRANT INSERT (site_id, kind, state, mailbox_id, person_id, name, sealed, created_at, due_at, expires_at, give_up_at) ON outbox TO valija_courier@localhost;
