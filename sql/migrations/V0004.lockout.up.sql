-- Who has guessed too often, and who is known here. Subjects are HMACs with a key outside the database: a mistyped
-- address may be somebody's password, and unknown addresses are counted like known ones.

CREATE TABLE lockout (
  subject      BINARY(16) NOT NULL COMMENT 'HMAC of what is counted: an address at a place, an address everywhere, a network',
  failures     SMALLINT UNSIGNED NOT NULL COMMENT 'wrong passwords in this window, each counted once',
  tolerated    SMALLINT UNSIGNED NOT NULL COMMENT 'more failures than this lock',
  marks        VARCHAR(320) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT '12 bits of the keyed hash of each of the last 64 wrong passwords, as "0afd,"',
  window_until DATETIME(3) NOT NULL COMMENT 'UTC; counting begins anew then',
  locked_until DATETIME(3) NULL COMMENT 'UTC; no password is looked at before',
  last_try     BINARY(8) NOT NULL COMMENT 'random number of the last try that was let through',
  expires_at   DATETIME(3) NOT NULL COMMENT 'UTC; window and lock are over, the row may go',
  PRIMARY KEY (subject),
  KEY expires (expires_at)
) ENGINE=InnoDB COMMENT='Counters of failed sign-ins, for the portal, IMAP and SMTP together';

CREATE TABLE known_place (
  subject    BINARY(16) NOT NULL COMMENT 'HMAC of an address and the network its person came in from',
  expires_at DATETIME(3) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (subject),
  KEY expires (expires_at)
) ENGINE=InnoDB COMMENT='Networks from which a right password came: what others fail at elsewhere does not lock them';

CREATE TABLE device (
  id_hash        BINARY(32) NOT NULL COMMENT 'SHA-256 of the 256 random bits in the browser''s device cookie',
  mailbox_id     BIGINT UNSIGNED NOT NULL COMMENT 'who entered with it; a shared computer has several',
  created_at     DATETIME(3) NOT NULL COMMENT 'UTC; first entry',
  last_seen_at   DATETIME(3) NOT NULL COMMENT 'UTC; last entry',
  remote_address VARCHAR(45) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'where the last entry came from',
  user_agent     VARCHAR(200) NOT NULL COMMENT 'the browser''s own words, cut',
  PRIMARY KEY (id_hash, mailbox_id),
  KEY mailbox (mailbox_id, last_seen_at),
  KEY last_seen (last_seen_at),
  CONSTRAINT device_mailbox FOREIGN KEY (mailbox_id) REFERENCES mailbox (id)
) ENGINE=InnoDB COMMENT='Browsers that a person entered with: their failures are counted apart from everybody else''s';

ALTER TABLE session
  ADD COLUMN device_hash BINARY(32) NULL COMMENT 'the browser it was opened with (table device)' AFTER site_id;
