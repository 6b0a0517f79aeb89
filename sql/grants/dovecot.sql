-- Dovecot: who may log in, where the mail lies; and it writes how full each mailbox is.
GRANT SELECT ON v_dovecot_password TO valija_dovecot@localhost;
GRANT SELECT ON v_dovecot_app_password TO valija_dovecot@localhost;
GRANT SELECT ON v_dovecot_token TO valija_dovecot@localhost;
GRANT SELECT ON v_dovecot_user TO valija_dovecot@localhost;
GRANT SELECT ON v_dovecot_rules TO valija_dovecot@localhost;
GRANT SELECT, INSERT, UPDATE, DELETE ON mailbox_usage TO valija_dovecot@localhost;
