-- A second factor for whoever wants one: a time-based code (RFC 6238) or one of ten recovery codes. And what /login remembers
-- between a right password and the code.

CREATE TABLE second_factor (
  mailbox_id    BIGINT UNSIGNED NOT NULL COMMENT 'whose sign-in asks for it; no row: none',
  secret_sealed VARBINARY(64) NOT NULL COMMENT 'AES-256-GCM of the 160 bits that the person''s app has too',
  last_step     BIGINT UNSIGNED NOT NULL COMMENT 'newest step of 30 seconds whose code was used; none up to it is taken again',
  enabled_at    DATETIME(3) NOT NULL COMMENT 'UTC; when its first code was right',
  PRIMARY KEY (mailbox_id),
  CONSTRAINT second_factor_mailbox FOREIGN KEY (mailbox_id) REFERENCES mailbox (id)
) ENGINE=InnoDB COMMENT='Mailboxes whose password alone does not open them';

CREATE TABLE second_factor_code (
  mailbox_id BIGINT UNSIGNED NOT NULL COMMENT 'whose',
  code_hmac  BINARY(32) NOT NULL COMMENT 'HMAC-SHA-256 of mailbox and code, with a key outside the database',
  created_at DATETIME(3) NOT NULL COMMENT 'UTC',
  used_at    DATETIME(3) NULL COMMENT 'UTC; it works once',
  PRIMARY KEY (mailbox_id, code_hmac),
  CONSTRAINT second_factor_code_factor FOREIGN KEY (mailbox_id) REFERENCES second_factor (mailbox_id) ON DELETE CASCADE
) ENGINE=InnoDB COMMENT='Recovery codes, for whoever has not got the app at hand';

CREATE TABLE second_factor_draft (
  mailbox_id    BIGINT UNSIGNED NOT NULL COMMENT 'whose',
  session_hash  BINARY(32) NOT NULL COMMENT 'the session that may see it, and none else; it goes with it',
  secret_sealed VARBINARY(64) NULL COMMENT 'AES-256-GCM of a secret whose first code is awaited',
  codes_sealed  VARBINARY(256) NULL COMMENT 'AES-256-GCM of recovery codes just made, until their person has kept them',
  expires_at    DATETIME(3) NOT NULL COMMENT 'UTC; 15 minutes after it was made',
  PRIMARY KEY (mailbox_id),
  KEY session (session_hash),
  KEY expires (expires_at),
  CONSTRAINT second_factor_draft_mailbox FOREIGN KEY (mailbox_id) REFERENCES mailbox (id),
  CONSTRAINT second_factor_draft_session FOREIGN KEY (session_hash) REFERENCES session (id_hash) ON DELETE CASCADE
) ENGINE=InnoDB COMMENT='What a person who sets up a second factor still has to see';

CREATE TABLE sign_in_pass (
  id_hash         BINARY(32) NOT NULL COMMENT 'SHA-256 of the 256 random bits in the cookie',
  mailbox_id      BIGINT UNSIGNED NOT NULL COMMENT 'whose password was right',
  site_id         SMALLINT UNSIGNED NOT NULL COMMENT 'where; no other site honours it',
  password_digest BINARY(32) NOT NULL COMMENT 'SHA-256 of the mailbox''s password hash then; another one now, and the pass opens nothing',
  leads_to        ENUM('webmail','account') NOT NULL COMMENT 'where the person wanted to go',
  tries           TINYINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'codes looked at; 3 at most',
  expires_at      DATETIME(3) NOT NULL COMMENT 'UTC; 5 minutes after issue',
  PRIMARY KEY (id_hash),
  KEY mailbox (mailbox_id),
  KEY site (site_id),
  KEY expires (expires_at),
  CONSTRAINT sign_in_pass_mailbox FOREIGN KEY (mailbox_id) REFERENCES mailbox (id),
  CONSTRAINT sign_in_pass_site FOREIGN KEY (site_id) REFERENCES site (id)
) ENGINE=InnoDB COMMENT='A browser that typed a right password and is asked for the second factor';

-- With a second factor the password alone opens no mail program either.
CREATE OR REPLACE SQL SECURITY DEFINER VIEW v_dovecot_password AS
  SELECT o.address, o.password_hash AS password FROM v_mailbox_open o
    LEFT JOIN second_factor f ON f.mailbox_id = o.mailbox_id
   WHERE o.is_primary AND o.state = 'active' AND o.password_hash IS NOT NULL AND f.mailbox_id IS NULL;
