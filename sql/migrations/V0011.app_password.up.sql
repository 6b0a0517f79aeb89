-- Passwords of one phone or mail program each. Dovecot looks one up by its keyed hash, which it makes itself (docs/decisions/0011).

CREATE TABLE app_password (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT COMMENT 'for revoking it',
  mailbox_id  BIGINT UNSIGNED NOT NULL COMMENT 'whose mail it opens',
  name        VARCHAR(40) NOT NULL COMMENT 'what its person calls the device',
  secret_hash BINARY(32) NOT NULL COMMENT 'SHA-256 of the key app_password, in hex, and the 80 random bits as they are typed',
  created_at  DATETIME(3) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (id),
  UNIQUE KEY secret (secret_hash),
  KEY mailbox (mailbox_id),
  CONSTRAINT app_password_mailbox FOREIGN KEY (mailbox_id) REFERENCES mailbox (id)
) ENGINE=InnoDB COMMENT='Live app passwords, for IMAP and SMTP alone; a revoked one is deleted, the movement stays';

CREATE SQL SECURITY DEFINER VIEW v_dovecot_app_password AS
  SELECT p.secret_hash, o.address
    FROM app_password p
    JOIN v_mailbox_open o ON o.mailbox_id = p.mailbox_id AND o.is_primary AND o.state = 'active' AND o.password_hash IS NOT NULL;
