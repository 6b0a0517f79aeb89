-- A contact that its person wants to have: it counts for nothing until a code or a link that was sent to it comes back.

CREATE TABLE contact_confirmation (
  mailbox_id      BIGINT UNSIGNED NOT NULL COMMENT 'from whose account',
  kind            ENUM('mobile','alternate_address') NOT NULL COMMENT 'which contact; one change at a time of each',
  number          BINARY(8) NOT NULL COMMENT 'random; the forms carry it: a page left open for another change does nothing',
  site_id         SMALLINT UNSIGNED NOT NULL COMMENT 'where; no other site honours its link',
  person_id       BIGINT UNSIGNED NOT NULL COMMENT 'whose contact',
  session_hash    BINARY(32) NOT NULL COMMENT 'the session that asked; the code is taken from no other',
  value           VARCHAR(254) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'mail address or E.164 number',
  secret_hmac     BINARY(32) NOT NULL COMMENT 'HMAC-SHA-256 of number and code (mobile) or token (address), with a key outside the database',
  created_at      DATETIME(3) NOT NULL COMMENT 'UTC',
  code_expires_at DATETIME(3) NOT NULL COMMENT 'UTC; 10 minutes by short message, 24 hours by mail',
  expires_at      DATETIME(3) NOT NULL COMMENT 'UTC; until then another message may be asked for',
  sends           TINYINT UNSIGNED NOT NULL DEFAULT 1 COMMENT 'messages asked for; 5 at most',
  tries           TINYINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'wrong codes; 3 end it, whatever was sent meanwhile',
  PRIMARY KEY (mailbox_id, kind),
  KEY secret (secret_hmac),
  KEY site (site_id),
  KEY person (person_id),
  KEY expires (expires_at),
  CONSTRAINT contact_confirmation_mailbox FOREIGN KEY (mailbox_id) REFERENCES mailbox (id),
  CONSTRAINT contact_confirmation_site FOREIGN KEY (site_id) REFERENCES site (id),
  CONSTRAINT contact_confirmation_person FOREIGN KEY (person_id) REFERENCES person (id)
) ENGINE=InnoDB COMMENT='Contacts that wait for their confirmation; deleted by it, and by any change of the password';
