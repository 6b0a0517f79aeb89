-- From a right activation credential to the page where one chooses one's own password. And a credential that is live (not
-- used, not voided) is a mailbox's only one, whatever the programs do.

UPDATE activation a JOIN activation newer ON newer.mailbox_id = a.mailbox_id AND newer.id > a.id
   SET a.voided_at = newer.issued_at WHERE a.used_at IS NULL AND a.voided_at IS NULL;

ALTER TABLE activation
  ADD COLUMN live_mailbox_id BIGINT UNSIGNED AS (IF(used_at IS NULL AND voided_at IS NULL, mailbox_id, NULL)) PERSISTENT
    COMMENT 'the mailbox while this credential is live',
  ADD UNIQUE KEY live (live_mailbox_id);

CREATE TABLE activation_pass (
  id_hash       BINARY(32) NOT NULL COMMENT 'SHA-256 of the 256 random bits in the cookie',
  activation_id BIGINT UNSIGNED NOT NULL COMMENT 'the credential that was typed',
  mailbox_id    BIGINT UNSIGNED NOT NULL COMMENT 'whose password it may set',
  site_id       SMALLINT UNSIGNED NOT NULL COMMENT 'where; no other site honours it',
  expires_at    DATETIME(3) NOT NULL COMMENT 'UTC; 15 minutes after issue',
  PRIMARY KEY (id_hash),
  UNIQUE KEY activation (activation_id),
  KEY mailbox (mailbox_id),
  KEY site (site_id),
  KEY expires (expires_at),
  CONSTRAINT activation_pass_activation FOREIGN KEY (activation_id) REFERENCES activation (id),
  CONSTRAINT activation_pass_mailbox FOREIGN KEY (mailbox_id) REFERENCES mailbox (id),
  CONSTRAINT activation_pass_site FOREIGN KEY (site_id) REFERENCES site (id)
) ENGINE=InnoDB COMMENT='A browser that typed a right activation credential and may choose a password';
