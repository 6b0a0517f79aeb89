CREATE OR REPLACE SQL SECURITY DEFINER VIEW v_dovecot_password AS
  SELECT address, password_hash AS password FROM v_mailbox_open
   WHERE is_primary AND state = 'active' AND password_hash IS NOT NULL;
DROP TABLE sign_in_pass;
DROP TABLE second_factor_draft;
DROP TABLE second_factor_code;
DROP TABLE second_factor;
