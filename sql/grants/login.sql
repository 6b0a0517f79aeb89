-- valija-login: looks an account up, burns security codes, opens and ends sessions, gives passes for activation credentials,
-- asks for the second factor, renews an old hash, leaves movements.
GRANT SELECT ON site TO valija_login@localhost;
GRANT SELECT ON domain TO valija_login@localhost;
GRANT SELECT ON domain_profile TO valija_login@localhost;
GRANT SELECT ON address TO valija_login@localhost;
GRANT SELECT ON holding TO valija_login@localhost;
GRANT SELECT, UPDATE (password_hash) ON mailbox TO valija_login@localhost;
GRANT SELECT, INSERT, UPDATE (last_seen_at), DELETE ON session TO valija_login@localhost;
GRANT SELECT ON activation TO valija_login@localhost;
GRANT SELECT, INSERT, UPDATE ON activation_pass TO valija_login@localhost;
GRANT SELECT, UPDATE (last_step) ON second_factor TO valija_login@localhost;
GRANT SELECT, UPDATE (used_at) ON second_factor_code TO valija_login@localhost;
GRANT SELECT, INSERT, UPDATE (tries), DELETE ON sign_in_pass TO valija_login@localhost;
GRANT INSERT ON captcha_nonce TO valija_login@localhost;
GRANT INSERT ON movement TO valija_login@localhost;
GRANT SELECT, INSERT, UPDATE, DELETE ON lockout TO valija_login@localhost;
GRANT SELECT ON known_place TO valija_login@localhost;
GRANT SELECT, INSERT, UPDATE, DELETE ON device TO valija_login@localhost;
